import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fastify from 'fastify';
import pg from 'pg';
import type { Start } from '../cli/program.ts';
import { type BenchOptions, type Findings, shortOf } from './findings.ts';
import { openSessions, tokenOf } from './crowd.ts';
import { portalCookie, RWN } from './filing-sample.ts';
import { shoot, type Shot } from './load.ts';
import { freePort, type Ground, makeGround, median, rounded, type Served } from './machine.ts';

const CONNECTIONS = 64;
const GZIP_LEVEL = 9;
/** How long the demo's filings may take to be decided and told. */
const SETTLE_MS = 20_000;
const GOALS = { js_gzip_bytes: 10_240, ratio_public: 0.2, ratio_home: 0.04 };

/** Weight of the scripts, and speed of the first page for a visitor and of the home of somebody signed in (whose every
 *  view is audited before it is sent), against a bare Fastify answer in the same minutes. */
export async function measurePage(start: Start, options: BenchOptions): Promise<Findings> {
  const rounds = Number(options.rounds ?? 5);
  const seconds = Number(options.seconds ?? 4);
  const ground = await makeGround(start.root);
  try {
    const product = await ground.start('web');
    const people = await signPeopleIn(ground);
    await live(ground, product, people);
    const form = await beginForm(product, people);
    const scripts = Math.max(await scriptBytes(product, '/', 0), await scriptBytes(product, form.path, form.place));
    const bare = await ground.start('web', {}, ['bench', 'bare-server']);
    const scratch = join(ground.folder, 'scratch');
    mkdirSync(scratch);
    const visitor: Shot = { method: 'GET', path: '/' };
    const signedIn: Shot = { ...visitor, crowd: { size: people, cookie: place => portalCookie(`bench-${place}`) } };
    const audited = async (): Promise<number> =>
      (
        await ask<{ n: number }>(
          ground.database.url,
          `select count(*)::int as n from platform.audit_event a where a.action = 'portal.read-home'`,
        )
      )[0]?.n ?? 0;
    const speeds: Record<'bare' | 'visitor' | 'home', number[]> = { bare: [], visitor: [], home: [] };
    for (let round = 0; round <= rounds; round += 1) {
      const time = round === 0 ? 2 : seconds;
      const bareOne = await shoot(scratch, bare.port, { method: 'GET', path: '/' }, { connections: CONNECTIONS, seconds: time });
      const visitorOne = await shoot(scratch, product.port, visitor, { connections: CONNECTIONS, seconds: time });
      const before = await audited();
      const homeOne = await shoot(scratch, product.port, signedIn, { connections: CONNECTIONS, seconds: time });
      const entries = (await audited()) - before;
      if (entries < homeOne.requests) throw new Error(`${homeOne.requests} homes were sent, but only ${entries} were audited.`);
      if (round === 0) continue;
      speeds.bare.push(bareOne.perSecond);
      speeds.visitor.push(visitorOne.perSecond);
      speeds.home.push(homeOne.perSecond);
      console.log(
        `round ${round}: bare Fastify ${Math.round(bareOne.perSecond)}/s; first page ${Math.round(visitorOne.perSecond)}/s; home, signed in and audited ${Math.round(homeOne.perSecond)}/s (p99 ${rounded(homeOne.p99Ms, 1)} ms)`,
      );
    }
    const bareSpeed = median(speeds.bare);
    const figures = {
      js_gzip_bytes: scripts,
      ratio_public: rounded(median(speeds.visitor) / bareSpeed, 3),
      ratio_home: rounded(median(speeds.home) / bareSpeed, 3),
    };
    return {
      figures,
      short: shortOf({
        js_gzip_bytes: [figures.js_gzip_bytes, 'at most', GOALS.js_gzip_bytes],
        ratio_public: [figures.ratio_public, 'at least', GOALS.ratio_public],
        ratio_home: [figures.ratio_home, 'at least', GOALS.ratio_home],
      }),
    };
  } finally {
    await ground.end();
  }
}

/** `./okienko bench bare-server`: the smallest answer Fastify can give, in a process of its own. */
export async function serveBare(port: number): Promise<void> {
  const app = fastify({ logger: false });
  app.get('/', async () => ({ hello: 'world' }));
  await app.listen({ port, host: '127.0.0.1' });
  process.on('SIGTERM', () => void app.close().then(() => process.exit(0)));
  console.log(JSON.stringify({ ready: true, role: 'bare-server' }));
}

