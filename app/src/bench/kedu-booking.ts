import { join } from 'node:path';
import pg from 'pg';
import { makeNip } from '#kernel/demo-identifiers.ts';
import type { PartyId, SubmissionId } from '#kernel/ids.ts';
import { payers } from '#modules/payers/module.ts';
import { readConfig } from '#platform/config/config.ts';
import { dayOf, month } from '#kernel/day.ts';
import type { SystemActor } from '#platform/context.ts';
import { copyIn, copyOut } from '#platform/database/copy.ts';
import type { House } from '#platform/house.ts';
import { newId } from '#platform/new-id.ts';
import { transact } from '#platform/transact.ts';
import type { Start } from '../cli/program.ts';
import { openHouse } from '../house.ts';
import { inventedSet, type Rates } from '../kedu/invented-set.ts';
import { writeKedu } from '../kedu/writer.ts';
import { makeGround, median, rounded } from './machine.ts';

const PEOPLE = 20_000;
const SEED = 1;
const bench: SystemActor = { kind: 'system', name: 'bench', channel: 'worker' };

/** What a booking writes, in the order in which it can be put back. */
const TABLES = [
  'identity.party',
  'identity.person',
  'identity.party_role',
  'account.title',
  'account.base',
  'account.break',
  'account.payer_month',
] as const;

/** Rows booked a second, against COPY of the very rows into the very tables with the same indexes, in the same minutes on
 *  the same server; fsync is on, both commit. Booking makes the people, finds their titles and works out the charges. */
export async function measureBooking(start: Start, rates: Rates, rounds: number): Promise<number> {
  const ground = await makeGround(start.root);
  const config = readConfig(start.root, { OKIENKO_DATA: join(ground.folder, 'data'), OKIENKO_LOG: 'error' });
  if (!config.ok) throw new Error(config.refusal.join('\n'));
  const opened = await openHouse(config.value, ground.database.url, null, () => new Date());
  const owner = new pg.Client({ connectionString: ground.database.url });
  await owner.connect();
  try {
    const payerId = await makePayer(owner);
    const set = await bringSet(opened.house, owner, payerId, rates);
    const ratios: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      const booked = await secondsOf(() => book(opened.house, payerId, set));
      const kept = new Map<string, Buffer>();
      let rows = 0;
      for (const table of TABLES) kept.set(table, await takeOut(owner, table, count => (rows += count)));
      await forget(owner, set.setId);
      const copied = await secondsOf(() => putBack(owner, kept));
      await forget(owner, set.setId);
      ratios.push(copied / booked);
      console.log(
        `booking, round ${round}: ${rows} rows of ${PEOPLE} people in ${rounded(booked)} s by us (${Math.round(rows / booked)} a second), in ${rounded(copied)} s by COPY (${Math.round(rows / copied)} a second)`,
      );
    }
    return rounded(median(ratios));
  } finally {
    await owner.end();
    await opened.close();
    await ground.end();
  }
}

async function makePayer(owner: pg.Client): Promise<PartyId> {
  const payerId = newId<PartyId>();
  await owner.query(`insert into identity.party (party_id, kind, display_name) values ($1, 'organisation', 'FIRMA WYMYŚLONA')`, [payerId]);
  await owner.query(
    `insert into identity.organisation (organisation_id, name, nip, legal_form, branch_code) values ($1, 'FIRMA WYMYŚLONA', $2, 'spółka', '12')`,
    [payerId, makeNip(SEED)],
  );
  return payerId;
}

interface Brought {
  setId: string;
  sha256: string;
}

/** A month of everybody, brought and read as any other; what is measured begins after that. */
async function bringSet(house: House, owner: pg.Client, payerId: PartyId, rates: Rates): Promise<Brought> {
  const events = inventedSet({ version: '5.7', month: month('2026-10'), insured: PEOPLE, rates, seed: SEED });
  const { sha256, bytes } = await house.storage.putStream(writeKedu(events, '5.7'), 1e9);
  const setId = newId();
  await owner.query(
    `insert into payers.document_set (party_id, set_id, made_by, origin, file_name, bytes, sha256, received_at, state) values ($1, $2, $1, 'file', 'bench.xml', $3, $4, now(), 'received')`,
    [payerId, setId, bytes, sha256],
  );
  const read = payers.jobs?.find(job => job.name === 'payers.read-set');
  await read?.run(house, { partyId: payerId, setId }, 1);
  return { setId, sha256 };
}

async function book(house: House, partyId: PartyId, { setId, sha256 }: Brought): Promise<void> {
  const effect = payers.effects?.find(one => one.name === 'payers.book-set');
  const done = await transact(house, bench, async ctx => {
    if (!effect) throw new Error('Nobody books sets.');
    const granted = { partyId, submissionId: newId<SubmissionId>(), filedOn: dayOf(ctx.now) };
    return effect.run(ctx, granted, { setId, sha256 });
  });
  if (!done.ok) throw new Error(`The set was not booked: ${done.refusal.kind}`);
}

async function takeOut(owner: pg.Client, table: string, counted: (rows: number) => void): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of copyOut(
    owner,
    `copy (select ${await columnsOf(owner, table)} from ${table}${table === 'identity.party' ? ` where kind = 'person'` : ''}) to stdout`,
    counted,
  ))
    pieces.push(piece);
  return Buffer.concat(pieces);
}

async function putBack(owner: pg.Client, kept: ReadonlyMap<string, Buffer>): Promise<void> {
  await owner.query('begin');
  for (const table of TABLES) {
    const bytes = kept.get(table) as Buffer;
    const columns = await columnsOf(owner, table);
    await copyIn(
      owner,
      `copy ${table} (${columns}) from stdin`,
      (async function* () {
        yield bytes;
      })(),
    );
  }
  await owner.query('commit');
}

/** Columns that are written; generated ones make themselves. */
async function columnsOf(owner: pg.Client, table: string): Promise<string> {
  const found = await owner.query<{ columns: string }>(
    `select string_agg(quote_ident(attname), ', ' order by attnum) as columns from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
    [table],
  );
  return found.rows[0]?.columns ?? '';
}

/** Back to before the booking: tables as empty as they were, the set still to be booked. */
async function forget(owner: pg.Client, setId: string): Promise<void> {
  await owner.query(
    'truncate account.payer_booking, account.payer_month, account.break, account.base, account.title, account.payer_document, account.payer',
  );
  await owner.query(`delete from identity.party_role where party_id in (select person_id from identity.person)`);
  await owner.query('create temp table if not exists payer_kept as select party_id from identity.party where kind = $$organisation$$');
  await owner.query('truncate identity.person cascade');
  await owner.query('delete from identity.party where party_id not in (select party_id from payer_kept)');
  await owner.query(`update payers.document_set set state = 'ready', booked_at = null where set_id = $1`, [setId]);
}

async function secondsOf(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1000;
}
