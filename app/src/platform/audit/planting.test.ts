import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { PartyId, SessionId, StaffId } from '#kernel/ids.ts';
import { readConfig } from '#platform/config/config.ts';
import type { Actor } from '#platform/context.ts';
import { openSeals } from '#platform/documents/keys/make-seals.ts';
import { makeLog } from '#platform/log.ts';
import { newId } from '#platform/new-id.ts';
import { plantAll } from '../../testing/planting.ts';
import { asOwner, testDatabase } from '../../testing/database.ts';
import { checkpointFile, signCheckpoint } from './checkpoint.ts';
import { checkpointAudit, plantAudit, PLANT_BATCH, type PlantingHouse } from './plant.ts';
import { auditRow, insertAudit } from './rows.ts';
import { verifyAudit } from './verify.ts';

const SUBJECT = { name: 'Zakład Próbny', country: 'PL', identifier: 'VATPL-5213017228' };
const AT = new Date('2026-11-23T09:00:00Z');
const anna = newId<PartyId>();
const beata: Actor = {
  kind: 'staff',
  staffId: newId<StaffId>(),
  personId: null,
  name: 'Beata',
  roles: ['clerk'],
  branchCode: '370000',
  level: 3,
  sessionId: newId<SessionId>(),
  authenticatedAt: AT,
  channel: 'desk',
};

async function office() {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-audit-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const database = await testDatabase({ until: 'test' });
  const config = readConfig(process.cwd(), { OKIENKO_DATA: folder });
  if (!config.ok) throw new Error(config.refusal.join());
  const house: PlantingHouse = {
    database,
    config: config.value,
    log: makeLog('silent'),
    clock: () => AT,
    seals: await openSeals(join(folder, 'keys'), 'make-test-keys', SUBJECT, new Date()),
  };
  return {
    house,
    folder,
    /** Beata looks `times` times at Anna's data, in one transaction. */
    beataLooks: (times: number) =>
      database.inTransaction(beata, async db => {
        await insertAudit(
          db,
          Array.from({ length: times }, (_, i) =>
            auditRow(beata, AT, { action: 'mailbox.read-letter', object: `letter:${i}`, subjectPartyId: anna, purpose: 'case' }),
          ),
        );
        return { keep: true, answer: undefined };
      }),
    /** What only the owner of the database can do: past the trigger. */
    tamper: async (...statements: string[]) => {
      await asOwner(
        database.url,
        `alter table platform.audit_event disable trigger audit_append_only; ${statements.join(';')}; alter table platform.audit_event enable trigger audit_append_only`,
      );
    },
    plant: () => plantAll(house),
    verify: () => verifyAudit({ database, keys: house.seals.keys, dataFolder: folder }),
  };
}

/** Thirty events under three checkpoints of ten. */
async function thirtyEvents() {
  const here = await office();
  for (let round = 0; round < 3; round += 1) {
    await here.beataLooks(10);
    await here.plant();
    await checkpointAudit(here.house);
  }
  return here;
}

test('an untouched log is whole, and says how much of it is sworn to', async () => {
  const here = await thirtyEvents();
  await here.beataLooks(2);
  expect(await here.verify()).toEqual({ whole: true, events: 30, checkpoints: 3, newestCheckpoint: AT, waitingForPlace: 2 });
});

test('more events than one batch all get a place, each exactly one', async () => {
  const here = await office();
  await here.beataLooks(PLANT_BATCH * 2 + 7);
  expect(await here.plant()).toBe(PLANT_BATCH * 2 + 7);
  expect(await plantAudit(here.house)).toBe(0);
  const places = await asOwner(
    here.house.database.url,
    'select count(*)::int as places, count(distinct l.seq)::int as events, max(l.position)::int as last from platform.audit_leaf l',
  );
  expect(places).toEqual([{ places: 2007, events: 2007, last: 2006 }]);
});

test('an event whose transaction is still open keeps later ones waiting, so that places follow an order nobody can slip into', async () => {
  const here = await office();
  const written = Promise.withResolvers<void>();
  const mayFinish = Promise.withResolvers<void>();
  const slow = here.house.database.inTransaction(beata, async db => {
    await insertAudit(db, [auditRow(beata, AT, { action: 'slow', object: 'x:1', subjectPartyId: anna })]);
    written.resolve();
    await mayFinish.promise;
    return { keep: true, answer: undefined };
  });
  await written.promise;
  await here.beataLooks(1);
  const early = await plantAudit(here.house);
  mayFinish.resolve();
  await slow;
  expect(early).toBe(0);
  expect(await here.plant()).toBe(2);
});

test('two planters at once give no place twice', async () => {
  const here = await office();
  await here.beataLooks(500);
  await Promise.all([plantAudit(here.house), plantAudit(here.house), plantAudit(here.house)]);
  await here.plant();
  await checkpointAudit(here.house);
  expect(await here.verify()).toMatchObject({ whole: true, events: 500 });
});

test('without a new event no new checkpoint is signed', async () => {
  const here = await thirtyEvents();
  expect(await checkpointAudit(here.house)).toBeUndefined();
});

