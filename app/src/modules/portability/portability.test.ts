import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import type { LetterId, PartyId, PersonId } from '#kernel/ids.ts';
import { collectLetter, writeLetter } from '#modules/mailbox/index.ts';
import { accept } from '#kernel/result.ts';
import type { PersonActor, SystemActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { zipWriter } from '#platform/own-data/zip.ts';
import { transact } from '#platform/transact.ts';
import { cast } from '#outside/cast/cast.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import { safePath, takeOwnData } from './use-cases/take-own-data.ts';

const NOW = '2026-11-24T09:00:00Z';
const h = await testHouse({ at: NOW });
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
beforeAll(() => seedDemo(h.house));

const acting = (personId: PersonId, partyId: PartyId, more: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person',
  personId,
  partyId,
  relation: 'self',
  level: 3,
  sessionId: newId(),
  authenticatedAt: new Date(NOW),
  channel: 'portal',
  ...more,
});
const self = (person: { id: PersonId }, more: Partial<PersonActor> = {}) => acting(person.id, person.id, more);
const take = (actor: PersonActor) => transact(h.house, actor, ctx => takeOwnData(ctx, { name: 'Jan & <Syn>' }));

async function archive(actor: PersonActor): Promise<Map<string, string>> {
  const taken = await take(actor);
  if (!taken.ok) throw new Error(taken.refusal.kind);
  return filesOf(taken.value.bytes);
}

