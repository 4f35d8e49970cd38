import { beforeAll, describe, expect, test } from 'vitest';
import { day, dayOf } from '#kernel/day.ts';
import { isOpen, openingOn } from '#modules/branches/index.ts';
import { look, transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { michal, robert } from '../../testing/administration.ts';
import { testHouse } from '../../testing/house.ts';
import { approveChange } from './use-cases/decide-change.ts';
import { proposeChange } from './use-cases/propose-change.ts';
import { switchFeature } from './use-cases/switch-feature.ts';
import { findChange } from './views.ts';

const h = await testHouse({ at: '2026-11-24T09:00:00+01:00' });
beforeAll(() => seedDemo(h.house));

const proposes = (kind: string, wish: unknown) => transact(h.house, michal, ctx => proposeChange(ctx, { kind, wish, reason: 'Potrzeba' }));
const comesTrue = async (kind: string, wish: unknown) => {
  const proposed = await proposes(kind, wish);
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal));
  const { changeId } = proposed.value;
  const approved = await transact(h.house, robert, ctx => approveChange(ctx, { changeId, reason: '' }));
  if (!approved.ok) throw new Error(JSON.stringify(approved.refusal));
  await h.house.renew();
  return look(h.house, robert, ctx => findChange(ctx.db, changeId));
};
const faults = async (kind: string, wish: unknown) => {
  const proposed = await proposes(kind, wish);
  return !proposed.ok && proposed.refusal.kind === 'faults' ? proposed.refusal.faults.map(fault => fault.key) : proposed;
};
const kielce = () => h.house.pack.branches.find(branch => branch.code === '12') as (typeof h.house.pack.branches)[number];

describe('branches and the calendar', () => {
  test('Kielce keeps other hours from a day on, and the public page and the API go by them', async () => {
    await comesTrue('hours', {
      branchCode: '12',
      from: '2026-12-01',
      days: ['9:00-17:00', '9:00-15:00', '9:00-15:00', '9:00-15:00', '', '', ''],
    });
    expect(openingOn(h.house.pack, kielce(), day('2026-11-27'))).toMatchObject({ from: '08:00', to: '15:00' });
    expect([openingOn(h.house.pack, kielce(), day('2026-12-02')), openingOn(h.house.pack, kielce(), day('2026-12-04'))]).toEqual([
      expect.objectContaining({ from: '09:00', to: '15:00' }),
      undefined,
    ]);
  });

  test('every branch is shut on one day, which moves no legal period; a day off by statute does', async () => {
    const at = new Date('2026-12-28T10:00:00Z');
    expect(isOpen(h.house.pack, kielce(), at)).toBe(true);
    await comesTrue('closing', { branchCode: null, on: '2026-12-28', hours: null, reasonPl: 'Inwentaryzacja', reasonEn: 'Stocktaking' });
    expect(h.house.pack.branches.some(branch => isOpen(h.house.pack, branch, at))).toBe(false);
    expect(h.house.pack.extraHolidays).not.toContain('2026-12-28');
    const change = await comesTrue('holiday', { on: '2026-12-31', source: 'Dz.U.' });
    expect(h.house.pack.extraHolidays).toContain('2026-12-31');
    expect(change?.preview.touches.length).toBeGreaterThan(0);
  });

  test('hours that are none, days that are past, and a branch that is never open are refused', async () => {
    const week = (first: string) => [first, '', '', '', '', '', ''];
    expect(await faults('hours', { branchCode: '12', from: '2027-01-01', days: week('9-17') })).toEqual(['fault.hours']);
    expect(await faults('hours', { branchCode: '12', from: '2027-01-01', days: week('') })).toEqual(['fault.never-open']);
    expect(await faults('hours', { branchCode: '12', from: '2026-11-23', days: week('9:00-17:00') })).toEqual(['fault.from-past-hours']);
  });
});

