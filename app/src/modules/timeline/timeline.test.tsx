import { Fragment, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, test } from 'vitest';
import { seedDemo } from '#app/demo/demo.ts';
import { LanguageProvider } from '#design/language.tsx';
import { day } from '#kernel/day.ts';
import type { DecisionId, MandateId, MatterId, PartyId, PersonId, SessionId, StaffId, SubmissionId } from '#kernel/ids.ts';
import { approveDecision, claimMatter, openForApproval, openMatter, recordComputerDecision } from '#modules/cases/index.ts';
import { actableParties } from '#modules/identity/index.ts';
import { pages as casesPages } from '#modules/cases/pages.ts';
import { cast } from '#outside/cast/cast.ts';
import { whoLooked } from '#platform/audit/who-looked.ts';
import type { Actor, Ctx, PersonActor, StaffActor, SystemActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { withSlots } from '#platform/http/slots.ts';
import { newId } from '#platform/new-id.ts';
import { policyFaults } from '#platform/policy/vocabulary.ts';
import type { Lang } from '#platform/text/text.ts';
import { look, transact } from '#platform/transact.ts';
import { asOwner } from '../../testing/database.ts';
import { testHouse } from '../../testing/house.ts';
import { pages } from './pages.ts';
import { policies, timelineVocabulary } from './policies.ts';
import { listEntries } from './views.ts';

const NOW = '2026-11-24T09:00:00+01:00';
const h = await testHouse({ at: NOW });
const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
const person = (personId: PersonId, over: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person',
  personId,
  partyId: personId,
  relation: 'self',
  level: 3,
  sessionId: newId<SessionId>(),
  authenticatedAt: new Date(NOW),
  channel: 'portal',
  ...over,
});
const beata: StaffActor = {
  kind: 'staff',
  staffId: newId<StaffId>(),
  personId: cast.beata.id,
  name: 'Beata Nowicka',
  roles: ['clerk'],
  branchCode: '12',
  level: 3,
  sessionId: newId<SessionId>(),
  authenticatedAt: new Date(NOW),
  channel: 'desk',
};
const jan = person(cast.jan.id);
let katarzyna: PersonActor;
let matter: { matterId: MatterId; number: string };
let decisionId: DecisionId;

const tests = [
  {
    name: 'no-arrears',
    value: '1649.82',
    passed: false,
    legalBasis: 'KPA art. 217',
    text: { pl: 'Są zaległości.', en: 'There are arrears.' },
  },
];
const opens = async (partyId: PartyId) => {
  const opened = await transact(h.house, system, ctx =>
    openMatter(ctx, {
      partyId,
      formCode: 'RWN',
      title: { pl: 'Zaświadczenie o niezaleganiu', en: 'Certificate of no arrears' },
      topic: 'settlements',
      submissionId: newId<SubmissionId>(),
      answerWithinDays: 7,
      filedOn: day('2026-11-24'),
    }),
  );
  if (!opened.ok) throw new Error('Not opened.');
  return opened.value;
};

beforeAll(async () => {
  await seedDemo(h.house);
  const mandate = await look(h.house, system, async ctx =>
    (await actableParties(ctx, cast.katarzyna.id)).find(party => party.partyId === cast.firmaX.id),
  );
  katarzyna = person(cast.katarzyna.id, { partyId: cast.firmaX.id, relation: 'mandate', mandateId: mandate?.mandateId as MandateId });
  matter = await opens(cast.jan.id);
  const recorded = await transact(h.house, system, ctx =>
    recordComputerDecision(ctx, {
      matterId: matter.matterId,
      formCode: 'RWN',
      formVersion: 1,
      ruleSet: 'test/1',
      inputs: { answers: {}, known: {}, facts: {}, filedOn: '2026-11-24' },
      milliseconds: 2,
      outcome: {
        outcome: 'to-clerk',
        tests,
        legalBasis: 'KPA art. 217',
        reasons: [{ pl: 'Na koncie jest zaległość.', en: 'There are arrears.' }],
      },
    }),
  );
  if (!recorded.ok) throw new Error(recorded.refusal.kind);
  decisionId = recorded.value.decisionId;
  const firm = await opens(cast.firmaX.id);
  await transact(h.house, system, ctx =>
    recordComputerDecision(ctx, {
      matterId: firm.matterId,
      formCode: 'RWN',
      formVersion: 1,
      ruleSet: 'test/1',
      inputs: { answers: {}, known: {}, facts: {}, filedOn: '2026-11-24' },
      milliseconds: 2,
      outcome: { outcome: 'granted', tests, legalBasis: 'KPA', letter: { template: 'x', values: {} }, collection: 'open' },
    }),
  );
  await transact(h.house, beata, ctx => claimMatter(ctx, { matterId: matter.matterId, purpose: 'handling' }));
  await h.settle();
});

