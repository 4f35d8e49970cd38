import { sql } from 'kysely';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import type { PartyId } from '#kernel/ids.ts';
import { claimMatter, releaseMatter } from '#modules/cases/index.ts';
import { partyCard } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import { whoLooked } from '#platform/audit/who-looked.ts';
import type { StaffActor } from '#platform/context.ts';
import { act } from '#platform/http/mount.ts';
import type { PageAnswer } from '#platform/http/page.ts';
import { look } from '#platform/transact.ts';
import { beata, done, grazyna, h, jan, opens, person, refers, refused, staff } from '../../testing/cases-office.ts';
import { asOwner } from '../../testing/database.ts';
import { find } from './find.ts';
import { personPage } from './pages/person.tsx';
import { closePerson, openPerson } from './use-cases/open-person.ts';

const visit = (partyId: PartyId, over: Partial<Parameters<typeof openPerson>[1]> = {}) => ({
  partyId,
  purpose: 'visit' as const,
  words: 'Pyta o pismo z listopada.',
  matterId: null,
  ...over,
});
const sees = (actor: StaffActor, partyId: PartyId): Promise<boolean> =>
  look(h.house, actor, async ctx =>
    partyCard(ctx, partyId).then(
      () => true,
      () => false,
    ),
  );
const finds = async (typed: string, actor: StaffActor = beata) =>
  (await look(h.house, actor, ctx => find({ ...ctx, lang: 'pl' }, typed, 10))).hits;

const bodyOf = (answer: PageAnswer): string => (answer.kind === 'page' ? renderToStaticMarkup(answer.body) : '');

