import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { LanguageProvider } from '#design/language.tsx';
import type { PartyId, PersonId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import type { PersonActor, StaffActor } from '#platform/context.ts';
import type { PageAnswer } from '#platform/http/page.ts';
import { newId } from '#platform/new-id.ts';
import { LANGS, type Lang } from '#platform/text/text.ts';
import { openParty } from '#platform/openings.ts';
import { look, transact } from '#platform/transact.ts';
import { cast } from '#outside/cast/cast.ts';
import { asOwner } from '../../../testing/database.ts';
import { testHouse } from '../../../testing/house.ts';
import { pages } from '../pages.ts';

const h = await testHouse({ at: '2026-11-24T09:00:00Z' });
beforeAll(() => seedDemo(h.house));

const acting = (personId: PersonId, partyId: PartyId, relation: PersonActor['relation'] = 'self'): PersonActor => ({
  kind: 'person',
  personId,
  partyId,
  relation,
  level: 3,
  sessionId: newId(),
  authenticatedAt: new Date(),
  channel: 'portal',
});
const self = (person: { id: PersonId }) => acting(person.id, person.id);
const ofFirmaX = acting(cast.tadeusz.id, cast.firmaX.id, 'representative');

async function answerOf(actor: PersonActor, path: string, query: Record<string, string> = {}, lang: Lang = 'pl'): Promise<PageAnswer> {
  const page = pages.pages.find(one => one.path === path);
  const answer = await look(h.house, actor, async ctx => page?.get?.({ ...ctx, lang } as never, { query, params: {} } as never));
  if (answer === undefined) throw new Error(`No page ${path}`);
  return answer;
}

async function shown(actor: PersonActor, path: string, query: Record<string, string> = {}, lang: Lang = 'pl'): Promise<string> {
  const answer = await answerOf(actor, path, query, lang);
  if (answer.kind !== 'page') throw new Error(`Not a page: ${answer.kind}`);
  return renderToStaticMarkup(<LanguageProvider lang={lang}>{answer.body}</LanguageProvider>).replaceAll('\u00a0', ' ');
}

const paths = (role: 'insured' | 'benefits' | 'payer') =>
  pages.pages.map(page => page.path).filter(path => path.startsWith(`/account/${role}`) && !path.endsWith('.csv'));

describe('the overview', () => {
  test('Jan sees what he owes, and is not sent for a certificate he would not get', async () => {
    const page = await shown(self(cast.jan), '/account');
    expect(page).toContain('2 425,11 zł');
    expect(page).toContain('do zapłaty');
    expect(page).not.toContain('/forms/RWN');
  });

  test('Anna sees both her jobs and her daughter, in both languages', async () => {
    for (const lang of LANGS) {
      const page = await shown(self(cast.anna), '/account', {}, lang);
      for (const part of [cast.firmaX.name, cast.firmaY.name, 'Hanna Nowak']) expect(page).toContain(part);
      expect(page.match(/<h1/g)).toHaveLength(1);
    }
  });

  test('each look at an account is in the audit log, with the parts that were shown', async () => {
    await shown(self(cast.maria), '/account');
    await shown(self(cast.maria), '/account/benefits/tax');
    const entries = await asOwner<{ facts: unknown }>(
      h.url,
      `select facts from platform.audit_event where action = 'account.read' and subject_party = $1 order by seq desc limit 2`,
      [cast.maria.id],
    );
    expect(entries.map(entry => entry.facts)).toEqual([{ parts: ['benefits.tax'] }, { parts: ['beneficiary'] }]);
  });
});

describe('the insured', () => {
  test('Anna finds titles with what they mean, the days of each insurance, four sick leaves and breaks', async () => {
    const page = await shown(self(cast.anna), '/account/insured');
    expect(page).toContain('Kod tytułu 0110 0 0: pracownik.');
    expect(page).toContain('wynagrodzenie za czas choroby od pracodawcy');
    expect(page).toContain('pobyt w szpitalu');
    expect(page.match(/ZP41\d{5}/g)).toHaveLength(4);
  });

  test('Jan’s voluntary sickness insurance began later than his title', async () => {
    const page = await shown(self(cast.jan), '/account/insured');
    expect(page).toContain('01.04.2023');
    expect(page).toContain('01.03.2025');
  });

  test('a year and a payer may be chosen, and the sums are those of what is shown', async () => {
    const both = await shown(self(cast.anna), '/account/insured/contributions', { year: '2026' });
    expect(both.match(/<th scope="row"/g)).toHaveLength(20);
    const one = await shown(self(cast.anna), '/account/insured/contributions', { year: '2026', payer: cast.firmaY.name });
    expect(one.match(/<th scope="row"/g)).toHaveLength(10);
    const nonsense = await shown(self(cast.anna), '/account/insured/contributions', { year: '1999', payer: 'nikt' });
    expect(nonsense.match(/<th scope="row"/g)).toHaveLength(20);
  });

  test('the yearly information says which rate is not known, and does not invent one', async () => {
    const page = await shown(self(cast.anna), '/account/insured/state');
    expect(page).toContain('Informacja o stanie konta (IOSKU) za 2025 r.');
    expect(page).toContain('14,41%');
    expect(page).toContain('Wskaźnika za 2025 r. nie ma w tabelach (dotyczy: kapitał początkowy, składki na koncie, subkonto)');
  });

  test('the calculator shows both variants with every number, and takes another base', async () => {
    const average = await shown(self(cast.anna), '/account/insured/pension');
    for (const part of ['Praca do 60 lat', 'Koniec pracy dziś', '266,4', '256 ×', '14.03.2048']) expect(average).toContain(part);
    const more = await shown(self(cast.anna), '/account/insured/pension', { base: '20 000', age: '65' });
    for (const part of ['Praca do 65 lat', '220,8', '316 × 3 320,00 zł']) expect(more).toContain(part);
  });

  test('an amount that cannot be read stays in its field and is said to be wrong', async () => {
    const answer = await answerOf(self(cast.anna), '/account/insured/pension', { base: 'dużo' });
    expect(answer).toMatchObject({ kind: 'page', failed: true });
    expect(await shown(self(cast.anna), '/account/insured/pension', { base: 'dużo' })).toMatch(/value="dużo"/);
  });

  test('Maria, who was never insured here, is told so on every page instead of an empty table', async () => {
    for (const path of paths('insured')) expect(await shown(self(cast.maria), path), path).toContain('empty-state');
  });
});

describe('the beneficiary', () => {
  test('Maria sees what a bailiff takes, where it is paid, and the sums of a year', async () => {
    const page = await shown(self(cast.maria), '/account/benefits');
    for (const part of ['Potrącenie komornicze', 'Km 1150/26', '3 564,78 zł', 'na rachunek']) expect(page).toContain(part);
    expect((await shown(self(cast.maria), '/account/benefits', { year: '2025' })).match(/<th scope="row"/g)).toHaveLength(12);
  });

  test('the indexations stand with their rates', async () => {
    const page = await shown(self(cast.maria), '/account/benefits/decisions');
    for (const rate of ['5,3%', '5,5%', '12,12%']) expect(page).toContain(rate);
  });

  test('a year that is over gets its PIT-40A, this year only what was paid so far', async () => {
    expect(await shown(self(cast.maria), '/account/benefits/tax')).toContain('PIT-40A za 2025 r.');
    const now = await shown(self(cast.maria), '/account/benefits/tax', { year: '2026' });
    expect(now).toContain('Rok jeszcze trwa');
    expect(now).not.toContain('PIT-40A');
  });

  test('the account in force is shown whole to its owner', async () => {
    const page = await shown(self(cast.maria), '/account/benefits/payout-account');
    expect(page.replace(/\D/g, '')).toContain(cast.maria.nrb);
  });
});

describe('the payer', () => {
  test('Jan sees his contribution account, a code to pay what he owes, and how interest grows day by day', async () => {
    const page = await shown(self(cast.jan), '/account/payer');
    expect(page).toContain('square-code');
    expect(page).toContain('NRS');
    expect(page).toContain('21.11.2026–24.11.2026');
    expect(page).toContain('11%');
  });

  test('Firma X pays more than the code can hold and is told so', async () => {
    const page = await shown(ofFirmaX, '/account/payer');
    expect(page).not.toContain('square-code');
    expect(page).toContain('/forms/RWN');
  });

  test('the people insured by Firma X are found by parts of a name, or by a whole PESEL, which is never shown whole', async () => {
    expect(await shown(ofFirmaX, '/account/payer/insured')).toContain('27 osób');
    const anna = await shown(ofFirmaX, '/account/payer/insured', { q: 'now ann' });
    expect(anna).toContain('Nowak Anna');
    expect(anna).toContain('1 osoba');
    const byPesel = await shown(ofFirmaX, '/account/payer/insured', { q: cast.anna.pesel });
    expect(byPesel).toContain('Nowak Anna');
    expect(byPesel.replace(`value="${cast.anna.pesel}"`, '')).not.toContain(cast.anna.pesel);
    expect(await shown(ofFirmaX, '/account/payer/insured', { q: '%' })).toContain('Nikogo takiego nie ma');
  });

  test('a transfer stands with the months it paid', async () => {
    const page = await shown(ofFirmaX, '/account/payer/transfers');
    expect(page).toContain('FUS za 09.2026');
    expect(page).toContain('Podział wpłaty 100 zł');
  });

  test('the statement of a period closes where the next one opens', async () => {
    const page = await shown(self(cast.jan), '/account/payer/statement', { from: '2026-09', to: '2026-11' });
    expect(page).toContain('składki za 10.2026');
    expect(page).toContain('Saldo końcowe');
    expect(await shown(self(cast.jan), '/account/payer/statement', { from: 'wrzesień' })).toContain('Wpisz miesiąc i rok');
  });

  test('the same goes into a spreadsheet', async () => {
    const answer = await answerOf(self(cast.jan), '/account/payer/statement.csv', { from: '2026-09', to: '2026-11' });
    if (answer.kind !== 'document') throw new Error('Not a file');
    const lines = answer.bytes.toString('utf8').slice(1).trim().split('\r\n');
    expect(lines[0]).toBe('Dzień;Zdarzenie;Miesiąc;Należne;Wpłacono;Saldo');
    expect(lines.at(-1)).toContain('2425,11');
    expect(answer.fileName).toBe('zestawienie-2026-09-2026-11.csv');
  });
});

describe('a proxy', () => {
  test('the accountant of Jan opens every page of the payer and none of the insured or the beneficiary', async () => {
    const katarzyna = acting(cast.katarzyna.id, cast.jan.id, 'mandate');
    for (const path of paths('payer')) expect((await answerOf(katarzyna, path)).kind, path).toBe('page');
    for (const path of [...paths('insured'), ...paths('benefits')]) expect((await answerOf(katarzyna, path)).kind, path).toBe('refused');
    const page = await shown(katarzyna, '/account');
    expect(page).toContain('Zaległości');
    expect(page).not.toContain('Zgłoszenia do ubezpieczeń');
    expect(page).toContain('Części danych nie pokazujemy');
  });

  test('somebody whose mandate is gone opens nothing, and that they tried is in the log', async () => {
    const olena = acting(cast.olena.id, cast.jan.id, 'mandate');
    expect(await shown(olena, '/account')).not.toMatch(/zł|Zaległości|Płatnik składek/);
    for (const { path } of pages.pages.filter(page => page.path.startsWith('/account/'))) {
      expect((await answerOf(olena, path)).kind, path).toBe('refused');
    }
    const [tried] = await asOwner<{ tries: number }>(
      h.url,
      `select count(*)::int as tries from platform.audit_event where action = 'account.read' and outcome = 'refused' and subject_party = $1 and actor_id = $2`,
      [cast.jan.id, cast.olena.id],
    );
    expect(tried?.tries).toBe(13);
  });
});

test('every page says the same in English, whole', async () => {
  const who = [
    ['insured', self(cast.anna)],
    ['benefits', self(cast.maria)],
    ['payer', self(cast.jan)],
  ] as const;
  for (const [role, actor] of who)
    for (const path of paths(role)) {
      const page = await shown(actor, path, {}, 'en');
      expect(page.match(/<h1/g), path).toHaveLength(1);
      // Names, codes and the title of the transfer stay Polish.
      expect(page, path).not.toMatch(/\b(Rok|Razem|Miesiąc|Saldo|Pokaż|Płatnik|Stan)\b/);
    }
});

describe('the clerk', () => {
  const beata: StaffActor = {
    kind: 'staff',
    staffId: cast.beata.staff?.staffId as StaffActor['staffId'],
    personId: cast.beata.id,
    name: 'Beata Mazur',
    roles: ['clerk'],
    branchCode: '12',
    level: 3,
    sessionId: newId(),
    authenticatedAt: new Date(),
    channel: 'desk',
  };
  const slot = pages.slots?.find(one => one.slot === 'desk.person');
  const panel = (ctx: unknown): Promise<string> =>
    Promise.resolve(slot?.render({ ...(ctx as object), lang: 'pl' } as never, { partyId: cast.jan.id, kind: 'person' })).then(node =>
      renderToStaticMarkup(<LanguageProvider lang="pl">{node}</LanguageProvider>).replaceAll('\u00a0', ' '),
    );

  test('sees what Jan owes while he is open to her, and nothing of him otherwise', async () => {
    expect(await look(h.house, beata, panel)).not.toMatch(/2 425,11|Hydrauliczne/);
    const opened = await transact(h.house, beata, async ctx => {
      await openParty(ctx, { partyId: cast.jan.id, purpose: 'handling', matterId: null, until: 'transaction' });
      return accept(await panel(ctx));
    });
    expect(opened.ok && opened.value).toMatch(/2 425,11 zł[\s\S]*Hydrauliczne/);
  });
});
