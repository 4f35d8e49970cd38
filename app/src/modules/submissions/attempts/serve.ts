import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Type } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import { dayOf } from '#kernel/day.ts';
import type { Seals } from '#platform/documents/seals.ts';
import type { Log } from '#platform/log.ts';
import type { Pack } from '#platform/pack.ts';
import { openJournal, type Journal } from './journal.ts';
import { attemptXml } from './note-xml.ts';
import { attemptsSocket, ownSocketFolder } from './socket.ts';
import type { AttemptEntry, AttemptNote, AttemptWish, ClockState } from './types.ts';

export interface AttemptsHouse {
  dataFolder: string;
  pack: Pick<Pack, 'name' | 'identifiers'>;
  /** Seals with the use `attempts` only. */
  seals: Seals;
  clock: () => Date;
  log: Log;
}

/** Far above what anybody does; it stops who does nothing else. */
export const MOST_OF_ONE_PERSON_AN_HOUR = 20;
const HOUR_MS = 3_600_000;
const MOST_WAITING = 500;
const MOST_BODY = 16 * 1024;
const CLOCK_ASKED_EVERY_MS = 60_000;

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Wish = Type.Object(
  {
    draftId: text(36),
    partyId: text(36),
    personId: text(36),
    relation: Type.Union([Type.Literal('self'), Type.Literal('representative'), Type.Literal('mandate')]),
    formCode: text(20),
    formVersion: Type.Integer({ minimum: 1 }),
    formTitle: text(300),
    answersSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
    reason: Type.Union([Type.Literal('database'), Type.Literal('busy'), Type.Literal('disk'), Type.Literal('fault')]),
    sender: Type.Object({ name: text(300), identifierKind: text(10), identifier: Type.String({ maxLength: 40 }) }),
  },
  { additionalProperties: false },
);

/** The process that gives proofs of attempts: no database, a key of its own, a journal on the disk. It listens on a
 *  socket that only the house's own user may open, in a folder that only they may write.
 *  @throws where the folder is not theirs alone, the journal was changed, or another such process works here */
export async function serveAttempts(house: AttemptsHouse): Promise<{ stop(): Promise<void> }> {
  const folder = join(house.dataFolder, 'attempts');
  await mkdir(join(folder, 'notes'), { recursive: true, mode: 0o700 });
  const socket = attemptsSocket(house.dataFolder);
  ownSocketFolder(socket, 'make');
  if (await answers(socket)) throw new Error('Proofs of attempts are given by another process already.');
  await rm(socket, { force: true });
  const journal = await openJournal(folder);
  const issuer = issuerOver(house, folder, journal);
  const clock = watchClock();
  let inHand = 0;
  const server = createServer((request, response) => {
    if (inHand >= MOST_WAITING) return say(response, 503, { kind: 'busy' });
    inHand += 1;
    response.once('close', () => {
      inHand -= 1;
    });
    handle(issuer, journal, clock, request, response).catch((fault: Error) => {
      house.log.error({ fault: fault.message }, 'no proof of an attempt could be given');
      say(response, 500, { kind: 'fault' });
    });
  });
  await new Promise<void>((done, fail) => server.once('error', fail).listen(socket, done));
  await chmod(socket, 0o600);
  return {
    async stop() {
      clock.stop();
      server.closeAllConnections();
      await new Promise<void>(done => server.close(() => done()));
      await journal.close();
    },
  };
}

async function handle(
  issuer: Issuer,
  journal: Journal,
  clock: { state(): ClockState },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://attempts');
  if (request.method === 'POST' && url.pathname === '/attempts') {
    const wish = await bodyOf(request);
    if (!Value.Check(Wish, wish)) return say(response, 422, { kind: 'unreadable' });
    const given = await issuer.give(wish as AttemptWish, clock.state());
    return given ? say(response, 201, given) : say(response, 429, { kind: 'too-many' });
  }
  if (url.pathname === '/journal') {
    const number = url.searchParams.get('number');
    const found = await journal.find(number === null ? { draftId: url.searchParams.get('draft') ?? '' } : { number });
    return say(response, 200, found);
  }
  if (url.pathname === '/note') {
    const xml = await issuer.fetch(url.searchParams.get('number') ?? '', url.searchParams.get('code') ?? '');
    return xml === undefined ? say(response, 404, { kind: 'no-such-note' }) : say(response, 200, { xml });
  }
  return url.pathname === '/health'
    ? say(response, 200, { live: true, entries: journal.size() })
    : say(response, 404, { kind: 'no-such-thing' });
}

interface Issuer {
  /** @returns undefined where this person has had too many in the last hour */
  give(wish: AttemptWish, clock: ClockState): Promise<(Omit<AttemptNote, 'at'> & { at: string }) | undefined>;
  fetch(number: string, code: string): Promise<string | undefined>;
}