const all = [...casesPages.pages, ...pages.pages];
const slots = [...(casesPages.slots ?? []), ...(pages.slots ?? [])];
const asked = (over: Partial<PageRequest> = {}): PageRequest =>
  ({
    params: {},
    query: {},
    form: new Map(),
    files: [],
    lang: 'pl',
    url: '/',
    client: 'c',
    partyName: null,
    sessionToken: null,
    ...over,
  }) as PageRequest;
const form = (fields: Record<string, string>): PageRequest['form'] =>
  new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));

/** Opens a page as the face would: policy first, then the page in its transaction. */
async function opensPage(
  actor: Actor,
  path: string,
  request: Partial<PageRequest> = {},
  method: 'get' | 'post' = 'get',
): Promise<PageAnswer> {
  const found = all.find(page => page.path === path) as Page;
  if (
    !h.house.policy.decide({
      actor,
      action: found.permission.action,
      resource: found.permission.resource ?? { kind: 'page', relation: 'own' },
    }).permitted
  )
    return { kind: 'refused', why: { pl: '', en: '' } };
  const handler = withSlots(found, slots)[method] as NonNullable<Page['get']>;
  const run = (ctx: Ctx) => handler({ ...ctx, lang: request.lang ?? 'pl' } as PageCtx, asked(request));
  if (method === 'get') return look(h.house, actor, run);
  let given: PageAnswer = { kind: 'not-found' };
  await transact(h.house, actor, async ctx => {
    given = await run(ctx);
    return { ok: given.kind === 'redirect' || given.kind === 'document' };
  });
  return given;
}
const shown = (answer: PageAnswer, lang: Lang = 'pl'): string =>
  answer.kind === 'page' ? renderToStaticMarkup(<LanguageProvider lang={lang}>{answer.body}</LanguageProvider>) : answer.kind;

test('the policies of the timeline are strictly valid', () => {
  expect(policyFaults(policies, [timelineVocabulary])).toEqual([]);
});

describe('the timeline', () => {
  test('tells what happened, newest first, once however often it is heard', async () => {
    const kinds = async () =>
      (await look(h.house, jan, ctx => listEntries(ctx, { partyId: cast.jan.id, area: 'matter', month: null, page: 1 }))).entries.map(
        entry => entry.kind,
      );
    expect([...(await kinds())].sort()).toEqual(['cases.claimed', 'cases.matter-opened', 'cases.referred-to-clerk']);
    await asOwner(
      h.url,
      `delete from platform.inbox where listener = 'timeline.write-entry'; update platform.relay_cursor set txid = '0', id = 0 where name = 'relay'`,
    );
    await h.settle();
    expect(await kinds()).toHaveLength(3);
  });

  test('of somebody else is empty, whatever is asked', async () => {
    expect((await look(h.house, jan, ctx => listEntries(ctx, { partyId: cast.firmaX.id, area: null, month: null, page: 1 }))).total).toBe(
      0,
    );
  });

  test('is filtered by kind and month, and says so where nothing is found', async () => {
    expect(shown(await opensPage(jan, '/timeline', { query: { kind: 'matter', month: '2026-11' } }))).toContain(
      'Pracownik zajął się sprawą',
    );
    expect(shown(await opensPage(jan, '/timeline', { query: { kind: 'matter', month: '2026-10' } }))).toContain(
      'Nic takiego się nie wydarzyło',
    );
  });

  test('shows a proxy matters and letters, and not who else may act', async () => {
    const areas = (
      await look(h.house, katarzyna, ctx => listEntries(ctx, { partyId: cast.firmaX.id, area: null, month: null, page: 1 }))
    ).entries.map(entry => entry.area);
    expect(areas.length).toBeGreaterThan(0);
    expect(areas.filter(area => area === 'mandate' || area === 'account')).toEqual([]);
  });

  test('keeps the institution’s own clocks for the staff', async () => {
    await h.later('2026-11-29T12:00:00+01:00');
    await h.settle();
    const kinds = async (actor: Actor) =>
      (await look(h.house, actor, ctx => listEntries(ctx, { partyId: cast.jan.id, area: 'matter', month: null, page: 1 }))).entries.map(
        entry => entry.kind,
      );
    expect(await kinds(beata)).toContain('cases.due-soon');
    expect(await kinds(jan)).not.toContain('cases.due-soon');
    h.itIs(NOW);
  });
});

