import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import type { MatterId, PartyId } from '#kernel/ids.ts';
import { lettersOfMatter } from '#modules/mailbox/index.ts';
import { partyCard } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { StaffActor } from '#platform/context.ts';
import { look } from '#platform/transact.ts';
import {
  approves,
  beata,
  done,
  grazyna,
  h,
  jan,
  LETTER,
  reason,
  refers,
  refused,
  robert,
  staff,
  stateNow,
} from '../../testing/cases-office.ts';
import { addStaff } from '../../testing/staff-rows.ts';
import {
  approveDecision,
  briefOf,
  claimMatter,
  forwardMatter,
  grantByClerk,
  openForApproval,
  reassignMatter,
  refuseWithLetter,
  resumeMatter,
  returnProposal,
  suspendMatter,
} from './index.ts';
import { deskMatterPage } from './pages/desk-matter.tsx';
import { api } from './routes.ts';

const takes = async (partyId: PartyId = cast.jan.id, clerk: StaffActor = beata): Promise<MatterId> => {
  const matterId = await refers(partyId);
  await done(clerk, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
  return matterId;
};
const proposes = async (clerk: StaffActor = beata): Promise<MatterId> => {
  const matterId = await takes(cast.jan.id, clerk);
  await done(clerk, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }));
  return matterId;
};
const inSight = (actor: StaffActor, partyId: PartyId = cast.jan.id): Promise<boolean> =>
  look(h.house, actor, ctx =>
    partyCard(ctx, partyId).then(
      () => true,
      () => false,
    ),
  );
const brief = (matterId: MatterId) => look(h.house, beata, ctx => briefOf(ctx, matterId));