/** Our own reading of an archive, by its directory. */
function filesOf(zip: Buffer): Map<string, string> {
  const end = zip.length - 22;
  let at = zip.readUInt32LE(end + 16);
  const found = new Map<string, string>();
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, packed, nameLength, local] = [
      zip.readUInt16LE(at + 10),
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt32LE(at + 42),
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const from = local + 30 + zip.readUInt16LE(local + 26);
    const bytes = zip.subarray(from, from + packed);
    found.set(name, (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8'));
    at += 46 + nameLength;
  }
  return found;
}

const all = (files: ReadonlyMap<string, string>) => [...files.values()].join('\n');
const pick = (files: ReadonlyMap<string, string>, name: string): Record<string, any>[] =>
  (files.get(name) ?? '')
    .split('\n')
    .filter(Boolean)
    .map(line => JSON.parse(line));

test('an archive is a ZIP that other programs open, with names in any letters', () => {
  const zip = zipWriter(new Date(NOW));
  zip.add('zażółć/gęślą.txt', Buffer.from('jaźń '.repeat(500)));
  zip.add('krótki.txt', Buffer.from('x'));
  zip.add('pusty', Buffer.alloc(0));
  const bytes = zip.finish();
  const file = join(mkdtempSync(join(tmpdir(), 'okienko-zip-')), 'a.zip');
  writeFileSync(file, bytes);
  const witness = spawnSync('python3', [
    '-c',
    `import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print('|'.join(z.namelist()))`,
    file,
  ]);
  // Where there is no other program, our own reading has to do.
  if (witness.error === undefined) expect(witness.stdout.toString().trim()).toBe('zażółć/gęślą.txt|krótki.txt|pusty');
  expect([...filesOf(bytes)]).toEqual([
    ['zażółć/gęślą.txt', 'jaźń '.repeat(500)],
    ['krótki.txt', 'x'],
    ['pusty', ''],
  ]);
});

test('no name of a file leads out of the folder it is unpacked in', () => {
  for (const name of ['../../etc/passwd', '..\\..\\x', '/etc/passwd', 'a/../../b', 'c:\\x', 'x\u0000y'])
    expect(
      safePath(`attachments/1-${name}`)
        .split('/')
        .some(step => step === '..' || step.startsWith('.') || /[\\:\0]/.test(step)),
      name,
    ).toBe(false);
});

describe('a copy of own data', () => {
  test('is of the person alone: nothing of anybody else stands in it', async () => {
    const anna = await archive(self(cast.anna));
    const jan = await archive(self(cast.jan));
    expect(pick(anna, 'identity/person.ndjson').map(row => row['pesel'])).toEqual([cast.anna.pesel]);
    expect(pick(anna, 'account/base.ndjson').length).toBeGreaterThan(5);
    expect([all(anna).includes(cast.jan.pesel), all(jan).includes(cast.anna.pesel)]).toEqual([false, false]);
    expect([all(anna).includes(cast.jan.id), all(jan).includes(cast.anna.id)]).toEqual([false, false]);
    for (const [name] of anna)
      if (name.endsWith('.ndjson')) for (const row of pick(anna, name)) expect([undefined, cast.anna.id]).toContain(row['party_id']);
  });

  test('of a firm holds its settlement, and neither the people it insures nor its representative’s sign-ins', async () => {
    const firm = await archive(acting(cast.tadeusz.id, cast.firmaX.id, { relation: 'representative' }));
    expect(pick(firm, 'account/payer_month.ndjson').length).toBeGreaterThan(5);
    expect(pick(firm, 'identity/organisation.ndjson').map(row => row['nip'])).toEqual([cast.firmaX.nip]);
    expect(all(firm).includes(cast.anna.pesel)).toBe(false);
    expect([...firm.keys()].filter(name => /session|passkey|profile|person\.|phone_pin/.test(name))).toEqual([]);
  });

  test('opens no door: no hash, token, key or name of a clerk’s account stands in it', async () => {
    const files = await archive(self(cast.anna, { sessionId: newId() }));
    const columns = [...files]
      .filter(([name]) => name.endsWith('.ndjson'))
      .flatMap(([name]) => pick(files, name).flatMap(row => Object.keys(row)));
    expect(columns.filter(column => /password|token|pin_hash|secret|credential|public_key|staff_id|claimed_by/.test(column))).toEqual([]);
  });

  test('says of a letter only that it waits, and holds it once it is collected', async () => {
    const placed = await transact(h.house, system, async ctx =>
      accept(
        await writeLetter(ctx, {
          partyId: cast.katarzyna.id,
          matterId: null,
          template: 'no-arrears-refusal',
          number: '12.RWN.77.2026',
          decidedAt: new Date(NOW),
          collection: 'against-receipt',
          answerChannel: 'electronic',
          kind: 'decision',
          values: {
            payer: 'Katarzyna',
            identifiers: 'NIP 1',
            asOf: '2026-11-23',
            filedOn: '2026-11-23',
            total: '98765.43',
            complaintDays: 7,
            legalBasis: 'KPA art. 219',
            debts: [{ fundPl: 'Ubezpieczenia', fundEn: 'Insurance', arrears: '98765.43', interest: '0.00' }],
          },
        }),
      ),
    );
    const letterId = pickId(placed.value);
    const katarzyna = self(cast.katarzyna);
    const before = await archive(katarzyna);
    const [waiting] = pick(before, 'mailbox/letter.ndjson').filter(row => row['letter_id'] === letterId);
    expect(Object.keys(waiting ?? {}).sort()).toEqual(['fiction_on', 'held_back', 'kind', 'letter_id', 'number', 'placed_at', 'state']);
    expect([...before.keys()].filter(name => name.includes(letterId))).toEqual([]);
    expect(all(before)).not.toMatch(/no-arrears-refusal|98765|98 765/);
    expect(before.get('index.html')).toContain('held_back');

    const collected = await transact(h.house, katarzyna, ctx => collectLetter(ctx, { letterId }));
    expect(collected.ok).toBe(true);
    const after = await archive(katarzyna);
    expect([...after.keys()].filter(name => name.includes(letterId)).map(name => name.split('.').at(-1))).toEqual(['pdf', 'xml']);
    expect(all(after)).toMatch(/98765|98 765/);
    expect(pick(after, 'mailbox/receipt.ndjson').map(row => row['kind'])).toContain('UPD');
  });

  test('tells who looked and why, and is itself in the audit and on the timeline', async () => {
    await archive(self(cast.tadeusz));
    await h.settle();
    const files = await archive(self(cast.tadeusz));
    expect(pick(files, 'audit/who-looked.ndjson').map(row => [row['action'], row['who']])).toContainEqual(['portability.take', 'own']);
    expect(pick(files, 'timeline/entry.ndjson').map(row => row['kind'])).toContain('portability.data-taken');
    expect(files.get('index.html')).toContain('Jan &amp; &lt;Syn&gt;');
  });

  test('is refused to a proxy, below level 3, and for the fourth time in a day, also to many who ask at once', async () => {
    const refusal = async (actor: PersonActor) => {
      const taken = await take(actor);
      return taken.ok ? 'taken' : taken.refusal.kind;
    };
    expect(await refusal(acting(cast.katarzyna.id, cast.hanna.id, { relation: 'mandate' }))).toBe('not-permitted');
    expect(await refusal(self(cast.hanna, { level: 2 }))).toBe('level');
    const many = await Promise.all([1, 2, 3, 4, 5, 6].map(() => refusal(self(cast.hanna))));
    expect(many.filter(one => one === 'taken').length).toBeLessThanOrEqual(3);
    for (let more = 0; more < 3; more += 1) await refusal(self(cast.hanna));
    expect(await refusal(self(cast.hanna))).toBe('enough-for-today');
    expect(await asOwner(h.url, 'select count(*)::int as n from portability.taking t where t.party_id = $1', [cast.hanna.id])).toEqual([
      { n: 3 },
    ]);
    h.itIs('2026-11-25T09:00:00Z');
    expect(await refusal(self(cast.hanna))).toBe('taken');
    h.itIs(NOW);
  });
});

const pickId = (written: unknown): LetterId =>
  (typeof written === 'string' ? written : (written as { letterId: LetterId }).letterId) as LetterId;