const NUMBER = /^PPZ-\d{8}-[A-Z2-7]{10}$/;
const CODE = /^[A-Z2-7]{26}$/;

function issuerOver(house: AttemptsHouse, folder: string, journal: Journal): Issuer {
  const given = new Map<string, Promise<Omit<AttemptNote, 'at'> & { at: string }>>();
  const byPerson = new Map<string, number[]>();
  const noteFile = (number: string, code: string): string => join(folder, 'notes', `${number}.${code}.xml`);

  const mayHaveOne = (personId: string, now: number): boolean => {
    const recent = (byPerson.get(personId) ?? []).filter(at => now - at < HOUR_MS);
    if (recent.length >= MOST_OF_ONE_PERSON_AN_HOUR) return false;
    if (byPerson.size > 100_000) byPerson.clear();
    byPerson.set(personId, [...recent, now]);
    return true;
  };

  const issue = async (wish: AttemptWish, clock: ClockState, now: Date): Promise<Omit<AttemptNote, 'at'> & { at: string }> => {
    const before = journal
      .recent(wish.draftId)
      .find(entry => entry.answersSha256 === wish.answersSha256 && entry.personId === wish.personId && entry.partyId === wish.partyId);
    const entry = before ?? (await journal.append(entryFor(wish, clock, now)));
    const code = base32(16);
    const sealed = await house.seals.sealXml('attempts', attemptXml(house.pack, entry, wish), now);
    const file = noteFile(entry.number, code);
    // The journal has it: the person gets the note also where the disk takes no copy of it.
    await writeFile(`${file}.new`, sealed, { mode: 0o600 })
      .then(() => rename(`${file}.new`, file))
      .catch(() => rm(`${file}.new`, { force: true }));
    return { number: entry.number, code, at: entry.at, clock: entry.clock, xml: sealed.toString('utf8'), repeated: before !== undefined };
  };

  return {
    async give(wish, clock) {
      const now = house.clock();
      const key = `${wish.draftId} ${wish.answersSha256} ${wish.personId} ${wish.partyId}`;
      const same = given.get(key);
      // Two requests of one attempt, as a double click makes them, are one.
      if (same) return { ...(await same), repeated: true };
      if (!mayHaveOne(wish.personId, now.getTime())) return undefined;
      const made = issue(wish, clock, now);
      given.set(key, made);
      const forget = (): void => void given.delete(key);
      setTimeout(forget, HOUR_MS).unref();
      made.catch(forget);
      return made;
    },
    async fetch(number, code) {
      if (!NUMBER.test(number) || !CODE.test(code)) return undefined;
      const file = noteFile(number, code);
      return existsSync(file) ? readFile(file, 'utf8') : undefined;
    },
  };
}

const entryFor = (wish: AttemptWish, clock: ClockState, now: Date): Omit<AttemptEntry, 'position' | 'previous' | 'hash'> => ({
  number: `PPZ-${dayOf(now).replaceAll('-', '')}-${base32(10).slice(0, 10)}`,
  at: now.toISOString(),
  clock,
  draftId: wish.draftId,
  partyId: wish.partyId,
  personId: wish.personId,
  formCode: wish.formCode,
  formVersion: wish.formVersion,
  answersSha256: wish.answersSha256,
  reason: wish.reason,
});

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function base32(bytes: number): string {
  let bits = '';
  for (const byte of randomBytes(bytes)) bits += byte.toString(2).padStart(8, '0');
  return (bits.match(/.{1,5}/g) ?? []).map(five => LETTERS[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** Whether the kernel says that the clock is kept in step; asked again and again, since that changes. */
function watchClock(): { state(): ClockState; stop(): void } {
  let state: ClockState = 'unknown';
  const look = (): void => {
    execFile('timedatectl', ['show', '-p', 'NTPSynchronized', '--value'], { timeout: 2_000 }, (fault, out) => {
      state = fault === null && out.trim() === 'yes' ? 'synchronised' : 'unknown';
    });
  };
  look();
  const timer = setInterval(look, CLOCK_ASKED_EVERY_MS);
  timer.unref();
  return { state: () => state, stop: () => clearInterval(timer) };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of request) {
    length += (piece as Buffer).length;
    if (length > MOST_BODY) return undefined;
    pieces.push(piece as Buffer);
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'));
  } catch {
    return undefined;
  }
}

function say(response: ServerResponse, status: number, body: unknown): void {
  if (response.headersSent || response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

const answers = (socket: string): Promise<boolean> =>
  new Promise(done => {
    const probe = connect(socket)
      .once('connect', () => {
        probe.destroy();
        done(true);
      })
      .once('error', () => done(false));
  });
