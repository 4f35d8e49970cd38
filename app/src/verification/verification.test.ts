import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { day, type Day, month } from '#kernel/day.ts';
import type { Block, Field, KeduEvent } from '#app/kedu/document.ts';
import { inventedSet } from '#app/kedu/invented-set.ts';
import type { Finding } from '#app/kedu/finding.ts';
import { findingText } from '../finding-text/finding-text.ts';
import { checks } from './checks/checks.ts';
import { TOLD_OF_A_RULE } from './check.ts';
import { Verification } from './verification.ts';
import type { VerificationTerms } from './terms.ts';

const OCTOBER = month('2026-10');
const FILED = day('2026-11-10');
const rates = {
  oldAge: '0.0976',
  disabilityInsured: '0.015',
  disabilityPayer: '0.065',
  sickness: '0.0245',
  accident: '0.0167',
  health: '0.09',
  funds: '0.0245',
  guaranteedBenefits: '0.001',
};
const terms = (on: Day = FILED): VerificationTerms => ({
  on,
  rules: pack.verificationRules,
  parameters: pack.parameters,
  titles: pack.insuranceTitles,
  absenceCodes: pack.absenceCodes,
  extraHolidays: pack.extraHolidays,
});
const set = (insured = 6, seed = 1): KeduEvent[] => [...inventedSet({ version: '5.7', month: OCTOBER, insured, rates, seed })];

/** @param lastNumber of the declarations filed of the month; nothing is known of the payer where it is left out */
function found(events: Iterable<KeduEvent>, on?: Day, lastNumber?: number): Finding[] {
  const payer = lastNumber === undefined ? {} : { payer: { lastNumberOf: () => lastNumber } };
  const verification = new Verification({ ...terms(on), ...payer });
  const findings: Finding[] = [];
  for (const event of events) findings.push(...verification.take(event));
  return [...findings, ...verification.end()];
}
const codes = (findings: readonly Finding[]): string[] => [...new Set(findings.map(one => one.code))];

/** The same block with another value in a field that it has, or without it. */
function changed(block: Block, path: string, value: string | undefined): Block {
  const [name = '', ...rest] = path.split('/');
  const parts = block.parts.flatMap((part): (Field | Block)[] => {
    if (part.name !== name) return [part];
    if ('parts' in part) return [changed(part, rest.join('/'), value)];
    return value === undefined ? [] : [{ ...part, value }];
  });
  const isNew = rest.length === 0 && value !== undefined && !block.parts.some(part => part.name === name);
  return { ...block, parts: isNew ? [...parts, { name, value }] : parts };
}
/** A set in which the first block of that name in documents of that type says otherwise. */
function setWith(type: string, name: string, change: Record<string, string | undefined>, events = set()): KeduEvent[] {
  let done = false;
  const result = events.map(event => {
    if (done || event.kind !== 'block' || event.of.name !== type || event.block.name !== name) return event;
    done = true;
    return { ...event, block: Object.entries(change).reduce((block, [path, value]) => changed(block, path, value), event.block) };
  });
  expect(done).toBe(true);
  return result;
}

/** A registration of one person. */
function registration(
  over: { type?: string; III?: Record<string, string>; IV?: Record<string, string>; from?: string; change?: string } = {},
): KeduEvent[] {
  const type = over.type ?? 'ZUSZUA';
  const of = { name: type, attributes: { id_dokumentu: '7' }, place: 1, version: '5.7' as const };
  const block = (name: string, fields: Record<string, string | Record<string, string>>): KeduEvent => ({
    kind: 'block',
    of,
    line: 3,
    byte: 40,
    block: {
      name,
      attributes: {},
      parts: Object.entries(fields).map(([field, value]) =>
        typeof value === 'string'
          ? { name: field, value }
          : { name: field, attributes: {}, parts: Object.entries(value).map(([inner, text]) => ({ name: inner, value: text })) },
      ),
    },
  });
  return [
    { kind: 'open', container: of },
    block('I', over.change ? { p2: over.change } : { p1: 'true' }),
    block('II', { p1: '5213017228' }),
    block('III', { p1: '44051401359', p5: 'NOWAK', p6: 'ANNA', p7: '1944-05-14', ...over.III }),
    block('IV', { p4: 'M', ...over.IV }),
    block('V', { p1: { p1: '0110', p2: '0', p3: '0' } }),
    block('VI', { p1: over.from ?? '2026-11-05' }),
    { kind: 'close', container: of },
  ];
}
function leaving(from: string): KeduEvent[] {
  const events = registration({ type: 'ZUSZWUA' }).filter(
    event => event.kind !== 'block' || ['II', 'III', 'IV'].includes(event.block.name),
  );
  return events.map(event =>
    event.kind === 'block' && event.block.name === 'IV'
      ? {
          ...event,
          block: {
            ...event.block,
            parts: [
              {
                name: 'p1',
                attributes: {},
                parts: [
                  { name: 'p1', value: '0110' },
                  { name: 'p2', value: '0' },
                  { name: 'p3', value: '0' },
                ],
              },
              { name: 'p2', value: from },
              { name: 'p3', value: '600' },
            ],
          },
        }
      : event,
  );
}

