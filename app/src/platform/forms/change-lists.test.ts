import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Answers, FormDefinition } from './definition.ts';
import { type Intent, intentOf } from './walk.ts';
import { exampleForm } from '#app/testing/example-form.ts';
import { changeOf, type UndoStep } from './change-lists.ts';

const words = (text: string) => ({ pl: text, en: text });
const form: FormDefinition = {
  ...exampleForm,
  rules: [],
  pages: [
    {
      name: 'history',
      title: words('Historia'),
      fields: [
        {
          name: 'history',
          type: 'group',
          min: 0,
          max: 60,
          shown: 'rows',
          label: words('Okresy'),
          itemTitle: words('Okres'),
          period: { from: 'from', to: 'to' },
          rowsFrom: { source: 'titles', take: { where: 'payerName', from: 'from' } },
          fields: [
            { name: 'where', type: 'text', maxLength: 40, label: words('Gdzie') },
            { name: 'from', type: 'date', label: words('Od') },
            { name: 'to', type: 'date', optional: true, label: words('Do') },
          ],
        },
      ],
    },
  ],
};
const page = form.pages[0] as FormDefinition['pages'][number];
const known = { 'rows.titles': { rows: [{ payerName: 'Firma X', from: '2020-01-01' }] } };
const X: Answers = { where: 'Firma X', from: '2020-01-01' };
const Y: Answers = { where: 'Firma Y', from: '2010-01-01' };

interface Before {
  answers: Answers;
  undo: readonly UndoStep[];
}
const begun = (...history: Answers[]): Before => ({ answers: history.length === 0 ? {} : { history }, undo: [] });

function pressed(before: Before, intent: string, typed: Record<string, string> = {}) {
  const posted = new Map(Object.entries({ ...typed, intent }).map(([name, value]) => [name, [value]] as const));
  return changeOf({ form, known, answers: before.answers, draft: { undo: before.undo } }, page, posted, intentOf(posted));
}
const row = (index: number, { where = '', from = '' }: { where?: string; from?: string }): Record<string, string> => ({
  [`history.${index}.where`]: where,
  [`history.${index}.from`]: from,
  [`history.${index}.to`]: '',
});

describe('a list of many rows', () => {
  test('gets a new row in its place by date, and says where it came to be', () => {
    const changed = pressed(begun(X), 'keep:history:1', row(1, { where: 'Firma Y', from: '1.1.2010' }));
    expect(changed.answers['history']).toEqual([Y, X]);
    expect(changed.at).toBe(0);
  });

  test('keeps what was typed in the open row whatever button is pressed', () => {
    for (const intent of ['go', 'save', 'open:history:0', 'remove:history:0', 'back'])
      expect(JSON.stringify(pressed(begun(X), intent, row(1, { where: 'Firma Y', from: '1.1.2010' })).answers)).toContain('Firma Y');
  });

  test('does not keep a new row in which nothing was written, nor a step to undo', () => {
    const changed = pressed(begun(X), 'go', row(1, {}));
    expect(changed.answers['history']).toEqual([X]);
    expect(changed.undo).toEqual([]);
  });

  test('a page without an open row leaves the list as it is', () => {
    expect(pressed(begun(X, Y), 'go').answers['history']).toEqual([Y, X]);
  });

  test('loses the row that is removed, and has it back when that is undone', () => {
    const removed = pressed(begun(Y, X), 'remove:history:0');
    expect(removed.answers['history']).toEqual([X]);
    expect(removed.undo).toEqual([{ group: 'history', what: 'removed', items: [Y, X] }]);
    const back = pressed(removed, 'undo');
    expect(back.answers['history']).toEqual([Y, X]);
    expect(back.undo).toEqual([]);
  });

  test('takes over what the account holds once, and gives it back', () => {
    const taken = pressed(begun(Y), 'take:history');
    expect(taken.answers['history']).toEqual([Y, X]);
    expect(pressed(taken, 'undo').answers['history']).toEqual([Y]);
    expect(pressed({ ...taken, undo: [] }, 'take:history').answers['history']).toEqual([Y, X]);
  });

  test('an undo of nothing changes nothing', () => {
    expect(pressed(begun(X), 'undo').answers).toEqual({ history: [X] });
  });

  test('rows that do not exist are not made by a number', () => {
    expect(pressed(begun(X), 'keep:history:40', row(40, { where: 'Firma Z' })).answers['history']).toEqual([X]);
    expect(pressed(begun(X), 'remove:history:40').answers['history']).toEqual([X]);
  });
});

const anyIntent: fc.Arbitrary<readonly [string, Record<string, string>]> = fc.oneof(
  fc.nat({ max: 6 }).map(index => [`remove:history:${index}`, {}] as const),
  fc.constant(['take:history', {}] as const),
  fc
    .record({ index: fc.nat({ max: 6 }), where: fc.constantFrom('A', 'B', 'C'), year: fc.integer({ min: 1990, max: 2020 }) })
    .map(({ index, where, year }) => [`keep:history:${index}`, row(index, { where, from: `1.1.${year}` })] as const),
);

test('whatever was done to a list, undoing it step by step leads back to how it was', () => {
  fc.assert(
    fc.property(fc.array(anyIntent, { maxLength: 9 }), steps => {
      let now: Before = begun(Y, X);
      for (const [intent, typed] of steps) now = pressed(now, intent, typed);
      for (let undone = 0; now.undo.length > 0 && undone < 40; undone += 1) now = pressed(now, 'undo');
      expect(now.answers['history']).toEqual([Y, X]);
    }),
  );
});

test('every button of the page means one thing', () => {
  const meant = (value: string): Intent => intentOf(new Map([['intent', [value]]]));
  expect(meant('open:history:new')).toEqual({ kind: 'open-row', group: 'history', index: 'new' });
  expect(meant('open:history:3')).toEqual({ kind: 'open-row', group: 'history', index: 3 });
  expect(meant('keep:history:3')).toEqual({ kind: 'keep-row', group: 'history', index: 3 });
  expect(meant('keep:history:new')).toEqual({ kind: 'go-on' });
  expect(meant('take:history')).toEqual({ kind: 'take-rows', group: 'history' });
  expect(meant('undo')).toEqual({ kind: 'undo' });
});
