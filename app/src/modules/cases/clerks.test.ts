import { describe, expect, test } from 'vitest';
import { lettersOfMatter } from '#modules/mailbox/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { StaffActor } from '#platform/context.ts';
import { asOwner } from '../../testing/database.ts';
import { claimMatter, findDecision, grantByClerk, refuseWithLetter, releaseMatter, takeNextMatter } from './index.ts';

import {
  h,
  system,
  staff,
  beata,
  grazyna,
  jan,
  tests,
  LETTER,
  done,
  refused,
  refers,
  approves,
  robert,
  stateNow,
  reason,
} from '../../testing/cases-office.ts';

describe('a clerk', () => {
  test('takes a matter with a purpose, and then it is theirs alone', async () => {
    const matterId = await refers(cast.jan.id);
    expect(await refused(beata, ctx => claimMatter(ctx, { matterId, purpose: undefined }))).toBe('purpose-missing');
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    expect(await refused(grazyna, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }))).toBe('claimed-by-another');
    expect(await refused(grazyna, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }))).toBe('claimed-by-another');
    const [looked] = await asOwner<{ purpose: string; role: string }>(
      h.url,
      `select e.purpose, e.facts ->> 'role' as role from platform.audit_event e where e.action = 'cases.claim' and e.object = $1`,
      [`matter:${matterId}`],
    );
    expect(looked).toEqual({ purpose: 'handling', role: 'clerk' });
  });

  test('of another branch, an auditor, and a clerk in their own matter or that of whom they act for take nothing', async () => {
    const matterId = await refers(cast.jan.id);
    const claim = (actor: StaffActor) => refused(actor, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    expect([
      await claim(staff({ branchCode: '01' })),
      await claim(staff({ roles: ['auditor'] })),
      await claim(staff({ personId: cast.jan.id })),
    ]).toEqual(['not-permitted', 'no-such-matter', 'own-matter']);
    const firm = await refers(cast.firmaX.id);
    expect(await refused(staff({ personId: cast.katarzyna.id }), ctx => claimMatter(ctx, { matterId: firm, purpose: 'handling' }))).toBe(
      'own-matter',
    );
  });

  test('refuses with a letter behind a receipt; a second refusal is not possible', async () => {
    const matterId = await refers(cast.jan.id);
    expect(await refused(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }))).toBe('not-now');
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    expect(await refused(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason: ' nie ' }))).toBe('reason-missing');
    expect(await refused(staff({ ...beata, level: 2 }), ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }))).toBe(
      'not-permitted',
    );
    const edited = {
      pl: ['Odmawiamy.', '[[table debts | fundPl=Fundusz lub ubezpieczenie | arrears=Zaległość | interest=Odsetki]]'],
      en: ['We refuse.'],
    };
    expect(await done(beata, ctx => refuseWithLetter(ctx, { matterId, letter: { ...LETTER, edited }, reason }))).toEqual({
      taken: 'proposed',
      why: 'refusal',
    });
    const { decisionId, number } = await approves(matterId);
    expect(await stateNow(matterId)).toBe('decided');
    const kept = await done(system, async ctx => ({ ok: true as const, value: await findDecision(ctx, decisionId) }));
    expect(kept).toMatchObject({
      outcome: 'refused',
      decidedBy: 'clerk',
      staffId: beata.staffId,
      approvedBy: robert.staffId,
      reason,
      tests,
      inputs: null,
    });
    expect(number).toMatch(/\.2$/);
    const letters = await done(jan, async ctx => ({ ok: true as const, value: await lettersOfMatter(ctx, matterId) }));
    expect(letters).toMatchObject([{ standing: 'waiting', kind: 'decision', letterId: kept?.letterId }]);
    expect(await refused(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }))).toBe('not-now');
  });

  test('puts a matter back, and another grants it', async () => {
    const matterId = await refers(cast.anna.id);
    await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    await done(beata, ctx => releaseMatter(ctx, { matterId }));
    await done(grazyna, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
    await done(grazyna, ctx => grantByClerk(ctx, { matterId, letter: LETTER, reason }));
    expect(await stateNow(matterId)).toBe('decided');
  });

  test('of two who take the next matter at once each gets another one, and none gets their own', async () => {
    const branch = '90';
    await asOwner(h.url, `update identity.person set branch_code = '${branch}' where person_id = any($1::uuid[])`, [
      [cast.tomasz.id, cast.olena.id, cast.piotr.id],
    ]);
    const mine = await refers(cast.piotr.id, { filedOn: '2026-11-20' });
    const others = [await refers(cast.olena.id), await refers(cast.olena.id)];
    const [one, two] = [staff({ branchCode: branch, personId: cast.piotr.id }), staff({ branchCode: branch, personId: cast.piotr.id })];
    const firstHasTaken = Promise.withResolvers<void>();
    const secondHasTaken = Promise.withResolvers<void>();
    const first = done(one, async ctx => {
      const taken = await takeNextMatter(ctx);
      firstHasTaken.resolve();
      await secondHasTaken.promise;
      return taken;
    });
    await firstHasTaken.promise;
    // Without passing over the locked row the second would wait here for the first, and the first for it.
    const second = await Promise.race([
      done(two, ctx => takeNextMatter(ctx)),
      new Promise<{ matterId: string }>(late => setTimeout(() => late({ matterId: 'waited' }), 5_000)),
    ]);
    secondHasTaken.resolve();
    expect([(await first).matterId, second.matterId].sort()).toEqual(others.sort());
    expect(await refused(one, ctx => takeNextMatter(ctx))).toBe('nothing-waits');
    expect(await stateNow(mine)).toBe('waiting-for-clerk');
  });
});
