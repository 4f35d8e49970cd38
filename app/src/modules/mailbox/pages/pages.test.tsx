import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { LanguageProvider } from '#design/language.tsx';
import type { LetterId, PartyId, PersonId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Actor, PersonActor, SystemActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageRequest } from '#platform/http/page.ts';
import { newId } from '#platform/new-id.ts';
import { LANGS, type Lang } from '#platform/text/text.ts';
import { transact } from '#platform/transact.ts';
import { cast } from '#outside/cast/cast.ts';
import { asOwner } from '../../../testing/database.ts';
import { testHouse } from '../../../testing/house.ts';
import { type LetterWish, writeLetter } from '../index.ts';
import { pages } from '../pages.ts';

const start = new Date(Date.now() + 3_600_000);
const daysLater = (days: number): string => new Date(start.getTime() + days * 86_400_000).toISOString();
const h = await testHouse({ at: daysLater(0) });
const visitor: Actor = { kind: 'visitor', channel: 'portal' };
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const acting = (personId: PersonId, partyId: PartyId, relation: PersonActor['relation']): PersonActor => ({
  kind: 'person',
  personId,
  partyId,
  relation,
  level: 3,
  sessionId: newId(),
  authenticatedAt: start,
  channel: 'portal',
});
const jan = acting(cast.jan.id, cast.jan.id, 'self');
const proxy = acting(cast.katarzyna.id, cast.jan.id, 'mandate');
const anna = acting(cast.anna.id, cast.anna.id, 'self');
let refusal: LetterId;
let certificate: LetterId;

async function written(wish: Partial<LetterWish>): Promise<LetterId> {
  const common = { partyId: cast.jan.id, matterId: null, decidedAt: h.house.clock(), answerChannel: 'electronic' } as const;
  return (await transact(h.house, system, async ctx => accept(await writeLetter(ctx, { ...common, ...wish } as LetterWish)))).value
    .letterId;
}

beforeAll(async () => {
  await seedDemo(h.house);
  refusal = await written({
    template: 'no-arrears-refusal',
    number: '12.RWN.1.2026',
    collection: 'against-receipt',
    kind: 'decision',
    values: {
      payer: 'Jan Kowalski',
      identifiers: 'NIP 1',
      asOf: '2026-11-23',
      filedOn: '2026-11-23',
      total: '2425.11',
      complaintDays: 7,
      legalBasis: 'KPA art. 219',
      debts: [{ fundPl: 'Ubezpieczenia społeczne', fundEn: 'Social insurance', arrears: '2425.11', interest: '0.00' }],
    },
  });
  certificate = await written({
    template: 'no-arrears-certificate',
    number: '12.RWN.2.2026',
    collection: 'open',
    kind: 'certificate',
    values: {
      payer: 'Jan <b>',
      identifiers: 'NIP 1',
      asOf: '2026-11-23',
      copies: 1,
      withAgreement: false,
      hasRecipient: false,
      recipient: '',
    },
  });
});

interface How {
  params?: Record<string, string>;
  form?: Record<string, string>;
  file?: Buffer;
  query?: Record<string, string>;
  lang?: Lang;
  client?: string;
}

/** As mount.ts does it: a GET that does not commit and a page with remarks are thrown away. */
async function ask(path: string, actor: Actor, how: How = {}): Promise<PageAnswer> {
  const lang = how.lang ?? 'pl';
  const page = pages.pages.find(one => one.path === path) as Page;
  const posted = how.form !== undefined || how.file !== undefined;
  const request: PageRequest = {
    params: how.params ?? {},
    query: how.query ?? {},
    form: new Map(Object.entries(how.form ?? {}).map(([name, value]) => [name, [value]])),
    files: how.file ? [{ field: 'file', fileName: 'a.xml', bytes: how.file, tooLarge: false }] : [],
    lang,
    url: path,
    client: how.client ?? newId(),
    partyName: null,
    sessionToken: null,
  };
  const outcome = await transact<Actor, Result<PageAnswer, PageAnswer>>(h.house, actor, async ctx => {
    const answer = (await (posted ? page.post : page.get)?.({ ...ctx, lang } as never, request)) as PageAnswer;
    const kept = posted ? answer.kind !== 'page' || answer.keep === true : page.getCommits === true;
    return kept ? accept(answer) : refuse(answer);
  });
  return outcome.ok ? outcome.value : outcome.refusal;
}

