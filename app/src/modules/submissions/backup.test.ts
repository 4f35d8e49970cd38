import { randomUUID, type X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { moduleOrder } from '#app/module-order.ts';
import { modules } from '#app/modules.ts';
import { seedDemo } from '#app/demo/demo.ts';
import { asOwner } from '#app/testing/database.ts';
import { plantAll } from '#app/testing/planting.ts';
import { testHouse, type TestHouse } from '#app/testing/house.ts';
import { dayOf } from '#kernel/day.ts';
import type { PartyId, PersonId, SubmissionId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import { matterOfSubmission } from '#modules/cases/index.ts';
import { findSession, openSessionFor } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import { checkpointAudit } from '#platform/audit/plant.ts';
import { verifyAudit } from '#platform/audit/verify.ts';
import { newIdentity } from '#platform/backup/age.ts';
import { isSignedBy, readManifest } from '#platform/backup/manifest.ts';
import { archiveSecret, restoreDatabase, restoreFiles, restoreKeys, restoreRecords, verifyArchive } from '#platform/backup/read-archive.ts';
import { type BackupOutcome, writeArchive } from '#platform/backup/write-archive.ts';
import type { PersonActor, SystemActor } from '#platform/context.ts';
import { type EmbeddedServer, startEmbedded } from '#platform/database/embedded.ts';
import { listMigrations } from '#platform/database/migrate.ts';
import { verifyPdf } from '#platform/documents/signatures/verify-pdf.ts';
import { verifySealedXml } from '#platform/documents/signatures/verify-xml.ts';
import { XADES } from '#platform/documents/signatures/algorithms.ts';
import { absent, ask } from '#platform/documents/testing/witnesses.ts';
import { prepareJobs } from '#platform/jobs/worker.ts';
import { look, transact } from '#platform/transact.ts';
import { recallKnown } from './known.ts';
import { fileForm } from './use-cases/file-form.ts';

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const MORNING = '2026-11-24T09:00:00+01:00';
const place = mkdtempSync(join(tmpdir(), 'okienko-backup-'));
const archive = join(place, 'house.backup');
const keyFile = join(place, 'house.keys.age');
const data = await newIdentity();
const keys = await newIdentity();

let okienko: TestHouse;
let again: TestHouse;
let backup: BackupOutcome;
/** Another server, whose count of transactions begins anew. */
let machine: EmbeddedServer;
/** Filed and settled · filed just before the snapshot, nothing of it done yet · filed after it. */
let settled: SubmissionId;
let waiting: SubmissionId;
let tooLate: SubmissionId;

async function files({ house }: TestHouse, person: { id: PersonId }, party: { id: PartyId }): Promise<SubmissionId> {
  const { token } = await openSessionFor(house, { personId: person.id }, { actingFor: party.id });
  const session = await findSession(house, token, 'portal');
  const form = house.forms.validOn('RWN', dayOf(house.clock()));
  if (session?.actor.kind !== 'person' || !form) throw new Error('No session.');
  const read = form.readJson({ copies: 1, truth: true, settled: true });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const filed = await fileForm(house, {
    token,
    session: { actor: session.actor as PersonActor, partyRoles: session.partyRoles },
    form,
    answers: read.value,
    known: await recallKnown(house, session.actor as PersonActor, form.definition),
    attachments: [],
    answerChannel: 'electronic',
    signature: 'portal-profile',
    idempotencyKey: randomUUID(),
    draftId: null,
  });
  if (!filed.ok) throw new Error(filed.refusal.kind);
  return filed.value.submissionId;
}

const wish = (over: Partial<Parameters<typeof writeArchive>[0]> = {}): Parameters<typeof writeArchive>[0] => ({
  databaseUrl: okienko.url,
  dataFolder: okienko.house.config.OKIENKO_DATA,
  archive,
  recipient: data.recipient,
  keys: { file: keyFile, recipient: keys.recipient },
  sealKeys: okienko.house.seals.keys,
  version: '0.1.0',
  institution: 'zus',
  storedFiles: modules.flatMap(module => module.storedFiles ?? []),
  now: okienko.house.clock,
  ...over,
});

async function restoreInto(url: string, dataFolder: string): Promise<void> {
  const manifest = readManifest(archive);
  const key = await archiveSecret(archive, manifest, data.secret);
  await prepareJobs(url);
  await restoreKeys(keyFile, keys.secret, join(dataFolder, 'keys'));
  await restoreFiles(archive, manifest, key, dataFolder);
  await restoreRecords(archive, manifest, key, dataFolder);
  await restoreDatabase(archive, manifest, key, { databaseUrl: url, migrations: listMigrations(process.cwd(), moduleOrder), over: false });
}

/** Each table as one number, whatever the order of its rows; without numbers of transactions, which are another count. */
async function digests(url: string): Promise<Record<string, string>> {
  const tables = await asOwner<{ name: string }>(
    url,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
  );
  const out: Record<string, string> = {};
  for (const { name } of tables) {
    if (['okienko_migration', 'public.okienko_migration', 'graphile_worker.migrations', 'platform.relay_cursor'].includes(name)) continue;
    const [found] = await asOwner<{ digest: string }>(
      url,
      `select count(*)::text || ' ' || coalesce(sum(('x' || left(md5((to_jsonb(t) - 'txid' - 'id')::text), 15))::bit(60)::int8)::text, '') as digest from ${name} t`,
    );
    out[name] = found?.digest ?? '';
  }
  return out;
}

let before: Record<string, string>;

beforeAll(async () => {
  okienko = await testHouse({ at: MORNING });
  await seedDemo(okienko.house);
  // A house that has worked for a while: far more transactions than a new machine has seen.
  await asOwner(okienko.url, 'do $$ begin for i in 1..2000 loop perform pg_current_xact_id(); commit; end loop; end $$');
  settled = await files(okienko, cast.katarzyna, cast.firmaX);
  await files(okienko, cast.jan, cast.jan);
  await okienko.settle();
  await plantAll(okienko.house);
  await checkpointAudit(okienko.house);
  waiting = await files(okienko, cast.katarzyna, cast.firmaX);
  before = await digests(okienko.url);
  backup = await writeArchive(
    wish({
      snapshotTaken: async () => {
        tooLate = await files(okienko, cast.katarzyna, cast.firmaX);
        await okienko.settle();
        await plantAll(okienko.house);
        await checkpointAudit(okienko.house);
      },
    }),
  );
  machine = await startEmbedded({ folder: join(place, 'machine'), care: 'throw-away', root: process.cwd() });
  again = await testHouse({ at: MORNING, fill: restoreInto, clusterUrl: machine.url });
});
afterAll(async () => {
  await machine.stop();
  rmSync(place, { recursive: true, force: true });
});

describe('a house restored from its backup', () => {
  test('has every row of the moment of the backup, and none that came after', async () => {
    expect(await digests(again.url)).toEqual(before);
    expect(backup.missingFiles).toEqual([]);
    const there = await asOwner<{ submission_id: string }>(again.url, 'select s.submission_id from submissions.submission s');
    expect(there.map(row => row.submission_id)).toEqual(expect.arrayContaining([settled, waiting]));
    expect(there.map(row => row.submission_id)).not.toContain(tooLate);
  });

  test('has a whole audit log, which goes on growing', async () => {
    const whole = () =>
      verifyAudit({ database: again.house.database, keys: again.house.seals.keys, dataFolder: again.house.config.OKIENKO_DATA });
    expect(await whole()).toMatchObject({ whole: true, checkpoints: 1 });
    await plantAll(again.house);
    await checkpointAudit(again.house);
    expect(await whole()).toMatchObject({ whole: true, checkpoints: 2, waitingForPlace: 0 });
  });

  test('still proves every UPP and every letter', async () => {
    const { seals, storage } = again.house;
    // The seals of the test are made by the machine's clock.
    const at = new Date();
    const authority = seals.keys.chain('receipts')[0] as X509Certificate;
    const receipts = await asOwner<{ sealed_xml: string }>(
      again.url,
      'select r.sealed_xml from mailbox.receipt r where r.sealed_xml is not null',
    );
    const letters = await asOwner<{ xml_sha256: string; pdf_sha256: string }>(
      again.url,
      'select l.xml_sha256, l.pdf_sha256 from mailbox.letter l',
    );
    expect([receipts.length, letters.length]).toEqual([2, 1]);
    const sealed = [
      ...receipts.map(row => Buffer.from(row.sealed_xml)),
      ...(await Promise.all(letters.map(row => storage.get(row.xml_sha256)))),
    ];
    for (const xml of sealed) {
      expect(verifySealedXml(xml, { authorities: [authority], at })).toMatchObject({ ok: true });
      if (absent('xmlsec1')) continue;
      const file = join(place, `${randomUUID()}.xml`);
      writeFileSync(file, xml);
      const root = join(again.house.config.OKIENKO_DATA, 'keys/seals/root.pem');
      expect(ask('xmlsec1', '--verify', '--trusted-pem', root, '--id-attr:Id', `${XADES}:SignedProperties`, file)).toMatchObject({
        status: 0,
      });
    }
    for (const row of letters)
      expect(verifyPdf(await storage.get(row.pdf_sha256), { authorities: [authority], at })).toMatchObject({ ok: true });
  });

  test('does what was waiting to be done when the backup was made', async () => {
    const matter = (submissionId: SubmissionId) => look(again.house, system, ctx => matterOfSubmission(ctx, submissionId));
    expect(await matter(waiting)).toBeUndefined();
    await again.settle();
    expect(await matter(waiting)).toMatchObject({ state: 'decided' });
  });

  test('works on: somebody signs in, files, and the news of it is heard', async () => {
    const filed = await files(again, cast.katarzyna, cast.firmaX);
    await again.settle();
    expect(await look(again.house, system, ctx => matterOfSubmission(ctx, filed))).toMatchObject({ state: 'decided' });
    const done = await transact(again.house, system, async ctx => {
      await ctx.announce({ name: 'test.said', partyId: cast.jan.id, facts: {} });
      return accept(undefined);
    });
    expect(done.ok).toBe(true);
  });
});

describe('an archive', () => {
  test('is whole, inside too, and says so of itself under the institution’s seal', async () => {
    const manifest = readManifest(archive);
    expect(await verifyArchive(archive, manifest, data.secret)).toEqual([]);
    expect(isSignedBy(archive, okienko.house.seals.keys)).toBe(true);
    const text = readFileSync(join(archive, 'manifest.json'), 'utf8');
    writeFileSync(join(archive, 'manifest.json'), text.replace('"version": "0.1.0"', '"version": "0.1.1"'));
    expect(isSignedBy(archive, okienko.house.seals.keys)).toBe(false);
    writeFileSync(join(archive, 'manifest.json'), text);
  });

  test('is not opened by another key, and holds nothing that can be read', async () => {
    const manifest = readManifest(archive);
    const others = await verifyArchive(archive, manifest, (await newIdentity()).secret);
    expect(others[0]).toContain('does not open');
    const bytes = readdirSync(archive, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && entry.name.endsWith('.age'))
      .map(entry => readFileSync(join(entry.parentPath, entry.name)));
    for (const file of [...bytes, readFileSync(keyFile)]) {
      expect(file.includes('Kowalski')).toBe(false);
      expect(file.includes('PRIVATE KEY')).toBe(false);
    }
    expect(readdirSync(archive, { recursive: true }).filter(name => /keys|pem/.test(String(name)))).toEqual([]);
  });

  test('with a part cut off or changed is named as damaged, and nothing of it is restored', async () => {
    const manifest = readManifest(archive);
    const part = manifest.tables.find(table => table.table === 'submission')?.part as (typeof manifest.tables)[number]['part'];
    const file = join(archive, part.file);
    const bytes = readFileSync(file);
    truncateSync(file, bytes.length - 1);
    expect(await verifyArchive(archive, manifest, data.secret)).toEqual([`${part.file} is damaged or absent.`]);
    let left: unknown;
    await expect(
      testHouse({
        at: MORNING,
        fill: async (url, dataFolder) => {
          try {
            await restoreInto(url, dataFolder);
          } catch (fault) {
            left = await asOwner(url, `select to_regclass('okienko_migration') is not null as there`);
            throw fault;
          }
        },
      }),
    ).rejects.toThrow(/damaged/);
    expect(left).toEqual([{ there: false }]);
    writeFileSync(file, bytes);
  });

  test('of a newer version is refused, with the name of what is not known', async () => {
    const manifest = readManifest(archive);
    const newer = { ...manifest, migrations: [...manifest.migrations, { id: 'cases/9999_tomorrow', checksum: 'x' }] };
    await expect(
      restoreDatabase(archive, newer, data.secret, {
        databaseUrl: okienko.url,
        migrations: listMigrations(process.cwd(), moduleOrder),
        over: false,
      }),
    ).rejects.toThrow('cases/9999_tomorrow');
  });

  test('names a file that the database names and nobody has', async () => {
    const [letter] = await asOwner<{ xml_sha256: string }>(okienko.url, 'select l.xml_sha256 from mailbox.letter l limit 1');
    const sha256 = letter?.xml_sha256 as string;
    const stored = join(okienko.house.config.OKIENKO_DATA, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    const bytes = readFileSync(stored);
    rmSync(stored);
    const other = join(place, 'other.backup');
    expect(
      (await writeArchive(wish({ archive: other, keys: { file: join(place, 'other.age'), recipient: keys.recipient } }))).missingFiles,
    ).toEqual([sha256]);
    writeFileSync(stored, bytes);
  });
});
