import { describe, expect, test } from 'vitest';
import { exampleForm } from '#app/testing/example-form.ts';
import { type ConditionScope, holds } from './conditions.ts';
import type { Answers, Condition, Known } from './definition.ts';
import { optionsOf, viewOf } from './visible.ts';

const scopeOf = (answers: Answers, known: Known = {}): ConditionScope => ({ answer: path => answers[path], known });

describe('conditions are data', () => {
  const scope = scopeOf(
    { reason: 'child', wants: ['letter'], agrees: false, days: 3, empty: '' },
    { 'party.kind': 'person', 'party.roles': ['payer'] },
  );

  test.each<[string, Condition, boolean]>([
    ['is', { field: 'reason', is: 'child' }, true],
    ['is with another answer', { field: 'reason', is: 'illness' }, false],
    ['is false', { field: 'agrees', is: false }, true],
    ['in', { field: 'days', in: [1, 3] }, true],
    ['includes', { field: 'wants', includes: 'letter' }, true],
    ['includes of one choice is no', { field: 'reason', includes: 'child' }, false],
    ['a "no" is answered', { field: 'agrees', answered: true }, true],
    ['an empty text is not', { field: 'empty', answered: true }, false],
    ['known', { known: 'party.kind', is: 'person' }, true],
    ['known list', { known: 'party.roles', includes: 'payer' }, true],
    [
      'all',
      {
        all: [
          { field: 'reason', is: 'child' },
          { field: 'days', is: 4 },
        ],
      },
      false,
    ],
    [
      'any',
      {
        any: [
          { field: 'reason', is: 'child' },
          { field: 'days', is: 4 },
        ],
      },
      true,
    ],
    ['unanswered is false', { field: 'nothing', is: 'x' }, false],
    ['unless under not', { not: { field: 'nothing', is: 'x' } }, true],
  ])('%s', (_name, condition, expected) => {
    expect(holds(condition, scope)).toBe(expected);
  });
});

describe('what a form asks of Anna', () => {
  const asks = (answers: Answers, known: Known = { 'party.kind': 'person' }) => viewOf(exampleForm, answers, known);

  test('the page about children only for the care of a child', () => {
    expect(
      asks({ reason: 'illness' })
        .pages()
        .map(page => page.name),
    ).toEqual(['person', 'leave', 'money']);
    expect(
      asks({ reason: 'child' })
        .pages()
        .map(page => page.name),
    ).toEqual(['person', 'leave', 'children', 'money']);
  });

  test('a condition inside a group looks at its own item', () => {
    const view = asks({ reason: 'child', child: [{ adopted: true }, { adopted: false }] });
    const group = exampleForm.pages[2]?.fields[0];
    if (group?.type !== 'group') throw new Error('the example has lost its group');
    expect(view.itemFields(group, { adopted: true }).map(field => field.name)).toContain('adoptedOn');
    expect(view.itemFields(group, { adopted: false }).map(field => field.name)).not.toContain('adoptedOn');
  });

  test('an answer to a hidden question counts as none', () => {
    const chain = structuredClone(exampleForm) as unknown as { pages: { fields: { name: string; when?: Condition }[] }[] };
    const code = chain.pages[1]?.fields[4];
    if (code === undefined) throw new Error('the example has lost its code');
    code.when = { field: 'otherReason', answered: true };
    const view = viewOf(chain as unknown as typeof exampleForm, { reason: 'illness', otherReason: 'typed before' }, {});
    expect(view.asks('code')).toBe(false);
  });

  test('an option is offered only where its condition holds, and lists from outside are offered with their words', () => {
    const reason = exampleForm.pages[1]?.fields[2];
    const mandate = exampleForm.pages[3]?.fields[8];
    if (reason?.type !== 'choice' || mandate?.type !== 'choice') throw new Error('the example has lost its choices');
    expect(optionsOf(reason, asks({}, { 'party.kind': 'organisation' }).scope).map(option => option.value)).toEqual(['illness', 'child']);
    const known = {
      'options.mandates': ['m1', 'm2'],
      'options.mandates.m1.pl': 'Katarzyna Wójcik, bezterminowo',
      'options.mandates.m1.en': 'Katarzyna Wójcik, no end',
    };
    expect(optionsOf(mandate, asks({}, known).scope)).toEqual([
      { value: 'm1', label: { pl: 'Katarzyna Wójcik, bezterminowo', en: 'Katarzyna Wójcik, no end' } },
      { value: 'm2', label: { pl: 'm2', en: 'm2' } },
    ]);
  });
});