test('a changed row is named', async () => {
  const here = await thirtyEvents();
  await here.tamper(`update platform.audit_event set purpose = 'complaint' where seq = 14`);
  expect(await here.verify()).toMatchObject({ whole: false, fault: 'event-changed', firstBadSeq: 14, position: 13 });
});

test('every column of an event counts', async () => {
  for (const change of [
    `at = at + interval '1 microsecond'`,
    `actor_id = 'somebody'`,
    `unit = null`,
    `facts = '{"n": 1.10}'`,
    'subject_party = null',
    `outcome = 'refused'`,
    `on_behalf_of = gen_random_uuid()`,
  ]) {
    const here = await office();
    await here.beataLooks(3);
    await here.plant();
    await here.tamper(`update platform.audit_event set ${change} where seq = 2`);
    expect(await here.verify(), change).toMatchObject({ fault: 'event-changed', firstBadSeq: 2 });
  }
});

test('a row changed together with its place is caught by the next checkpoint, down to the stretch before it', async () => {
  const here = await thirtyEvents();
  await here.tamper(
    `update platform.audit_leaf set leaf_hash = sha256('x') where seq = 14`,
    `delete from platform.audit_event where seq = 14`,
    `delete from platform.audit_leaf where seq = 14`,
    `update platform.audit_leaf set position = position - 1 where seq > 14`,
  );
  expect(await here.verify()).toMatchObject({ whole: false, fault: 'root-differs', firstBadSeq: 11, lastBadSeq: 21 });
});

test('deleting the newest ten names the first of them, also when their places and checkpoints go too', async () => {
  const here = await thirtyEvents();
  await here.tamper('delete from platform.audit_event where seq > 20');
  expect(await here.verify()).toMatchObject({ fault: 'event-gone', firstBadSeq: 21 });
  await here.tamper('delete from platform.audit_leaf where seq > 20', 'delete from platform.audit_checkpoint where size > 20');
  expect(await here.verify()).toMatchObject({ fault: 'log-too-short', firstBadSeq: 21, checkpoint: AT });
});

test('two rows that change places are named, by the first of them', async () => {
  const here = await thirtyEvents();
  await here.tamper(
    `update platform.audit_event a set object = b.object from platform.audit_event b where (a.seq, b.seq) in ((5, 9), (9, 5))`,
  );
  expect(await here.verify()).toMatchObject({ fault: 'event-changed', firstBadSeq: 5 });
  const other = await thirtyEvents();
  await other.tamper(
    'update platform.audit_leaf set position = -position where seq in (15, 19)',
    'update platform.audit_leaf set position = case seq when 15 then 18 else 14 end where seq in (15, 19)',
  );
  expect(await other.verify()).toMatchObject({ fault: 'root-differs', firstBadSeq: 11, lastBadSeq: 20 });
});

test('an older backup that has lived on is caught by the copy outside', async () => {
  const here = await thirtyEvents();
  await here.tamper(
    'delete from platform.audit_event where seq > 20',
    'delete from platform.audit_leaf where seq > 20',
    'delete from platform.audit_checkpoint where size > 20',
    `update platform.relay_cursor c set (txid, id) = (select e.txid, e.seq from platform.audit_event e order by e.seq desc limit 1) where c.name = 'audit-planter'`,
  );
  await here.beataLooks(15);
  await here.plant();
  await checkpointAudit(here.house);
  expect(await here.verify()).toMatchObject({ fault: 'root-differs', firstBadSeq: 31, checkpoint: AT });
});

test('an event backdated among those already planted is named', async () => {
  const here = await thirtyEvents();
  await here.tamper(
    `insert into platform.audit_event (txid, at, actor_kind, channel, action, object, outcome, facts) select e.txid, e.at, 'staff', 'desk', 'x', 'y:1', 'permitted', '{}' from platform.audit_event e where e.seq = 3`,
  );
  expect(await here.verify()).toMatchObject({ fault: 'event-slipped-in', firstBadSeq: 31 });
});

test('a log rewritten whole and sworn to by a stranger is not believed', async () => {
  const here = await thirtyEvents();
  const stranger = await openSeals(join(here.folder, 'stranger'), 'make-test-keys', SUBJECT, new Date());
  const point = await signCheckpoint(stranger.keys, { size: 31, root: Buffer.alloc(32), at: AT });
  await asOwner(
    here.house.database.url,
    'insert into platform.audit_checkpoint (size, root, at, signature, certificate) values ($1, $2, $3, $4, $5)',
    [point.size, point.root, point.at, point.signature, point.certificate],
  );
  expect(await here.verify()).toMatchObject({ fault: 'checkpoint-forged', firstBadSeq: null, position: 31 });
});

test('a copy outside that lacks what the database has is not passed over', async () => {
  const here = await thirtyEvents();
  writeFileSync(checkpointFile(here.folder), '');
  expect(await here.verify()).toMatchObject({ fault: 'not-outside', position: 10 });
});

test('a line that a crash cut off spoils neither the next one nor the judgement', async () => {
  const here = await thirtyEvents();
  const file = checkpointFile(here.folder);
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"size":31,"ro`);
  await here.beataLooks(1);
  await here.plant();
  await checkpointAudit(here.house);
  expect(await here.verify()).toMatchObject({ whole: true, events: 31, checkpoints: 4 });
});
