import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { openSessionFor } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import { transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { danuta, michal } from '../../testing/administration.ts';
import { asOwner } from '../../testing/database.ts';
import { type FiledMatter, fillMatter, settledMatter } from '../../testing/destruction.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { deskCookie, portalCookie, testWeb } from '../../testing/web.ts';
import { approveChange } from './use-cases/decide-change.ts';
import { proposeChange } from './use-cases/propose-change.ts';

let h: TestHouse;
let web: FastifyInstance;
let matter: FiledMatter;
/** What the addresses were made of, and what was kept on paper, before it was destroyed. */
let ids: Record<'letterId' | 'receiptId' | 'decisionId' | 'attachmentId' | 'draftId', string>;
let letter: { number: string; code: string; digits: string };
let upp: { number: string; xml: string };
let owner: string;
let stranger: string;

const asks = (url: string, cookie: string): Promise<LightMyRequestResponse> => web.inject({ url, headers: { cookie } });

beforeAll(async () => {
  h = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
  await seedDemo(h.house);
  web = await testWeb(h.house);
  matter = await settledMatter(h);
  await fillMatter(h, matter);
  const one = async <Row extends object>(text: string): Promise<Row> => {
    const [row] = await asOwner<Row & Record<string, unknown>>(h.url, text, [matter.matterId, matter.submissionId]);
    return row as Row;
  };
  ids =
    await one(`select (select letter_id from mailbox.letter where matter_id = $1) as "letterId", (select receipt_id from mailbox.receipt where subject_id = $2) as "receiptId",
    (select decision_id from cases.decision where matter_id = $1) as "decisionId", (select attachment_id from submissions.attachment where submission_id = $2) as "attachmentId",
    (select draft_id from submissions.draft where filed_as = $2) as "draftId"`);
  letter = await one(
    `select number, verification_code as code, party_digits as digits from mailbox.letter where matter_id = $1 and $2::uuid is not null`,
  );
  upp = await one(`select number, sealed_xml as xml from mailbox.receipt where subject_id = $2 and $1::uuid is not null`);
  h.itIs('2032-01-02T10:00:00+01:00');
  const wish = { formCode: 'RWN', year: 2026, opinion: null };
  const proposed = await transact(h.house, michal, ctx => proposeChange(ctx, { kind: 'destroy', wish, reason: 'Minął okres' }));
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal));
  await transact(h.house, danuta, ctx => approveChange(ctx, { changeId: proposed.value.changeId, reason: '' }));
  await h.settle();
  owner = portalCookie((await openSessionFor(h.house, { personId: cast.katarzyna.id }, { actingFor: cast.firmaX.id })).token);
  stranger = portalCookie((await openSessionFor(h.house, { personId: cast.jan.id })).token);
});

const addresses = (): string[] => [
  `/matters/${matter.matterId}`,
  `/decisions/${ids.decisionId}`,
  `/letters/${ids.letterId}`,
  `/letters/${ids.letterId}/pdf`,
  `/letters/${ids.letterId}/xml`,
  `/receipts/${ids.receiptId}`,
  `/receipts/${ids.receiptId}/xml`,
  `/receipts/${ids.receiptId}/pdf`,
  `/submissions/${matter.submissionId}`,
  `/submissions/${matter.submissionId}/document`,
  `/submissions/${matter.submissionId}/xml`,
  `/submissions/${matter.submissionId}/pdf`,
  `/submissions/${matter.submissionId}/attachments/${ids.attachmentId}`,
];