describe('a decision of two', () => {
  test('a proposed refusal sends nothing, and is out of the proposer’s hands', async () => {
    const matterId = await proposes();
    expect(await stateNow(matterId)).toBe('for-approval');
    expect(await look(h.house, jan, ctx => lettersOfMatter(ctx, matterId))).toEqual([]);
    expect(await inSight(beata)).toBe(false);
    expect(await refused(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }))).toBe('not-now');
  });

  test('and the law’s standstill too are told to programs by states and steps the API has named', async () => {
    const route = api.find(one => one.operation === 'getMatter');
    if (!route?.asks) throw new Error('The API has no matters.');
    const { asks, answer: promised } = route;
    const { properties } = promised.schema as unknown as {
      properties: { state: { enum: string[] }; actions: { items: { properties: { kind: { enum: string[] } } } } };
    };
    const told = async (matterId: MatterId) => {
      const answer = await look(h.house, jan, ctx => asks(ctx, { params: { matterId } } as never));
      if (answer.kind !== 'json') throw new Error(JSON.stringify(answer));
      const { state, actions } = answer.body as { state: string; actions: { kind: string }[] };
      const kinds = actions.map(action => action.kind);
      expect(properties.state.enum).toContain(state);
      expect(properties.actions.items.properties.kind.enum).toEqual(expect.arrayContaining(kinds));
      return [state, kinds.at(-1)];
    };
    const proposed = await proposes();
    expect(await told(proposed)).toEqual(['for-approval', 'claim']);
    await approves(proposed);
    expect(await told(proposed)).toEqual(['decided', 'approve']);
    const suspended = await takes();
    await done(beata, ctx => suspendMatter(ctx, { matterId: suspended, ground: h.house.pack.suspensionGrounds[0]?.code ?? '', reason }));
    expect(await told(suspended)).toEqual(['suspended', 'suspend']);
  });

  test('is approved by another human, never by who proposed it, also under another role and staff number', async () => {
    const twice = staff({ personId: cast.olena.id });
    const matterId = await proposes(twice);
    const open = (actor: StaffActor) => refused(actor, ctx => openForApproval(ctx, { matterId }));
    expect([
      await open(twice),
      await open({ ...twice, roles: ['supervisor'] }),
      await open(staff({ personId: cast.olena.id, roles: ['supervisor'] })),
      await open(staff({ branchCode: '01' })),
      await open(staff({ roles: ['hall-officer'] })),
      await open(staff({ level: 2, roles: ['supervisor'] })),
      await open(staff({ personId: cast.jan.id, roles: ['supervisor'] })),
    ]).toEqual(['same-human', 'same-human', 'same-human', 'not-permitted', 'not-permitted', 'not-permitted', 'own-matter']);
    // Not having opened it, nobody approves what they have not seen.
    expect(await refused(grazyna, ctx => approveDecision(ctx, { matterId }))).toBe('not-now');
    await approves(matterId);
    expect(await stateNow(matterId)).toBe('decided');
    expect(await look(h.house, jan, ctx => lettersOfMatter(ctx, matterId))).toMatchObject([{ standing: 'waiting' }]);
    expect(await inSight(robert)).toBe(false);
  });

  test('is approved by nobody of whom it is not known which human they are, nor for such a one', async () => {
    const unknown = (roles: StaffActor['roles'] = ['clerk']) => staff({ personId: null, roles });
    const open = (matterId: MatterId, actor: StaffActor) => refused(actor, ctx => openForApproval(ctx, { matterId }));
    const [ofUnknown, ofBeata] = [await proposes(unknown()), await proposes()];
    expect([
      await open(ofUnknown, unknown(['supervisor'])),
      await open(ofUnknown, robert),
      await open(ofBeata, unknown(['supervisor'])),
      await open(ofBeata, robert),
    ]).toEqual(['unknown-human', 'unknown-human', 'unknown-human', 'done']);
    await done(robert, ctx => approveDecision(ctx, { matterId: ofBeata }));
  });

  test('comes back with a remark, and then it is in the proposer’s hands and sight again', async () => {
    const matterId = await proposes();
    await done(robert, ctx => openForApproval(ctx, { matterId }));
    expect(await refused(robert, ctx => returnProposal(ctx, { matterId, remark: ' nie ' }))).toBe('reason-missing');
    await done(robert, ctx => returnProposal(ctx, { matterId, remark: 'Dopisz, za który miesiąc.' }));
    expect(await brief(matterId)).toMatchObject({ state: 'with-clerk', claimedBy: beata.staffId });
    expect([await inSight(beata), await inSight(robert)]).toEqual([true, false]);
    await done(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }));
    await approves(matterId);
    expect(await stateNow(matterId)).toBe('decided');
  });

  test('is needed for a large sum, and not for a small one', async () => {
    const large = await takes(cast.anna.id);
    const small = await takes(cast.anna.id);
    const grant = (matterId: MatterId, sum: string) => done(beata, ctx => grantByClerk(ctx, { matterId, letter: LETTER, reason, sum }));
    expect(await refused(beata, ctx => grantByClerk(ctx, { matterId: large, letter: LETTER, reason, sum: 'sporo' }))).toBe(
      'sum-unreadable',
    );
    expect(await grant(large, '10 000,01')).toMatchObject({ taken: 'proposed', why: 'sum' });
    expect(await grant(small, '10 000,00')).toMatchObject({ taken: 'decided' });
    expect([await stateNow(large), await stateNow(small)]).toEqual(['for-approval', 'decided']);
  });
});

describe('a sum that nobody stated', () => {
  test('is checked by a second person as a large one where the form pays money, and the page says so', async () => {
    const takesClaim = async (formCode: string) => {
      const matterId = await refers(cast.anna.id, { formCode });
      await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
      return matterId;
    };
    const [unstated, stated, certificate] = [await takesClaim('Z-12'), await takesClaim('Z-12'), await takesClaim('RWN')];
    const grant = (matterId: MatterId, sum: string) => done(beata, ctx => grantByClerk(ctx, { matterId, letter: LETTER, reason, sum }));
    const page = await look(h.house, beata, ctx =>
      deskMatterPage.get!({ ...ctx, lang: 'pl' }, { params: { matterId: unstated }, query: { answer: 'grant' }, form: new Map() } as never),
    );
    expect(page.kind === 'page' && renderToStaticMarkup(page.body)).toContain('także niepodaną');
    expect([await grant(unstated, ' '), await grant(stated, '4000'), await grant(certificate, '')]).toMatchObject([
      { taken: 'proposed', why: 'sum-unknown' },
      { taken: 'decided' },
      { taken: 'decided' },
    ]);
  });
});