function html(answer: PageAnswer, lang: Lang = 'pl'): string {
  if (answer.kind !== 'page') throw new Error(`Not a page but ${answer.kind}`);
  return renderToStaticMarkup(<LanguageProvider lang={lang}>{answer.body}</LanguageProvider>);
}

const letter = (actor: Actor, letterId: LetterId, lang: Lang = 'pl') => ask('/letters/:letterId', actor, { params: { letterId }, lang });

describe('a letter that waits', () => {
  test('shows its dates and the button in both languages, and not a word of what it says', async () => {
    for (const lang of LANGS) {
      const shown = html(await letter(jan, refusal, lang), lang);
      expect(shown.match(/<h1/g)).toHaveLength(1);
      expect(shown).toContain('12.RWN.1.2026');
      expect(shown).not.toMatch(/odmow|refus|2.?425,11|zaległo|arrears/i);
    }
    expect(html(await letter(jan, refusal))).toContain('Odbierz i podpisz UPD');
  });

  test('gives no file away, whoever asks for it by its address', async () => {
    for (const file of ['pdf', 'xml', 'upd'])
      expect(await ask(`/letters/:letterId/${file}`, jan, { params: { letterId: refusal } })).toEqual({ kind: 'not-found' });
  });

  test('is not found by anybody else, as if it were not there', async () => {
    expect([
      await letter(anna, refusal),
      await letter(anna, newId()),
      await ask('/letters/:letterId', anna, { params: { letterId: refusal }, form: {} }),
    ]).toEqual([{ kind: 'not-found' }, { kind: 'not-found' }, { kind: 'not-found' }]);
  });

  test('is not shown to somebody whose mandate for Jan is gone, nor is the list', async () => {
    const formerProxy = acting(cast.olena.id, cast.jan.id, 'mandate');
    expect(await letter(formerProxy, refusal)).toEqual({ kind: 'not-found' });
    expect(await ask('/letters', formerProxy)).toMatchObject({ kind: 'refused' });
    expect(await ask('/letters/:letterId/pdf', formerProxy, { params: { letterId: certificate } })).toEqual({ kind: 'not-found' });
  });

  test('is opened for Jan by his accountant’s UPD', async () => {
    const collected = await ask('/letters/:letterId', proxy, { params: { letterId: refusal }, form: {} });
    expect(collected).toMatchObject({ kind: 'redirect', to: `/letters/${refusal}`, notice: { tone: 'done' } });
    const shown = html(await letter(jan, refusal));
    for (const part of [
      'Postanowienie o odmowie wydania zaświadczenia o niezaleganiu',
      'Ubezpieczenia społeczne',
      '2\u00a0425,11\u00a0zł',
      'Pouczenie',
      'za podpisanym poświadczeniem (UPD)',
    ])
      expect(shown).toContain(part);
    expect(await ask('/letters/:letterId/pdf', jan, { params: { letterId: refusal } })).toMatchObject({
      kind: 'document',
      type: 'application/pdf',
      fileName: '12.RWN.1.2026.pdf',
    });
    expect(await ask('/letters/:letterId/upd', jan, { params: { letterId: refusal } })).toMatchObject({
      kind: 'document',
      type: 'application/xml',
    });
  });

  test('says after day fourteen that the time has passed, and can be read', async () => {
    const late = await written({
      template: 'decision',
      number: '12.DEC.5.2026',
      collection: 'against-receipt',
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
    });
    h.itIs(daysLater(16));
    expect(await ask('/letters/:letterId', jan, { params: { letterId: late }, form: {} })).toMatchObject({
      kind: 'redirect',
      notice: { tone: 'attention' },
    });
    expect(html(await letter(jan, late))).toContain('Uznane za doręczone');
    h.itIs(daysLater(0));
  });
});