describe('the validity of a form', () => {
  test('ends on a day: nobody begins it after, what was filed stays readable, and the gap is told beforehand', async () => {
    const change = await comesTrue('form-validity', { code: 'PEL-O', version: 1, validFrom: '2026-01-01', validTo: '2026-12-31' });
    const { forms } = h.house;
    expect([forms.validOn('PEL-O', '2026-12-31') !== undefined, forms.validOn('PEL-O', '2027-01-01')]).toEqual([true, undefined]);
    expect(forms.find('PEL-O', 1)).toBeDefined();
    expect(change?.preview.warnings.map(warning => warning.en).join()).toContain('no version of this form is valid');
  });

  test('of a version in force does not begin otherwise, end in the past or before it begins', async () => {
    const wish = { code: 'RWN', version: 1, validFrom: '2026-01-01', validTo: null };
    expect(await faults('form-validity', wish)).toEqual(['fault.value.same']);
    expect(await faults('form-validity', { ...wish, validFrom: '2026-06-01' })).toEqual(['fault.begun']);
    expect(await faults('form-validity', { ...wish, validTo: '2026-11-01' })).toEqual(['fault.from-past-hours']);
  });
});

describe('a letter', () => {
  const now = () => h.house.pack.letters.find(letter => letter.code === 'no-arrears-refusal') as (typeof h.house.pack.letters)[number];
  const next = (over: Record<string, unknown> = {}) => {
    const { kind: _kind, retention: _retention, instruction, ...words } = now();
    return { ...words, instruction: instruction ?? null, version: now().version + 1, from: '2026-11-24', ...over };
  };

  test('is written in its new words from the day on, keeping kind and retention', async () => {
    const { kind, retention, body } = now();
    const change = await comesTrue('letter', next({ body: { pl: ['Nowy wstęp.', ...body.pl], en: ['A new beginning.', ...body.en] } }));
    expect(now()).toMatchObject({ version: 2, kind, retention });
    expect(now().body.pl[0]).toBe('Nowy wstęp.');
    expect(change?.preview.lines.some(line => line.after.pl === 'Nowy wstęp.')).toBe(true);
  });

  test('is not whole in one language only, asks for nothing the rule does not give, and does not lose its instruction', async () => {
    const { body } = now();
    expect(await faults('letter', next({ body: { pl: [...body.pl, 'Jeszcze.'], en: body.en } }))).toEqual(['fault.paragraphs']);
    expect(await faults('letter', next({ body: { pl: [...body.pl, '{nieznane}'], en: [...body.en, 'x'] } }))).toEqual([
      'fault.unknown-hole',
    ]);
    expect(await faults('letter', next({ body: { pl: [...body.pl, '{'], en: [...body.en, 'x'] } }))).toEqual(['fault.not-icu']);
    expect(await faults('letter', next({ instruction: null }))).toEqual(['fault.instruction']);
  });
});

describe('a switch', () => {
  const name = 'submissions.decide-by-computer';
  const sets = (state: Parameters<typeof switchFeature>[1]['state'], actor = michal, reason = 'Awaria') =>
    transact(h.house, actor, ctx => switchFeature(ctx, { name, state, reason }));

  test('set by Michał stops the computer in all the house, or in some branches', async () => {
    expect(h.house.features.isOn(name, { branchCode: '12' })).toBe(true);
    await sets({ mode: 'branches', branches: ['14'] });
    await h.settle();
    await expect.poll(() => h.house.features.isOn(name, { branchCode: '12' })).toBe(false);
    expect(h.house.features.isOn(name, { branchCode: '14' })).toBe(true);
    await sets({ mode: 'on' });
    await h.house.renew();
    expect(h.house.features.isOn(name, { branchCode: '12' })).toBe(true);
  });

  test('is set with a reason, by an administrator, for branches that exist and shares that are some', async () => {
    const kinds = [
      await sets({ mode: 'off' }, robert),
      await sets({ mode: 'off' }, michal, ' '),
      await sets({ mode: 'branches', branches: ['99'] }),
      await sets({ mode: 'share', percent: 101 }),
    ];
    expect(kinds.map(answer => !answer.ok && answer.refusal.kind)).toEqual([
      'not-permitted',
      'reason-missing',
      'no-branches',
      'not-a-share',
    ]);
    expect(dayOf(h.house.clock())).toBe('2026-11-24');
  });
});