describe('a matter', () => {
  test('passed on to another branch is theirs, and no longer in sight of who had it', async () => {
    const matterId = await takes(cast.maria.id);
    const forward = (branchCode: string, topic: string, why = 'Strona mieszka w Warszawie.') =>
      refused(beata, ctx => forwardMatter(ctx, { matterId, branchCode, topic, reason: why }));
    expect([await forward('12', 'settlements'), await forward('nigdzie', 'settlements'), await forward('01', 'settlements', 'bo')]).toEqual(
      ['nowhere-else', 'nowhere-else', 'reason-missing'],
    );
    const there = h.house.pack.branches.find(branch => branch.code !== '12')?.code ?? '';
    expect(await forward(there, 'settlements')).toBe('done');
    expect(await brief(matterId)).toMatchObject({ state: 'waiting-for-clerk', branchCode: there, topic: 'settlements' });
    expect(await inSight(beata, cast.maria.id)).toBe(false);
    expect(await refused(grazyna, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }))).toBe('not-permitted');
    await done(staff({ branchCode: there }), ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
  });

  test('suspended stands still: no day counts, no clock runs out, and afterwards the answer is due so much later', async () => {
    const matterId = await takes();
    expect(await refused(beata, ctx => suspendMatter(ctx, { matterId, ground: 'bad-mood', reason }))).toBe('no-such-ground');
    await done(beata, ctx => suspendMatter(ctx, { matterId, ground: 'preliminary-question', reason: 'Sąd ustala, kto jest płatnikiem.' }));
    expect(await brief(matterId)).toMatchObject({ state: 'suspended', dueOn: '2026-12-01' });
    expect(await look(h.house, jan, ctx => lettersOfMatter(ctx, matterId))).toMatchObject([{ kind: 'decision' }]);
    await h.later('2027-01-05T09:00:00+01:00');
    expect(await brief(matterId)).toMatchObject({ state: 'suspended', overdue: false });
    const { dueOn } = await done(grazyna, ctx => resumeMatter(ctx, { matterId, reason: 'Sąd rozstrzygnął.' }));
    // 42 days from 24 November to 5 January, counted on from 1 December.
    expect(dueOn).toBe(day('2027-01-12'));
    expect(await brief(matterId)).toMatchObject({ state: 'waiting-for-clerk', dueOn: '2027-01-12' });
    expect(await inSight(grazyna)).toBe(false);
    h.itIs('2026-11-24T09:00:00+01:00');
  });

  test('is given to a colleague, or put back, by the supervisor of its branch and by nobody else', async () => {
    const matterId = await takes();
    const colleague = staff({ name: 'Grażyna' });
    const kin = staff({ personId: cast.jan.id });
    await addStaff(h.url, colleague);
    await addStaff(h.url, kin);
    await addStaff(h.url, beata);
    const give = (who: StaffActor, to: StaffActor | null) =>
      refused(who, ctx => reassignMatter(ctx, { matterId, staffId: to?.staffId ?? null, reason: 'Beata ma urlop.' }));
    expect([
      await give(grazyna, colleague),
      await give(staff({ roles: ['supervisor'], branchCode: '01' }), colleague),
      await give(robert, beata),
      await give(robert, kin),
      await give(robert, staff()),
    ]).toEqual(['not-permitted', 'not-permitted', 'no-such-clerk', 'own-matter', 'no-such-clerk']);
    expect(await give(robert, colleague)).toBe('done');
    expect([await inSight(beata), await inSight(colleague), await inSight(robert)]).toEqual([false, true, false]);
    expect(await give(robert, null)).toBe('done');
    expect(await brief(matterId)).toMatchObject({ state: 'waiting-for-clerk', claimedBy: null });
    expect(await inSight(colleague)).toBe(false);
  });
});