describe('what is right', () => {
  test('has nothing told of it, whoever is in it and however many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 5_000 }), (insured, seed) => {
        // Few insured ask for the standard rate, which the invented payer has.
        expect(found(set(insured, seed))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
  test('is a registration in time, and a leaving', () => {
    expect(found(registration())).toEqual([]);
    expect(found(leaving('2026-11-09'))).toEqual([]);
  });
});

/** One document that breaks each rule; the rules next to it that the same mistake breaks are named too. */
const broken: readonly {
  rule: string;
  what: string;
  events: () => KeduEvent[];
  on?: Day;
  lastNumber?: number;
  field?: string;
  also?: string[];
}[] = [
  { rule: 'V002', what: 'a wrong NIP of the payer', events: () => setWith('ZUSRSA', 'II', { p1: '5213017229' }), field: 'p1' },
  { rule: 'V002', what: 'no identifier of the payer at all', events: () => setWith('ZUSRSA', 'II', { p1: undefined, p2: undefined }) },
  { rule: 'V004', what: 'a title code that there is not', events: () => setWith('ZUSRSA', 'III', { 'B/p1/p1': '9999' }), field: 'B/p1' },
  {
    rule: 'V004',
    what: 'a title code without its last part',
    events: () => setWith('ZUSRSA', 'III', { 'B/p1/p3': undefined }),
    field: 'B/p1',
  },
  { rule: 'V005', what: 'a PESEL with a wrong check digit', events: () => registration({ III: { p1: '44051401358' } }), field: 'p1' },
  {
    rule: 'V005',
    what: 'a PESEL of a day that never was',
    events: () => setWith('ZUSRSA', 'III', { 'A/p4': '44133101359' }),
    field: 'A/p4',
  },
  { rule: 'V006', what: 'another birth date than the PESEL’s', events: () => registration({ III: { p7: '1944-05-15' } }), field: 'p7' },
  { rule: 'V006', what: 'another sex than the PESEL’s', events: () => registration({ IV: { p4: 'K' } }), field: 'p4' },
  {
    rule: 'V007',
    what: 'a superseded version of the format',
    events: () => [...inventedSet({ version: '5.6', month: OCTOBER, insured: 2, rates, seed: 3 })],
  },
  { rule: 'V008', what: 'a surname in small letters', events: () => setWith('ZUSRSA', 'III', { 'A/p1': 'Nowak' }), field: 'A/p1' },
  { rule: 'V008', what: 'a name with a space behind it', events: () => registration({ III: { p6: 'ANNA ' } }), field: 'p6' },
  { rule: 'V008', what: 'a name with a digit', events: () => registration({ III: { p5: 'N0WAK' } }), field: 'p5' },
  { rule: 'V009', what: 'a month that has not begun', events: () => set(), on: day('2026-09-30'), also: ['V009'] },
  { rule: 'V009', what: 'a day of filling in that is to come', events: () => setWith('ZUSRSA', 'XI', { p1: '2026-11-11' }), field: 'p1' },
  { rule: 'V010', what: 'a month that is declared already', events: () => set(), lastNumber: 1, field: 'p2/p1' },
  { rule: 'V011', what: 'one insured too many', events: () => setWith('ZUSDRA', 'III', { p1: '7' }), field: 'p1' },
  { rule: 'V012', what: 'a sum that is none', events: () => setWith('ZUSDRA', 'IV', { p3: '0.01' }), field: 'p3' },
  {
    rule: 'V012',
    what: 'a sum that the reports do not give',
    events: () => setWith('ZUSDRA', 'IV', { p13: '5.00', p15: '5.00' }),
    field: 'p13',
    also: ['V012'],
  },
  { rule: 'V013', what: 'too little to be paid', events: () => setWith('ZUSDRA', 'IX', { p2: '1.00' }), field: 'p2' },
  { rule: 'V013', what: 'both to be paid and to be returned', events: () => setWith('ZUSDRA', 'IX', { p1: '1.00' }), field: 'p1' },
  {
    rule: 'V014',
    what: 'an accident contribution by another rate',
    events: () => setWith('ZUSDRA', 'III', { p3: '0.67' }),
    field: 'B/p14',
    also: ['V022'],
  },
  {
    rule: 'V015',
    what: 'a sum of contributions that is none',
    events: () => setWith('ZUSRCA', 'III', { 'B/p29': '1.00' }),
    field: 'B/p29',
  },
  {
    rule: 'V016',
    what: 'the pay as the base of health',
    events: () => setWith('ZUSRCA', 'III', { 'C/p1': '20000.00' }),
    field: 'C/p1',
    also: ['V017'],
  },
  {
    rule: 'V017',
    what: 'a health contribution that was lowered',
    events: () => setWith('ZUSRCA', 'III', { 'C/p4': '0.01' }),
    field: 'C/p4',
  },
  {
    rule: 'V022',
    what: 'an accident rate that there is not',
    events: () => setWith('ZUSDRA', 'III', { p3: '3.34' }),
    field: 'p3',
    also: ['V014'],
  },
  { rule: 'V025', what: 'leaving too far ahead', events: () => leaving('2026-12-11'), field: 'p2' },
  { rule: 'V026', what: 'a registration filed late', events: () => registration({ from: '2026-11-02' }), field: 'p1' },
  { rule: 'V026', what: 'a leaving filed late', events: () => leaving('2026-11-02'), field: 'p2' },
  { rule: 'V028', what: 'an unknown code of a break', events: () => setWith('ZUSRSA', 'III', { 'B/p2': '999' }), field: 'B/p2' },
  { rule: 'V028', what: 'days that are not what they span', events: () => setWith('ZUSRSA', 'III', { 'B/p5': '4' }), field: 'B/p5' },
  {
    rule: 'V028',
    what: 'a break into the next month',
    events: () => setWith('ZUSRSA', 'III', { 'B/p4': '2026-11-05', 'B/p5': '34' }),
    field: 'B/p3',
  },
];

describe('each rule', () => {
  test.each(broken)('$rule tells of $what, and nothing else is told', ({ rule, events, on, lastNumber, field, also = [] }) => {
    const findings = found(events(), on, lastNumber);
    expect(codes(findings).sort()).toEqual([...new Set([rule, ...also])].sort());
    if (field !== undefined) expect(findings.filter(one => one.code === rule).map(one => one.field)).toContain(field);
    const inPack = pack.verificationRules.find(one => one.code === rule);
    expect(findings.filter(one => one.code === rule).every(one => one.class === inPack?.class)).toBe(true);
    for (const finding of findings) {
      const said = findingText(finding, pack.verificationRules);
      for (const sentence of [said.pl, said.en]) expect(sentence).not.toMatch(/[{}]|undefined/);
      expect(said.pl).not.toBe(said.en);
    }
  });

  test('V010 lets a first declaration pass, and a correction with the next number', () => {
    expect(found(set(), undefined, 0)).toEqual([]);
    const correction = set().map(event =>
      event.kind === 'block' && event.block.name === 'I'
        ? { ...event, block: changed(event.block, event.of.name === 'ZUSDRA' ? 'p2/p1' : 'p1/p1', '02') }
        : event,
    );
    expect(codes(found(correction, undefined, 1))).not.toContain('V010');
    expect(codes(found(correction, undefined, 2))).toContain('V010');
  });

  test('has a document that breaks it, and a text in both languages', () => {
    const tried = new Set(broken.map(one => one.rule));
    // The yearly settlement has a test of its own.
    tried.add('V032');
    expect(checks.map(check => check.code).filter(code => !tried.has(code))).toEqual([]);
    expect(checks.map(check => check.code).sort()).toEqual(pack.verificationRules.map(rule => rule.code).sort());
  });

  test('is asked only in the days in which it is in force', () => {
    const old = [...inventedSet({ version: '5.6', month: month('2026-03'), insured: 1, rates, seed: 3 })];
    expect(codes(found(old, day('2026-04-24')))).toEqual([]);
    expect(codes(found(old, day('2026-04-25')))).toEqual(['V007']);
  });
});

test('the yearly settlement of health stands in the declaration for April alone', () => {
  const settled = (of: string): KeduEvent[] =>
    [...inventedSet({ version: '5.7', month: month(of), insured: 1, rates, seed: 3 })].flatMap(event =>
      event.kind === 'block' && event.of.name === 'ZUSDRA' && event.block.name === 'XIII'
        ? [{ ...event, block: { name: 'XII', attributes: {}, parts: [{ name: 'p1', value: '2025' }] } }, event]
        : [event],
    );
  expect(codes(found(settled('2026-04'), day('2026-05-10')))).toEqual([]);
  expect(codes(found(settled('2026-05'), day('2026-06-10')))).toEqual(['V032']);
});

test('a change or a correction of a registration is never late', () => {
  expect(found(registration({ from: '2026-01-01', change: '1' }))).toEqual([]);
});

test('two breaks of one person that share a day are told of, of two people not', () => {
  const twice = (other: Record<string, string>): KeduEvent[] =>
    set().flatMap(event =>
      event.kind === 'block' && event.of.name === 'ZUSRSA' && event.block.name === 'III' && event.block.attributes['id_bloku'] === '1'
        ? [event, { ...event, block: Object.entries(other).reduce((block, [path, value]) => changed(block, path, value), event.block) }]
        : [event],
    );
  expect(codes(found(twice({ 'B/p3': '2026-10-05', 'B/p4': '2026-10-07' })))).toEqual(['V028']);
  expect(found(twice({ 'B/p3': '2026-10-06', 'B/p4': '2026-10-08' }))).toEqual([]);
  expect(found(twice({ 'A/p4': '44051401359' }))).toEqual([]);
});

test('a correction names only who changed: neither people nor sums of reports are compared with it', () => {
  const second = set().map(event =>
    event.kind === 'block' && event.block.name === 'I'
      ? { ...event, block: changed(event.block, event.of.name === 'ZUSDRA' ? 'p2/p1' : 'p1/p1', '02') }
      : event,
  );
  const fewer = second.filter(event => event.kind !== 'block' || event.of.name !== 'ZUSRCA' || event.block.attributes['id_bloku'] !== '1');
  expect(found(fewer)).toEqual([]);
  expect(
    codes(found(set().filter(event => event.kind !== 'block' || event.of.name !== 'ZUSRCA' || event.block.attributes['id_bloku'] !== '1'))),
  ).toEqual(['V011', 'V012']);
});

test('an accident contribution is compared with the declared rate, whether the declaration comes before the reports or behind', () => {
  const wrong = setWith('ZUSRCA', 'III', { 'B/p14': '0.01' });
  const declaredFirst = [
    ...wrong.filter(event => event.kind === 'open' && event.container.name === 'KEDU'),
    ...wrong.filter(event => ('of' in event ? event.of.name : 'container' in event ? event.container.name : '') === 'ZUSDRA'),
    ...wrong.filter(
      event =>
        !(event.kind === 'open' && event.container.name === 'KEDU') &&
        ('of' in event ? event.of.name : 'container' in event ? event.container.name : '') !== 'ZUSDRA',
    ),
  ];
  for (const events of [wrong, declaredFirst]) {
    const ofRate = found(events).filter(one => one.code === 'V014');
    expect(ofRate).toMatchObject([{ field: 'B/p14', blockId: '1', facts: { found: '0.01' } }]);
  }
  expect(found(setWith('ZUSDRA', 'III', { p3: '1.00' }, set(12))).filter(one => one.code === 'V014')).toHaveLength(12);
});

test('of a file that is wrong throughout as much is told as people can read, and how much more there is', () => {
  const people = TOLD_OF_A_RULE + 20;
  const wrong = set(people).map(event =>
    event.kind === 'block' && event.of.name === 'ZUSRCA' && event.block.name === 'III'
      ? { ...event, block: changed(event.block, 'A/p1', 'Nowak') }
      : event,
  );
  const findings = found(wrong);
  expect(findings.filter(one => one.code === 'V008')).toHaveLength(TOLD_OF_A_RULE);
  expect(findings.find(one => one.code === 'V008.more')).toMatchObject({ class: 'Z', facts: { count: 20 } });
});

test('whatever the blocks hold, nothing is thrown', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom('', '0', '-1', '99999999999', '2026-13-45', 'true', '1.00'));
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom('ZUSRCA', 'ZUSRSA', 'ZUSDRA'), fc.nat(5), text), { maxLength: 12 }), changes => {
      let events = set(2);
      for (const [type, at, value] of changes) {
        const blocks = events.filter(event => event.kind === 'block' && event.of.name === type);
        const target = blocks[at % blocks.length];
        events = events.map(event =>
          event === target && event.kind === 'block'
            ? {
                ...event,
                block: {
                  ...event.block,
                  parts: event.block.parts.map(part =>
                    'parts' in part
                      ? { ...part, parts: part.parts.map(inner => ('parts' in inner ? inner : { ...inner, value })) }
                      : { ...part, value },
                  ),
                },
              }
            : event,
        );
      }
      found(events);
    }),
    { numRuns: 150 },
  );
});
