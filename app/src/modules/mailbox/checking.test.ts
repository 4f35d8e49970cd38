import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { accept } from '#kernel/result.ts';
import type { PartyId, ReceiptId } from '#kernel/ids.ts';
import type { SystemActor, VisitorActor } from '#platform/context.ts';
import { newId } from '#platform/new-id.ts';
import { transact } from '#platform/transact.ts';
import { cast } from '#outside/cast/cast.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import { INSERT_RECEIPTS_SQL, sealReceipt, writeLetter } from './index.ts';
import { CHECK_LIMITS } from './rules/verification.ts';
import { checkDocument } from './use-cases/check-document.ts';
import { checkFile } from './use-cases/check-file.ts';

// The test keys are made now, so the house's clock stands an hour later.
const start = new Date(Date.now() + 3_600_000);
const minutesLater = (minutes: number): string => new Date(start.getTime() + minutes * 60_000).toISOString();
const h = await testHouse({ at: minutesLater(0) });
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const visitor: VisitorActor = { kind: 'visitor', channel: 'portal' };
const certificate: { number: string; code: string; pdf: Buffer; xml: Buffer } = {
  number: '',
  code: '',
  pdf: Buffer.alloc(0),
  xml: Buffer.alloc(0),
};

beforeAll(async () => {
  await seedDemo(h.house);
  const written = await transact(h.house, system, async ctx =>
    accept(
      await writeLetter(ctx, {
        partyId: cast.firmaX.id,
        matterId: null,
        template: 'no-arrears-certificate',
        number: '12.RWN.17.2026',
        decidedAt: ctx.now,
        collection: 'open',
        answerChannel: 'electronic',
        kind: 'certificate',
        values: {
          payer: cast.firmaX.name,
          identifiers: `NIP ${cast.firmaX.nip}`,
          asOf: '2026-11-24',
          copies: 1,
          withAgreement: false,
          hasRecipient: false,
          recipient: '',
        },
      }),
    ),
  );
  certificate.number = written.value.number;
  certificate.code = written.value.verificationCode;
  const [row] = await asOwner<{ pdf_sha256: string; xml_sha256: string }>(h.url, 'select pdf_sha256, xml_sha256 from mailbox.letter');
  certificate.pdf = await h.house.storage.get(row?.pdf_sha256 ?? '');
  certificate.xml = await h.house.storage.get(row?.xml_sha256 ?? '');
});

/** As the page does it: what was counted is kept, also where the answer is no. */
async function check(number: string, secondDatum: string, from: string = newId()) {
  const kept = await transact(h.house, visitor, async ctx => accept(await checkDocument(ctx, { number, secondDatum, client: from })));
  return kept.value;
}
const file = async (bytes: Buffer) => (await transact(h.house, visitor, async ctx => accept(await checkFile(ctx, bytes)))).value;

describe('checking a document by its number', () => {
  test('with the code printed on it tells what it is, to somebody who has not signed in', async () => {
    expect(await check(certificate.number, certificate.code)).toEqual({
      ok: true,
      value: {
        kind: 'certificate',
        title: { pl: 'Zaświadczenie o niezaleganiu w opłacaniu składek', en: 'Certificate of no arrears of contributions' },
        number: '12.RWN.17.2026',
        issuedAt: start,
        withdrawnAt: null,
        destroyed: null,
      },
    });
  });

  test('works with the code in small letters and the number with spaces, and with the end of the NIP', async () => {
    expect([
      (await check(' 12.rwn.17.2026', certificate.code.toLowerCase().replaceAll('-', ' '))).ok,
      (await check(certificate.number, cast.firmaX.nip.slice(-4))).ok,
    ]).toEqual([true, true]);
  });

  test('an unknown number and a wrong code are answered alike', async () => {
    const wrong = { ok: false, refusal: { kind: 'not-confirmed' } };
    expect([
      await check('12.RWN.99.2026', certificate.code),
      await check(certificate.number, '0000-0000-0000'),
      await check(certificate.number, ''),
      await check(certificate.number, '0000'),
    ]).toEqual([wrong, wrong, wrong, wrong]);
  });

  test('a letter that still waits for its UPD is not told of', async () => {
    const written = await transact(h.house, system, async ctx =>
      accept(
        await writeLetter(ctx, {
          partyId: cast.jan.id,
          matterId: null,
          template: 'decision',
          number: '12.DEC.1.2026',
          decidedAt: ctx.now,
          collection: 'against-receipt',
          answerChannel: 'electronic',
          kind: 'decision',
          values: {
            form: 'POG',
            filedOn: '2026-11-01',
            wordsPl: 'Tak.',
            wordsEn: 'Yes.',
            reasonsPl: 'Bo tak.',
            reasonsEn: 'Because.',
            appealMonths: 1,
          },
        }),
      ),
    );
    expect(await check(written.value.number, written.value.verificationCode)).toMatchObject({ ok: false });
  });

  test('by a machine that goes through four digits ends at the limit, for a number that exists and for one that does not', async () => {
    const tryAll = async (number: string): Promise<string[]> => {
      const kinds: string[] = [];
      for (let guess = 0; guess < CHECK_LIMITS.number.tries + 2; guess += 1) {
        const answer = await check(number, String(1000 + guess));
        kinds.push(answer.ok ? 'ok' : answer.refusal.kind);
      }
      return kinds;
    };
    // The tests before this one guessed too; a right answer begins the count anew.
    await check(certificate.number, certificate.code);
    const existing = await tryAll(certificate.number);
    expect(existing).toEqual(await tryAll('12.RWN.404.2026'));
    expect(existing.at(-1)).toBe('too-many-tries');
    // Who holds the paper is not shut out, and then the count begins anew.
    expect((await check(certificate.number, certificate.code)).ok).toBe(true);
  });

  test('from one place too often has to wait until the window ends', async () => {
    for (let tried = 0; tried < CHECK_LIMITS.client.tries; tried += 1) await check(`12.RWN.${tried}.2025`, '1234', 'hasty');
    expect(await check(certificate.number, certificate.code, 'hasty')).toEqual({
      ok: false,
      refusal: { kind: 'too-many-tries', until: new Date(minutesLater(CHECK_LIMITS.client.windowMinutes)) },
    });
    h.itIs(minutesLater(CHECK_LIMITS.client.windowMinutes));
    expect((await check(certificate.number, certificate.code, 'hasty')).ok).toBe(true);
  });
});