async function ask<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(statement)).rows;
  } finally {
    await client.end();
  }
}

/** Opens a session for every grown-up of the demo, each in the name they have most to do in.
 *  @returns how many */
async function signPeopleIn(ground: Ground): Promise<number> {
  const people = await ask<{ person_id: string; party_id: string }>(
    ground.database.url,
    `
    select p.person_id, coalesce((select r.organisation_id from identity.representative r where r.person_id = p.person_id limit 1),
      (select m.grantor_id from identity.mandate m where m.proxy_id = p.person_id and m.revoked_at is null and 'payer' = any(m.roles) limit 1), p.person_id) as party_id
    from identity.person p join identity.profile f on f.person_id = p.person_id and f.status = 'confirmed' order by p.person_id`,
  );
  const client = new pg.Client({ connectionString: ground.database.url });
  await client.connect();
  await openSessions(
    client,
    people.map(({ person_id, party_id }, place) => ({
      sessionId: crypto.randomUUID(),
      personId: person_id,
      partyId: party_id,
      token: tokenOf(place),
    })),
  );
  await client.end();
  return people.length;
}

/** The payers among them file twice, and workers decide and write letters, so that homes have something to show. */
async function live(ground: Ground, product: Served, people: number): Promise<void> {
  const port = async (): Promise<string> => String(await freePort());
  const worker = await ground.start('all', {
    SIGN_IN_PORT: await port(),
    MAIL_PORT: await port(),
    MAIL_WEB_PORT: await port(),
    SCANNER_PORT: await port(),
  });
  let filed = 0;
  for (let place = 0; place < people * 2; place += 1) {
    const answer = await post(product, '/api/submissions', place % people, RWN, {
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    });
    if (answer.status === 201) filed += 1;
  }
  const until = performance.now() + SETTLE_MS;
  let told = 0;
  while (told < filed && performance.now() < until) {
    await new Promise(done => setTimeout(done, 200));
    told = (await ask<{ n: number }>(ground.database.url, 'select count(*)::int as n from cases.decision'))[0]?.n ?? 0;
  }
  await worker.stop();
  console.log(`${people} people of the demo signed in; ${filed} requests filed, ${told} decided, their letters written.`);
  if (filed === 0 || told < filed) throw new Error('The demo did not come to rest: homes would be measured empty.');
}

const post = (served: Served, path: string, place: number, body: string, headers: Record<string, string>): Promise<Response> =>
  fetch(`http://127.0.0.1:${served.port}${path}`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin: served.url, cookie: portalCookie(tokenOf(place)), ...headers },
  });

/** Begins a request for the first person who may, and follows to its first page of questions. */
async function beginForm(served: Served, people: number): Promise<{ path: string; place: number }> {
  for (let place = 0; place < people; place += 1) {
    const begun = await post(served, '/forms/RWN', place, '', { 'content-type': 'application/x-www-form-urlencoded' });
    const draft = begun.headers.get('location');
    if (!draft?.startsWith('/drafts/')) continue;
    const resumed = await fetch(`http://127.0.0.1:${served.port}${draft}`, {
      redirect: 'manual',
      headers: { cookie: portalCookie(tokenOf(place)) },
    });
    const page = resumed.headers.get('location');
    if (page) return { path: page, place };
  }
  throw new Error('Nobody of the demo may begin the form RWN.');
}

/** Bytes of all scripts a page loads, each as it travels gzipped, and of any it carries within. */
async function scriptBytes(served: Served, path: string, place: number): Promise<number> {
  const home = `http://127.0.0.1:${served.port}`;
  const answer = await fetch(home + path, { headers: { cookie: portalCookie(tokenOf(place)) } });
  const html = await answer.text();
  if (answer.status !== 200 || !html.includes('</html>')) throw new Error(`${path} was answered ${answer.status}.`);
  let bytes = 0;
  const loaded: string[] = [];
  for (const [, attributes = '', within = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    const source = /\bsrc="([^"]+)"/.exec(attributes)?.[1];
    const code = source === undefined ? Buffer.from(within) : Buffer.from(await (await fetch(new URL(source, home))).arrayBuffer());
    const weight = gzipSync(code, { level: GZIP_LEVEL }).length;
    loaded.push(`${source ?? 'inline'} ${weight}`);
    bytes += weight;
  }
  console.log(`${path.replace(/[0-9a-f-]{36}/, '…')}: ${loaded.length} scripts, ${bytes} bytes gzipped (${loaded.join(', ')})`);
  return bytes;
}