describe('a person is opened', () => {
  test('with a purpose, for half an hour, and reads afterwards why and in whose words', async () => {
    expect(await sees(beata, cast.jan.id)).toBe(false);
    expect(await refused(beata, ctx => openPerson(ctx, visit(cast.jan.id, { words: 'bo tak' })))).toBe('words-missing');
    const { until } = await done(beata, ctx => openPerson(ctx, visit(cast.jan.id)));
    expect(until.toISOString()).toBe('2026-11-24T08:30:00.000Z');
    expect([await sees(beata, cast.jan.id), await sees(grazyna, cast.jan.id)]).toEqual([true, false]);
    const { looks } = await look(h.house, jan, ctx =>
      whoLooked(ctx, { partyId: cast.jan.id, viewer: cast.jan.id, since: new Date(0), show: 'others', page: 1 }),
    );
    expect(looks[0]).toMatchObject({
      who: 'staff',
      role: 'clerk',
      purpose: 'visit',
      words: 'Pyta o pismo z listopada.',
      action: 'desk.open-party',
    });
    h.itIs('2026-11-24T09:30:00+01:00');
    expect(await sees(beata, cast.jan.id)).toBe(false);
    h.itIs('2026-11-24T09:00:00+01:00');
  });

  test('and reads that somebody was shown their masked data before a purpose was stated', async () => {
    const page = (path: string, actor: StaffActor) =>
      look(h.house, actor, ctx =>
        personPage.get!({ ...ctx, lang: 'pl' }, { params: { partyId: path }, query: {}, form: new Map() } as never),
      );
    const shown = async (partyId: PartyId): Promise<number> => {
      const [row] = await asOwner<{ count: number }>(
        h.url,
        `select count(*)::int as count from platform.audit_event e where e.action = 'desk.see-person' and e.subject_party = $1`,
        [partyId],
      );
      return row?.count ?? 0;
    };
    expect(await page(cast.maria.id, beata)).toMatchObject({ kind: 'page' });
    expect(await shown(cast.maria.id)).toBe(1);
    await done(beata, ctx => openPerson(ctx, visit(cast.maria.id)));
    await page(cast.maria.id, staff({ personId: cast.maria.id }));
    expect(await shown(cast.maria.id)).toBe(2);
  });

  test('and before that their matters are told by number and day, so that one may be named, and not by what they are about', async () => {
    const { number } = await opens(cast.robert.id);
    const page = await look(h.house, staff(), ctx =>
      personPage.get!({ ...ctx, lang: 'pl' }, { params: { partyId: cast.robert.id }, query: {}, form: new Map() } as never),
    );
    expect(bodyOf(page)).toContain(number);
    expect(bodyOf(page)).not.toContain('Niezaleganie');
  });

  test('never by themselves, nor by whom they may act for, whatever the purpose', async () => {
    for (const purpose of ['visit', 'complaint', 'supervision'] as const) {
      expect(await refused(staff({ personId: cast.jan.id }), ctx => openPerson(ctx, visit(cast.jan.id, { purpose })))).toBe('own-data');
      expect(
        await refused(staff({ personId: cast.katarzyna.id, roles: ['supervisor'] }), ctx =>
          openPerson(ctx, visit(cast.firmaX.id, { purpose })),
        ),
      ).toBe('own-data');
    }
  });

  test('and that they tried it is in the log', async () => {
    const form = new Map([
      ['do', ['open']],
      ['purpose', ['visit']],
      ['words', ['Sprawdzam coś u siebie.']],
      ['matter', ['']],
    ]);
    const clerk = staff({ personId: cast.olena.id });
    await act(h.house, clerk, ctx => personPage.post!(ctx as never, { params: { partyId: cast.olena.id }, query: {}, form } as never));
    const tried = await asOwner<{ action: string; outcome: string }>(
      h.url,
      `select e.action, e.outcome from platform.audit_event e where e.subject_party = $1 and e.action = 'desk.open-party'`,
      [cast.olena.id],
    );
    expect(tried).toEqual([{ action: 'desk.open-party', outcome: 'refused' }]);
  });

  test('by nobody who does not serve people, and by nobody weakly signed in', async () => {
    expect([
      await refused(staff({ roles: ['auditor'] }), ctx => openPerson(ctx, visit(cast.anna.id))),
      await refused(staff({ roles: ['administrator'] }), ctx => openPerson(ctx, visit(cast.anna.id))),
      await refused(staff({ level: 1 }), ctx => openPerson(ctx, visit(cast.anna.id))),
      await refused(staff({ roles: ['consultant'], level: 2 }), ctx => openPerson(ctx, visit(cast.anna.id))),
    ]).toEqual(['no-such-party', 'no-such-party', 'not-permitted', 'done']);
  });

  test('for a matter that a clerk names, which is no work on it; taking it is', async () => {
    const matterId = await refers(cast.maria.id);
    const clerk = staff();
    const byWork = () =>
      asOwner<{ by_work: boolean }>(
        h.url,
        `select o.by_work from platform.opening o where o.staff_id = $1 and o.matter_id = $2 order by o.by_work`,
        [clerk.staffId, matterId],
      );
    await done(clerk, ctx => openPerson(ctx, visit(cast.maria.id, { purpose: 'handling', words: '', matterId })));
    expect(await byWork()).toEqual([{ by_work: false }]);
    await done(clerk, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    expect(await byWork()).toEqual([{ by_work: false }, { by_work: true }]);
    await done(clerk, ctx => releaseMatter(ctx, { matterId }));
  });

  test('in a matter of theirs, not in that of somebody else', async () => {
    const { matterId } = await opens(cast.anna.id);
    const clerk = staff();
    const handling = (partyId: PartyId) => visit(partyId, { purpose: 'handling', words: '', matterId });
    expect(await refused(clerk, ctx => openPerson(ctx, handling(cast.jan.id)))).toBe('no-such-matter');
    await done(clerk, ctx => openPerson(ctx, handling(cast.anna.id)));
    expect(await sees(clerk, cast.anna.id)).toBe(true);
  });

  test('and closed before its time, though not while a matter is in hand', async () => {
    const clerk = staff();
    const matterId = await refers(cast.maria.id);
    await done(clerk, ctx => openPerson(ctx, visit(cast.maria.id)));
    await done(clerk, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    await done(clerk, ctx => closePerson(ctx, cast.maria.id));
    expect(await sees(clerk, cast.maria.id)).toBe(true);
    await done(clerk, ctx => releaseMatter(ctx, { matterId }));
    expect(await sees(clerk, cast.maria.id)).toBe(false);
  });
});

describe('a clerk finds', () => {
  test('a person by the beginnings of their names, in either order, without Polish letters or capitals', async () => {
    for (const typed of ['Nowak Anna', 'anna now', 'now an', 'NOWAK'])
      expect(
        (await finds(typed)).map(hit => hit.id),
        typed,
      ).toContain(cast.anna.id);
    const jablonski = cast.robert;
    expect((await finds('jablonski')).map(hit => hit.id)).toContain(jablonski.id);
    expect(await finds('owak')).toEqual([]);
  });

  test('a person by PESEL and a firm by NIP, REGON and name, and is shown no PESEL', async () => {
    const [anna] = await finds(cast.anna.pesel);
    expect(anna).toMatchObject({ kind: 'party', id: cast.anna.id, href: `/desk/people/${cast.anna.id}` });
    expect(JSON.stringify(anna)).not.toContain(cast.anna.pesel);
    for (const typed of [cast.firmaX.nip, cast.firmaX.regon, 'firma x meb'])
      expect(
        (await finds(typed)).map(hit => hit.id),
        typed,
      ).toContain(cast.firmaX.id);
    expect((await finds(cast.anna.pesel.slice(0, 6))).map(hit => hit.id)).toContain(cast.anna.id);
    expect(await finds(cast.anna.pesel.slice(0, 5))).toEqual([]);
  });

  test('by the first digits of a PESEL no more of it than they typed', async () => {
    const page = await look(h.house, beata, ctx =>
      personPage.get!({ ...ctx, lang: 'pl' }, { params: { partyId: cast.anna.id }, query: {}, form: new Map() } as never),
    );
    const told = [await finds(cast.anna.pesel.slice(0, 6)), await finds('Nowak Anna'), bodyOf(page)];
    for (const one of told) {
      expect(JSON.stringify(one)).toContain('Anna');
      expect(JSON.stringify(one)).not.toContain(cast.anna.pesel.slice(-4));
    }
  });

  test('people, and each of them reads that they were shown, not what was typed, and nobody else is told', async () => {
    const shownTo = async (partyId: PartyId) =>
      (
        await look(h.house, person(partyId as never), ctx =>
          whoLooked(ctx, { partyId, viewer: partyId, since: new Date(0), show: 'others', page: 1 }),
        )
      ).looks.filter(one => one.action === 'desk.search');
    const before = [await shownTo(cast.anna.id), await shownTo(cast.olena.id)];
    await finds(cast.anna.pesel);
    const [look0] = await shownTo(cast.anna.id);
    expect([await shownTo(cast.anna.id), await shownTo(cast.olena.id)].map((looks, at) => looks.length - before[at]!.length)).toEqual([
      1, 0,
    ]);
    expect(look0).toMatchObject({ who: 'staff', role: 'clerk', purpose: 'search', words: null });
    const asked = (partyId: PartyId) =>
      look(
        h.house,
        person(partyId as never),
        async ctx => (await sql`select * from platform.door_searches_that_showed(${cast.anna.id}::uuid)`.execute(ctx.db)).rows.length,
      );
    expect([await asked(cast.anna.id), await asked(cast.olena.id)]).toEqual([before[0]!.length + 1, 0]);
    expect(
      await look(
        h.house,
        beata,
        async ctx => (await sql`select * from platform.door_searches_that_showed(${cast.anna.id}::uuid)`.execute(ctx.db)).rows,
      ),
    ).toEqual([]);
  });

  test('a matter by its number or the beginning of it', async () => {
    const { matterId, number } = await opens(cast.jan.id);
    for (const typed of [number, number.toLowerCase(), number.slice(0, 13)])
      expect(
        (await finds(typed)).map(hit => hit.id),
        typed,
      ).toContain(matterId);
  });

  test('and it is written down what they looked for and what they were shown', async () => {
    await finds('Kowalski Jan');
    const [search] = await asOwner<{ facts: { sought: string; found: string[] } }>(
      h.url,
      `select e.facts from platform.audit_event e where e.action = 'desk.search' order by e.seq desc limit 1`,
    );
    expect(search?.facts).toMatchObject({ sought: 'Kowalski Jan', found: [`party:${cast.jan.id}`] });
  });

  test('nothing at all where they are there to read the log or to run the house', async () => {
    const { number } = await opens(cast.jan.id, { filedOn: day('2026-11-23') });
    for (const role of ['auditor', 'administrator'] as const)
      for (const typed of ['Nowak', cast.anna.pesel, cast.firmaX.nip, number])
        expect(await finds(typed, staff({ roles: [role] })), `${role} ${typed}`).toEqual([]);
  });
});