describe('what was destroyed', () => {
  test('is told so at every address it had, with day and protocol', async () => {
    for (const url of addresses()) {
      const answer = await asks(url, owner);
      expect([url, answer.statusCode]).toEqual([url, 410]);
      expect(answer.body).toContain('1/2032');
      expect(answer.body).toContain('02.01.2032');
    }
  });

  test('is not there for whose it never was', async () => {
    for (const url of addresses()) expect([url, (await asks(url, stranger)).statusCode]).toEqual([url, 404]);
  });

  test('is told to programs as gone', async () => {
    for (const url of [
      `/api/v1/matters/${matter.matterId}`,
      `/api/v1/letters/${ids.letterId}`,
      `/api/v1/letters/${ids.letterId}/pdf`,
      `/api/v1/receipts/${ids.receiptId}`,
      `/api/v1/receipts/${ids.receiptId}/xml`,
      `/api/v1/submissions/${matter.submissionId}`,
      `/api/v1/submissions/${matter.submissionId}/document`,
    ]) {
      const answer = await asks(url, owner);
      expect([url, answer.statusCode]).toEqual([url, 410]);
      expect(answer.json<{ detail: string }>().detail).toBe('Destroyed on 2032-01-02 by protocol no 1/2032.');
      expect((await asks(url, stranger)).statusCode).toBe(404);
    }
  });

  test('is listed to the party with its number and days, and nothing else of it is in a list', async () => {
    const listed = await asks('/matters?show=destroyed', owner);
    expect(listed.body).toContain(matter.number);
    expect(listed.body).toContain('1/2032');
    for (const url of ['/matters', '/letters', '/submissions', '/', '/timeline', '/drafts']) {
      const answer = await asks(url, owner);
      expect([url, answer.statusCode]).toEqual([url, 200]);
      expect([url, answer.body.includes(ids.letterId), answer.body.includes(ids.receiptId)]).toEqual([url, false, false]);
    }
  });

  test('is told to staff on the page of the case, and found by its number', async () => {
    const { token } = await openSessionFor(h.house, { personId: cast.beata.id, staffId: cast.beata.staff!.staffId });
    const desk = deskCookie(token);
    const page = await asks(`/desk/matters/${matter.matterId}`, desk);
    expect(page.statusCode).toBe(410);
    expect(page.body).toContain(matter.number);
    for (const number of [matter.number, letter.number, upp.number]) {
      const found = await web.inject({
        method: 'POST',
        url: '/desk/search',
        headers: { cookie: desk, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: new URLSearchParams({ q: number }).toString(),
      });
      expect([number, found.statusCode, found.body.includes('1/2032')]).toEqual([number, 200, true]);
    }
  });

  test('is still confirmed as ours by the code printed on it, and no longer by the party’s digits', async () => {
    const checks = (datum: string) =>
      web.inject({
        method: 'POST',
        url: '/verify',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        payload: new URLSearchParams({ number: letter.number, datum }).toString(),
      });
    const byCode = await checks(letter.code);
    expect(byCode.statusCode).toBe(200);
    expect(byCode.body).toContain('1/2032');
    expect((await checks(letter.digits)).body).not.toContain('1/2032');
    expect((await checks('0000-0000-0000')).body).not.toContain('1/2032');
  });

  test('has a receipt whose file still verifies and says that it was destroyed', async () => {
    const boundary = 'x';
    const payload = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="upp.xml"\r\ncontent-type: application/xml\r\n\r\n${upp.xml}\r\n--${boundary}--\r\n`;
    // The keys of a test house were made today, whatever its clock says.
    h.itIs(new Date(h.house.seals.keys.certificate('receipts').validFromDate.getTime() + 1_000).toISOString());
    const answer = await web.inject({
      method: 'POST',
      url: '/verify/receipt',
      headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'sec-fetch-site': 'same-origin' },
      payload: Buffer.from(payload, 'utf8'),
    });
    h.itIs('2032-01-02T10:00:00+01:00');
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toContain('1/2032');
  });

  test('is shown to administrators with its protocol, whose seal is looked at again', async () => {
    const [protocol] = await asOwner<{ change_id: string }>(h.url, 'select change_id from administration.protocol');
    const here = `/desk/administration/protocols/${protocol?.change_id ?? ''}`;
    const cookieOf = async (person: typeof cast.michal) =>
      deskCookie((await openSessionFor(h.house, { personId: person.id, staffId: person.staff!.staffId })).token);
    for (const who of [cast.michal, cast.irena]) {
      const cookie = await cookieOf(who);
      const page = await asks(here, cookie);
      expect(page.statusCode).toBe(200);
      expect(page.body).toContain(matter.number);
      const pdf = await asks(`${here}/pdf`, cookie);
      expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf']);
    }
    for (const who of [cast.robert, cast.beata]) expect((await asks(here, await cookieOf(who))).statusCode).toBe(403);
  });
});