describe('who looked', () => {
  const looks = (show: 'all' | 'others') =>
    look(h.house, jan, ctx => whoLooked(ctx, { partyId: cast.jan.id, viewer: cast.jan.id, since: new Date('2026-01-01'), show, page: 1 }));

  test('says when, in which role, from which unit and why, never who', async () => {
    await opensPage(beata, '/desk/matters/:matterId', { params: { matterId: matter.matterId } });
    const page = shown(await opensPage(jan, '/who-looked'));
    for (const said of ['Pracownik prowadzący sprawy', 'Załatwienie sprawy', 'stanowisko pracownika', 'Otwarto sprawę i to, co złożono'])
      expect(page, said).toContain(said);
    for (const kept of ['Beata', 'Nowicka', beata.staffId]) expect(page, kept).not.toContain(kept);
  });

  test('folds a person’s own visits of a day into one line', async () => {
    for (let visit = 0; visit < 4; visit += 1) await opensPage(jan, '/matters');
    const own = (await looks('all')).looks.filter(line => line.who === 'own');
    expect(own).toHaveLength(1);
    expect(own[0]?.times).toBeGreaterThanOrEqual(4);
    expect((await looks('others')).looks.filter(line => line.who === 'own')).toEqual([]);
  });

  test('shows a firm its proxy’s looks with the mandate, and is closed to the proxy', async () => {
    await opensPage(katarzyna, '/matters');
    const board = person(cast.tadeusz.id, { partyId: cast.firmaX.id, relation: 'representative' });
    const page = await look(h.house, board, ctx =>
      whoLooked(ctx, { partyId: cast.firmaX.id, viewer: board.personId, since: new Date('2026-01-01'), show: 'others', page: 1 }),
    );
    expect(page.looks.find(line => line.who === 'proxy')).toMatchObject({ action: 'cases.list', mandateId: katarzyna.mandateId });
    expect((await opensPage(katarzyna, '/who-looked')).kind).toBe('refused');
  });

  test('of a person nobody looked at says so', async () => {
    expect(shown(await opensPage(person(cast.anna.id), '/who-looked'))).toContain('Nikt inny nie oglądał');
  });
});

describe('the pages of a matter', () => {
  test('tell the party where it stands and what happens next, in both languages', async () => {
    const params = { matterId: matter.matterId };
    expect(shown(await opensPage(jan, '/matters/:matterId', { params }))).toContain(
      'Pracownik rozpatruje sprawę. Odpowiemy najpóźniej 01.12.2026.',
    );
    expect(shown(await opensPage(jan, '/matters/:matterId', { params, lang: 'en' }), 'en')).toContain(
      'A member of staff is examining it. We answer by 1 Dec 2026.',
    );
    expect(shown(await opensPage(jan, '/matters'))).toContain(matter.number);
  });

  test('tell every test of a decision, and offer a review only of what the computer decided alone', async () => {
    const page = shown(await opensPage(jan, '/decisions/:decisionId', { params: { decisionId } }));
    for (const said of ['Są zaległości.', '1649.82', 'KPA art. 217', 'test/1']) expect(page, said).toContain(said);
    expect(page).not.toContain('Poproś, by sprawdził to człowiek');
  });

  test('are not there for anybody else, nor for an id that is none', async () => {
    const anna = person(cast.anna.id);
    for (const [path, params] of [
      ['/matters/:matterId', { matterId: matter.matterId }],
      ['/decisions/:decisionId', { decisionId }],
      ['/matters/:matterId', { matterId: 'x' }],
    ] as const)
      expect((await opensPage(anna, path, { params })).kind, path).toBe('not-found');
    expect((await opensPage(jan, '/desk')).kind).toBe('refused');
  });

  test('fill the home page with the matters', async () => {
    const parts = await look(h.house, jan, async ctx => {
      const found: ReactNode[] = [];
      for (const slot of slots.filter(one => one.slot.startsWith('home.')))
        found.push(await slot.render({ ...ctx, lang: 'pl' } as PageCtx, {}));
      return found;
    });
    const home = renderToStaticMarkup(
      <LanguageProvider lang="pl">
        {parts.map((part, place) => (
          <Fragment key={place}>{part}</Fragment>
        ))}
      </LanguageProvider>,
    );
    for (const said of ['Moje sprawy', 'Zaświadczenie o niezaleganiu', 'Ostatnio', 'Kto oglądał moje dane'])
      expect(home, said).toContain(said);
  });
});

