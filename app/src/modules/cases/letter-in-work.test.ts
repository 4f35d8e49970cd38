import { expect, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import { look } from '#platform/transact.ts';
import { approves, beata, done, grazyna, h, LETTER, reason, refers, refused } from '../../testing/cases-office.ts';
import { beginLetter, lettersToChoose } from './begin-letter.ts';
import { matterForClerk } from './guards.ts';
import { claimMatter, refuseWithLetter } from './index.ts';
import { findLetterInWork } from './letters-in-work.ts';
import { keepLetter } from './use-cases/keep-letter.ts';

const LETTER_IN_WORK = { template: 'no-arrears-refusal', edited: { pl: ['Odmawiamy, bo […]'], en: [''] }, reason: 'za', sum: '' };

test('what is being typed is kept as it is, is there again for who has the matter, and gone once it was answered', async () => {
  const matterId = await refers(cast.jan.id);
  const keep = (who: typeof beata) => refused(who, ctx => keepLetter(ctx, { matterId, answer: 'refuse', letter: LETTER_IN_WORK }));
  expect(await keep(beata)).toBe('not-now');
  await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
  expect([await keep(beata), await keep(grazyna)]).toEqual(['done', 'claimed-by-another']);
  const kept = (who: typeof beata) => look(h.house, who, ctx => findLetterInWork(ctx.db, cast.jan.id, matterId, 'refuse'));
  expect(await kept(beata)).toMatchObject(LETTER_IN_WORK);
  expect(await kept(grazyna)).toBeUndefined();
  await done(beata, ctx => refuseWithLetter(ctx, { matterId, letter: LETTER, reason }));
  await approves(matterId);
  expect(
    await look(h.house, { kind: 'system', name: 'test', channel: 'worker' }, ctx =>
      findLetterInWork(ctx.db, cast.jan.id, matterId, 'refuse'),
    ),
  ).toBeUndefined();
});

test('a letter of the pack is offered only where it says something without facts that the matter lacks', async () => {
  const matterId = await refers(cast.anna.id);
  await done(beata, ctx => claimMatter(ctx, { matterId, purpose: 'handling' }));
  const offered = await look(h.house, beata, async ctx => {
    const opened = await matterForClerk(ctx, { matterId, action: 'cases.decide', hold: 'look' });
    if (!opened.ok) throw new Error(opened.refusal.kind);
    const given = { ...opened.value, answer: 'refuse' as const };
    return {
      codes: lettersToChoose(ctx, given).map(one => one.code),
      usual: beginLetter(ctx, given).template,
      chosen: beginLetter(ctx, { ...given, template: 'certificate-refusal' }).template,
      unfit: beginLetter(ctx, { ...given, template: 'suspension' }).template,
    };
  });
  expect(offered.codes[0]).toBe('no-arrears-refusal');
  expect(offered.codes).toEqual(expect.arrayContaining(['certificate-refusal', 'decision']));
  expect(offered.codes).not.toContain('suspension');
  expect(offered).toMatchObject({ usual: 'no-arrears-refusal', chosen: 'certificate-refusal', unfit: 'no-arrears-refusal' });
});
