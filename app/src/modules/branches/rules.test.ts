import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import type { BranchRecord, CompetenceRule } from '#platform/pack.ts';
import {
  branchHours,
  competentBranch,
  findBranch,
  handlingBranch,
  isOpen,
  nationwideTopics,
  openingOn,
  timesOf,
  writtenHours,
} from './index.ts';

const branch = (code: string, city: string, postcode: string): BranchRecord => ({
  code,
  name: `Oddział ${city}`,
  kind: 'branch',
  address: '',
  postcode,
  city,
  hours: 'pn 8:00-18:00; wt-pt 8:00-15:00',
});
const pack = {
  branches: [
    branch('12', 'Kielce', '25-912'),
    branch('14', 'Kraków', '31-914'),
    branch('35', 'Radom', '26-935'),
    branch('41', 'Warszawa', '00-941'),
  ],
  extraHolidays: [],
};

describe('the competent branch', () => {
  test.each([
    ['25-300', 'Kielce'],
    ['26600', 'Radom'],
    ['30-001', 'Kraków'],
    ['02-515', 'Warszawa'],
    ['28-100', 'Radom'],
  ])('for postcode %s is %s', (postcode, city) => {
    expect(competentBranch(pack, postcode).city).toBe(city);
  });

  test.each([undefined, '', '2530', '99-999'])('for postcode %s, which says nothing, is the default one', postcode => {
    expect(competentBranch(pack, postcode).code).toBe('12');
  });
});

describe('the branch that handles a matter', () => {
  const rule = (over: Partial<CompetenceRule>): CompetenceRule => ({
    from: '2027-01-01',
    postcodes: '25',
    topic: null,
    branchCode: '14',
    ...over,
  });
  const handles = (competence: readonly CompetenceRule[], over: Partial<Parameters<typeof handlingBranch>[1]> = {}) =>
    handlingBranch({ competence }, { own: '12', postcode: '25-300', topic: 'payers', on: day('2027-06-01'), ...over });

  test('is the party’s own until another is given the matters of the place', () => {
    expect(handles([])).toBe('12');
    expect([handles([rule({})], { on: day('2026-12-31') }), handles([rule({})])]).toEqual(['12', '14']);
    expect(handles([rule({})], { postcode: '26-600' })).toBe('12');
    expect(handles([rule({})], { postcode: null })).toBe('12');
  });

  test('by topic before all topics, by the longer postcode before the shorter, by the newer rule before the older', () => {
    const payers = rule({ topic: 'payers', branchCode: '35' });
    expect([handles([payers, rule({})]), handles([payers, rule({})], { topic: 'mandates' })]).toEqual(['35', '14']);
    expect(handles([payers, rule({ postcodes: '2530', branchCode: '41' })])).toBe('41');
    expect(handles([rule({}), rule({ from: '2027-03-01', branchCode: '41' })])).toBe('41');
  });

  test('is one for the whole country where it was given a topic for every first digit of a postcode', () => {
    const all = Array.from({ length: 10 }, (_, digit) => rule({ postcodes: String(digit), topic: 'payers' }));
    const topics = { payers: { pl: '', en: '' }, mandates: { pl: '', en: '' } };
    const nationwide = (competence: readonly CompetenceRule[], branchCode = '14', on = '2027-06-01') =>
      nationwideTopics({ competence, topics }, branchCode, day(on));
    expect([nationwide(all), nationwide(all, '12'), nationwide(all, '14', '2026-12-31'), nationwide(all.slice(1)), nationwide([])]).toEqual(
      [['payers'], [], [], [], []],
    );
    expect(nationwide([...all, rule({ postcodes: '25', topic: 'payers', branchCode: '35' })])).toEqual(['payers']);
  });

  test('does not depend on the order of the rules', () => {
    const anyRule = fc.record({
      from: fc.constantFrom('2027-01-01', '2027-02-01', '2028-01-01'),
      postcodes: fc.constantFrom('2', '25', '253', '25300', '26'),
      topic: fc.constantFrom(null, 'payers', 'mandates'),
      branchCode: fc.constantFrom('12', '14', '35'),
    });
    const key = (one: CompetenceRule): string => `${one.from} ${one.postcodes} ${one.topic ?? ''}`;
    fc.assert(
      fc.property(fc.uniqueArray(anyRule, { selector: key, maxLength: 6 }), rules => {
        expect(handles(rules.toReversed())).toBe(handles(rules));
      }),
    );
  });
});