describe('the desk', () => {
  test('shows nothing of the party before the claim, and everything after', async () => {
    const other = await opens(cast.jan.id);
    await transact(h.house, system, ctx =>
      recordComputerDecision(ctx, {
        matterId: other.matterId,
        formCode: 'RWN',
        formVersion: 1,
        ruleSet: 'test/1',
        inputs: { answers: {}, known: {}, facts: {}, filedOn: '2026-11-24' },
        milliseconds: 2,
        outcome: { outcome: 'to-clerk', tests, legalBasis: 'KPA', reasons: [] },
      }),
    );
    const params = { matterId: other.matterId };
    const before = shown(await opensPage(beata, '/desk/matters/:matterId', { params }));
    expect(before).toContain('Weź sprawę');
    for (const kept of [cast.jan.familyName, cast.jan.pesel, '1649.82']) expect(before, kept).not.toContain(kept);
    expect(shown(await opensPage(beata, '/desk/matters/:matterId', { params, form: form({ do: 'claim' }) }, 'post'))).toContain(
      'Wybierz cel.',
    );
    expect(
      (await opensPage(beata, '/desk/matters/:matterId', { params, form: form({ do: 'claim', purpose: 'handling' }) }, 'post')).kind,
    ).toBe('redirect');
    await h.settle();
    const after = shown(await opensPage(beata, '/desk/matters/:matterId', { params }));
    for (const said of [cast.jan.pesel, '1649.82', 'Akapit 1', 'Historia sprawy']) expect(after, said).toContain(said);
  });

  test('keeps everything typed where something is to be put right, previews, and sends', async () => {
    const params = { matterId: matter.matterId };
    const typed = {
      answer: 'refuse',
      'pl-0': 'Odmawiamy z powodu zaległości.',
      'en-0': 'We refuse because of arrears.',
      reason: 'za mało',
    };
    const back = await opensPage(beata, '/desk/matters/:matterId', { params, form: form({ ...typed, do: 'refuse' }) }, 'post');
    for (const said of ['Napisz powód', 'Odmawiamy z powodu zaległości.', 'We refuse because of arrears.', 'za mało'])
      expect(shown(back), said).toContain(said);
    expect(back).toMatchObject({ status: 422 });
    const preview = await opensPage(beata, '/desk/matters/:matterId', { params, form: form({ ...typed, do: 'preview' }) }, 'post');
    expect(preview.kind === 'document' && preview.bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect((await opensPage(beata, '/desk/matters/:matterId', { params, form: form({ ...typed, do: 'save' }) }, 'post')).kind).toBe(
      'redirect',
    );
    expect(shown(await opensPage(beata, '/desk/matters/:matterId', { params }))).toContain('Odmawiamy z powodu zaległości.');
    const sent = await opensPage(
      beata,
      '/desk/matters/:matterId',
      { params, form: form({ ...typed, reason: 'Zaległość za październik.', do: 'refuse' }) },
      'post',
    );
    expect(sent).toMatchObject({ kind: 'redirect', to: '/desk' });
    const robert: StaffActor = { ...beata, staffId: newId<StaffId>(), name: 'Robert', roles: ['supervisor'], personId: cast.robert.id };
    expect((await transact(h.house, robert, ctx => openForApproval(ctx, { matterId: matter.matterId }))).ok).toBe(true);
    expect((await transact(h.house, robert, ctx => approveDecision(ctx, { matterId: matter.matterId }))).ok).toBe(true);
    const told = shown(await opensPage(jan, '/matters/:matterId', { params }));
    expect(told).toContain('Czeka na Ciebie pismo');
    expect(told).not.toContain('Rozstrzygnięcie pracownika');
  });
});