describe('the receipt of a filing', () => {
  const file1 = async (): Promise<{ receiptId: ReceiptId; number: string }> => {
    const receiptId = newId<ReceiptId>();
    const fresh = `select $1::uuid as party_id, $2::uuid as receipt_id, $3::uuid as submission_id, $4::timestamptz as filed_at, 'RWN' as form_code, '${'ab'.repeat(32)}' as document_sha256, 'portal' as channel, 'self' as relation, $1::uuid as filed_by,
      '{"name": "Jan Kowalski", "identifierKind": "PESEL", "identifier": "79110500000"}'::jsonb as sender`;
    const filed = await h.house.database.writerPool.query<{ number: string }>(
      `with fresh as (${fresh}), receipted as (${INSERT_RECEIPTS_SQL}) select * from receipted`,
      [cast.jan.id, receiptId, newId(), start],
    );
    return { receiptId, number: filed.rows[0]?.number ?? '' };
  };

  test('is sealed once, whoever asks and however often, and tells so once', async () => {
    const { receiptId } = await file1();
    const seals = await Promise.all(Array.from({ length: 5 }, () => sealReceipt(h.house, cast.jan.id, receiptId)));
    // Another process: another writer over the same database.
    seals.push(await sealReceipt({ ...h.house }, cast.jan.id, receiptId));
    expect(new Set(seals).size).toBe(1);
    expect(
      await asOwner(h.url, `select 1 from platform.outbox where name = 'mailbox.receipt-sealed' and facts->>'receiptId' = $1`, [receiptId]),
    ).toHaveLength(1);
  });

  test('sealed by two processes at the same moment has one seal', async () => {
    const { receiptId } = await file1();
    const sealing = await h.house.database.inTransaction(system, async db => {
      // Held until both have found it unsealed.
      await sql`select 1 from mailbox.receipt r where r.receipt_id = ${receiptId} for update`.execute(db);
      const both = Promise.all([{ ...h.house }, { ...h.house }].map(house => sealReceipt(house, cast.jan.id, receiptId)));
      both.catch(() => undefined);
      await new Promise(done => setTimeout(done, 300));
      return { keep: true, answer: { both } };
    });
    const [one, other] = await sealing.both;
    expect(one).toBe(other);
  });

  test('of many filings at once all come out sealed, each its own', async () => {
    const filed = await Promise.all(Array.from({ length: 20 }, file1));
    const seals = await Promise.all(filed.map(({ receiptId }) => sealReceipt(h.house, cast.jan.id, receiptId)));
    filed.forEach(({ number }, place) =>
      expect(seals[place]).toContain(`<IdentyfikatorPoswiadczenia>${number}</IdentyfikatorPoswiadczenia>`),
    );
  });

  test('that does not exist is a fault, and the others beside it are still sealed', async () => {
    const { receiptId } = await file1();
    const [real, unreal] = await Promise.allSettled([
      sealReceipt(h.house, cast.jan.id, receiptId),
      sealReceipt(h.house, cast.jan.id as PartyId, newId()),
    ]);
    expect([real.status, unreal.status]).toEqual(['fulfilled', 'rejected']);
  });

  test('is told for ours by its file alone, and refused with a sign changed', async () => {
    const { receiptId, number } = await file1();
    const xml = Buffer.from(await sealReceipt(h.house, cast.jan.id, receiptId));
    expect(await file(xml)).toMatchObject({ ok: true, value: { what: 'UPP', number } });
    expect(await file(Buffer.from(xml.toString().replace('Jan Kowalski', 'Jan Kowalsky')))).toEqual({
      ok: false,
      refusal: { kind: 'changed' },
    });
  });
});

describe('checking a file', () => {
  test('a letter as PDF and as XML is ours', async () => {
    expect(await file(certificate.pdf)).toMatchObject({ ok: true, value: { what: 'certificate', number: certificate.number } });
    expect(await file(certificate.xml)).toMatchObject({ ok: true, value: { what: 'certificate', number: certificate.number } });
  });

  test('a PDF with one byte more, or one that we never made, is not', async () => {
    expect(await file(Buffer.concat([certificate.pdf, Buffer.from('\n')]))).toEqual({ ok: false, refusal: { kind: 'unknown-pdf' } });
  });

  test.each([
    ['nothing that is XML', 'Zażółć', 'unreadable'],
    ['a document with a DTD', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 'unreadable'],
    ['a receipt without a seal', '<Dokument xmlns="http://crd.gov.pl/xml/schematy/UPO/2008/05/09/"><UPP/></Dokument>', 'no-seal'],
  ])('%s is refused', async (_, text, kind) => {
    expect(await file(Buffer.from(text))).toEqual({ ok: false, refusal: { kind } });
  });
});