test('a branch that is not in the directory is not found', () => {
  expect([findBranch(pack, '14')?.city, findBranch(pack, '99')]).toEqual(['Kraków', undefined]);
});

test('hours are read by weekday, and what cannot be read stops', () => {
  expect(branchHours({ hours: 'pn 8:00-18:00; wt-śr 8:00-15:00' })).toEqual([
    { weekday: 1, from: '08:00', to: '18:00' },
    { weekday: 2, from: '08:00', to: '15:00' },
    { weekday: 3, from: '08:00', to: '15:00' },
  ]);
  expect(() => branchHours({ hours: 'pn od ósmej' })).toThrow('"pn od ósmej"');
});

test.each([
  ['2026-11-23T16:59:59Z', true, 'Monday just before six'],
  ['2026-11-23T17:00:00Z', false, 'Monday at six'],
  ['2026-11-24T06:59:00Z', false, 'Tuesday before eight'],
  ['2026-06-04T10:00:00Z', false, 'Corpus Christi, a Thursday'],
  ['2026-11-28T10:00:00Z', false, 'Saturday'],
])('at %s a branch is open: %s (%s)', (at, open) => {
  expect(isOpen(pack, pack.branches[0] as BranchRecord, new Date(at))).toBe(open);
});

describe('the hours of a branch', () => {
  const kielce = {
    ...(pack.branches[0] as BranchRecord),
    hoursFrom: [{ from: '2027-01-01', hours: 'pn-pt 9:00-16:00' }],
    exceptions: [
      { on: '2026-12-24', hours: null, reason: { pl: 'Wigilia', en: 'Christmas Eve' } },
      { on: '2026-11-28', hours: '9:00-12:00', reason: { pl: 'Drzwi otwarte', en: 'Open day' } },
    ],
  };

  test('are those that began last, and a single day may be otherwise', () => {
    const on = (iso: string) => openingOn(pack, kielce, day(iso));
    expect(on('2026-12-30')).toMatchObject({ from: '08:00', to: '15:00' });
    expect(on('2027-01-04')).toMatchObject({ from: '09:00', to: '16:00' });
    expect([on('2026-12-24'), on('2026-11-28'), on('2026-11-29')]).toEqual([undefined, { from: '09:00', to: '12:00' }, undefined]);
    expect(isOpen(pack, kielce, new Date('2026-11-28T09:00:00Z'))).toBe(true);
    expect(isOpen(pack, kielce, new Date('2026-11-28T11:00:00Z'))).toBe(false);
  });

  test('that were written day by day are read back the same', () => {
    const line = fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 12, max: 23 })).map(([from, to]) => `${from}:00-${to}:30`);
    fc.assert(
      fc.property(fc.array(fc.option(line, { nil: '' }), { minLength: 7, maxLength: 7 }), days => {
        const read = branchHours({ hours: writtenHours(days) });
        expect(read.map(one => one.weekday)).toEqual(days.flatMap((hours, place) => (hours === '' ? [] : [place + 1])));
        for (const one of read) expect(timesOf(days[one.weekday - 1] as string)).toEqual({ from: one.from, to: one.to });
      }),
    );
  });

  test('that end before they begin, or are no times, are none', () => {
    expect(['8:00-7:00', '25:00-26:00', '8-15', '', '8:00-8:00'].map(timesOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
