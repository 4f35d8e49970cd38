import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PersonId, SetId } from '#kernel/ids.ts';
import { findSession, openSessionFor } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { PersonActor } from '#platform/context.ts';
import { seedDemo } from '../../demo/demo.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { keduFileOf } from '../../testing/kedu-file.ts';
import { readBroughtSet } from './use-cases/read-set.ts';
import { receiveSet } from './use-cases/receive-set.ts';
import { throwAwaySet } from './use-cases/throw-away-set.ts';

const NOW = '2026-11-10T09:00:00+01:00';
let okienko: TestHouse;
let katarzyna: PersonActor;

beforeAll(async () => {
  okienko = await testHouse({ at: NOW });
  await seedDemo(okienko.house);
  katarzyna = await actor(cast.katarzyna, cast.firmaX);
});

async function actor(person: { id: PersonId }, party: { id: PersonActor['partyId'] }): Promise<PersonActor> {
  const { token } = await openSessionFor(okienko.house, { personId: person.id }, { actingFor: party.id });
  const session = await findSession(okienko.house, token, 'portal');
  if (session?.actor.kind !== 'person') throw new Error('not a person');
  return session.actor;
}

async function* inPieces(bytes: Buffer, size = 10_000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const brings = (bytes: Buffer, fileName = 'place.xml', who = katarzyna, key?: string) =>
  receiveSet(okienko.house, who, {
    origin: 'file',
    fileName,
    content: inPieces(bytes),
    ...(key === undefined ? {} : { idempotencyKey: key }),
  });

async function broughtAndRead(bytes: Buffer): Promise<{ setId: SetId; row: Record<string, any> }> {
  const received = await brings(bytes);
  if (!received.ok) throw new Error(JSON.stringify(received.refusal));
  await okienko.settle();
  const [row] = await asOwner<Record<string, any>>(okienko.url, 'select * from payers.document_set where set_id = $1', [
    received.value.setId,
  ]);
  return { setId: received.value.setId, row: row as Record<string, any> };
}

const kept = (): string[] =>
  readdirSync(join(okienko.house.config.OKIENKO_DATA, 'files'), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => entry.name)
    .sort();
const rowsOf = async (setId: SetId, table: string): Promise<number> =>
  Number((await asOwner<{ count: string }>(okienko.url, `select count(*) from payers.${table} where set_id = $1`, [setId]))[0]?.count);

describe('a month that Firma X brings', () => {
  test('is read whole: the declaration, everybody in it, their breaks, and what is due to each fund', async () => {
    const { setId, row } = await broughtAndRead(await keduFileOf(cast.firmaX, { insured: 12 }));
    expect(row).toMatchObject({ state: 'ready', version: '5.7', documents: 3, people: 12, number: 1, month: '2026-10-01', refusal: null });
    expect([await rowsOf(setId, 'reported_month'), await rowsOf(setId, 'reported_absence'), await rowsOf(setId, 'declaration')]).toEqual([
      12, 3, 1,
    ]);
    const [sums] = await asOwner<{ declared: string; reported: string }>(
      okienko.url,
      `select (select fuz_grosze from payers.declaration where set_id = $1)::text as declared,
        (select sum(health_grosze) from payers.reported_month where set_id = $1)::text as reported`,
      [setId],
    );
    expect(sums?.declared).toBe(sums?.reported);
  });

  test('brought twice under one key is one set; other content under it is refused and not kept', async () => {
    const key = '0b4f7a3e-6f2d-4c1b-9a57-3d2f5e8c1a90';
    const file = await keduFileOf(cast.firmaX, { seed: 5 });
    const first = await brings(file, 'a.xml', katarzyna, key);
    const again = await brings(file, 'a.xml', katarzyna, key);
    if (!first.ok || !again.ok) throw new Error('refused');
    expect([again.value.setId, first.value.replayed, again.value.replayed]).toEqual([first.value.setId, false, true]);
    const before = kept();
    expect(await brings(await keduFileOf(cast.firmaX, { seed: 6 }), 'b.xml', katarzyna, key)).toEqual({
      ok: false,
      refusal: { kind: 'key-reused' },
    });
    expect(kept()).toEqual(before);
  });

  test('read by two workers at once leaves each row once', async () => {
    const received = await brings(await keduFileOf(cast.firmaX, { seed: 8, insured: 40 }));
    if (!received.ok) throw new Error('refused');
    const set = { partyId: cast.firmaX.id, setId: received.value.setId };
    await Promise.all([readBroughtSet(okienko.house, set), readBroughtSet(okienko.house, set), readBroughtSet(okienko.house, set)]);
    expect(await rowsOf(set.setId, 'reported_month')).toBe(40);
  });

  test('thrown away is gone with its file and its rows', async () => {
    const before = kept();
    const { setId } = await broughtAndRead(await keduFileOf(cast.firmaX, { seed: 9 }));
    expect(kept()).not.toEqual(before);
    expect(await throwAwaySet(okienko.house, katarzyna, setId)).toMatchObject({ ok: true });
    expect([kept(), await rowsOf(setId, 'reported_month'), await rowsOf(setId, 'finding')]).toEqual([before, 0, 0]);
    expect(await throwAwaySet(okienko.house, katarzyna, setId)).toEqual({ ok: false, refusal: { kind: 'no-such-set' } });
  });
});

describe('what is refused leaves no byte behind', () => {
  const good = () => keduFileOf(cast.firmaX, { seed: 21, insured: 900 });
  const atTheDoor: [string, () => Promise<Buffer>][] = [
    ['a picture', async () => Buffer.from('\u0089PNG\r\n\u001a\n'.repeat(50), 'latin1')],
    ['a file with a DOCTYPE', async () => Buffer.from('<?xml version="1.0"?><!DOCTYPE KEDU [<!ENTITY a "b">]><KEDU/>')],
    ['a file in another encoding', async () => Buffer.from('<?xml version="1.0" encoding="windows-1250"?><KEDU/>')],
    ['a short file cut short', async () => (await keduFileOf(cast.firmaX, { seed: 24 })).subarray(0, -20)],
    ['another XML', async () => Buffer.from('<?xml version="1.0"?><faktura xmlns="urn:faktura"/>')],
  ];
  test.each(atTheDoor)('%s is refused at the door', async (_what, file) => {
    const before = kept();
    expect(await brings(await file())).toMatchObject({ ok: false, refusal: { kind: 'broken' } });
    expect(kept()).toEqual(before);
  });

  test('an empty file', async () => {
    const before = kept();
    expect(await brings(Buffer.alloc(0))).toEqual({ ok: false, refusal: { kind: 'empty' } });
    expect(kept()).toEqual(before);
  });

  const inTheJob: [string, () => Promise<Buffer>, object][] = [
    ['one cut short', async () => (await good()).subarray(0, -200), { kind: 'broken', code: 'V001.truncated' }],
    ['one of another payer', () => keduFileOf(cast.firmaY, { seed: 22 }), { kind: 'other-payer' }],
    [
      'one of two payers',
      async () => {
        let seen = 0;
        return keduFileOf(cast.firmaX, {
          seed: 23,
          change: event => {
            if (event.kind !== 'block' || event.block.name !== 'II') return event;
            seen += 1;
            if (seen < 2) return event;
            return {
              ...event,
              block: {
                ...event.block,
                parts: [
                  { name: 'p1', value: '5213017228' },
                  { name: 'p6', value: 'INNA' },
                ],
              },
            };
          },
        });
      },
      { kind: 'many-payers' },
    ],
  ];
  test.each(inTheJob)('%s is refused when it has been read', async (_what, file, why) => {
    const before = kept();
    const { setId, row } = await broughtAndRead(await file());
    expect(row).toMatchObject({ state: 'refused', sha256: '', refusal: why });
    expect([kept(), await rowsOf(setId, 'reported_month'), await rowsOf(setId, 'finding')]).toEqual([before, 0, 0]);
  });

  test('one that is longer than the institution takes is cut off on its way', async () => {
    const before = kept();
    const endless = (async function* () {
      yield Buffer.from('<?xml version="1.0" encoding="UTF-8"?><KEDU xmlns="http://www.zus.pl/2025/KEDU_5_7" wersja_schematu="1"><!--');
      for (;;) yield Buffer.alloc(4_000_000, 'x');
    })();
    expect(await receiveSet(okienko.house, katarzyna, { origin: 'file', fileName: 'dlugi.xml', content: endless })).toMatchObject({
      ok: false,
      refusal: { kind: expect.stringMatching(/^(too-large|broken)$/) },
    });
    expect(kept()).toEqual(before);
  });
});