test('every reading leaves one line in the audit log and, for the person, the day of the first', async () => {
  const count = async (): Promise<number> =>
    (
      await asOwner<{ n: number }>(
        h.url,
        `select count(*)::int as n from platform.audit_event where action = 'mailbox.read-letter' and object = $1 and actor_id = $2`,
        [`letter:${certificate}`, cast.jan.id],
      )
    )[0]?.n ?? 0;
  const before = await count();
  await letter(jan, certificate);
  await letter(jan, certificate);
  expect((await count()) - before).toBe(2);
  expect(
    await asOwner(h.url, 'select 1 from mailbox.reading where letter_id = $1 and person_id = $2', [certificate, cast.jan.id]),
  ).toHaveLength(1);
});

test('what people wrote into a letter is shown as text', async () => {
  expect(html(await letter(jan, certificate))).toContain('Jan &lt;b&gt;');
});

test('the list puts what waits first and marks what is new, in both languages', async () => {
  for (const lang of LANGS) expect(html(await ask('/letters', jan, { lang }), lang).match(/<h1/g)).toHaveLength(1);
  expect(html(await ask('/letters', jan))).toContain('Zaświadczenie o niezaleganiu');
  expect(html(await ask('/letters', anna))).toContain('Nie ma tu jeszcze żadnych pism');
});

describe('a receipt', () => {
  const upd = async () =>
    (await asOwner<{ upd_receipt_id: string }>(h.url, 'select upd_receipt_id from mailbox.letter where letter_id = $1', [refusal]))[0]
      ?.upd_receipt_id ?? '';

  test('is readable, has its XML, and its PDF is made once and found to be ours', async () => {
    const params = { receiptId: await upd() };
    expect(html(await ask('/receipts/:receiptId', jan, { params }))).toContain('Urzędowe poświadczenie doręczenia');
    expect(await ask('/receipts/:receiptId/xml', jan, { params })).toMatchObject({ kind: 'document', type: 'application/xml' });
    const [first, second] = [
      await ask('/receipts/:receiptId/pdf', jan, { params }),
      await ask('/receipts/:receiptId/pdf', proxy, { params }),
    ];
    if (first.kind !== 'document' || second.kind !== 'document') throw new Error('No PDF');
    expect(first.bytes.equals(second.bytes)).toBe(true);
    expect(html(await ask('/verify/receipt', visitor, { file: first.bytes }))).toContain('Plik pochodzi od nas i jest nienaruszony');
  });

  test('is not found by anybody else', async () => {
    for (const page of ['/receipts/:receiptId', '/receipts/:receiptId/xml', '/receipts/:receiptId/pdf'])
      expect(await ask(page, anna, { params: { receiptId: await upd() } })).toEqual({ kind: 'not-found' });
  });
});

describe('the public check', () => {
  test('keeps what was typed and says at the field what is missing', async () => {
    const shown = html(await ask('/verify', visitor, { form: { number: '12.RWN.2.2026', datum: ' ' } }));
    expect(shown).toContain('value="12.RWN.2.2026"');
    expect(shown).toContain('Wpisz kod z dokumentu');
  });

  test('takes the number from the address of the QR code and confirms with the code', async () => {
    expect(html(await ask('/verify', visitor, { query: { number: '12.RWN.2.2026' } }))).toContain('value="12.RWN.2.2026"');
    const [row] = await asOwner<{ verification_code: string }>(h.url, 'select verification_code from mailbox.letter where letter_id = $1', [
      certificate,
    ]);
    for (const lang of LANGS)
      expect(
        html(await ask('/verify', visitor, { form: { number: '12.RWN.2.2026', datum: row?.verification_code ?? '' }, lang }), lang),
      ).toContain(lang === 'pl' ? 'Dokument pochodzi od nas' : 'This document comes from us');
  });

  test('shows the same for an unknown number and for a wrong code', async () => {
    const shown = async (number: string) =>
      html(await ask('/verify', visitor, { form: { number, datum: '0000-0000-0000' } })).replace(number, 'N');
    expect(await shown('12.RWN.2.2026')).toBe(await shown('12.RWN.7.2026'));
  });

  test('of no file, and of one that is no document, says what to do', async () => {
    expect(html(await ask('/verify/receipt', visitor, { form: {} }))).toContain('Wybierz plik');
    expect(html(await ask('/verify/receipt', visitor, { file: Buffer.from('to nie jest XML') }))).toContain('nie jest plik XML ani PDF');
  });
});
