import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import { anyAnswers, anyKnown } from '#app/testing/any-answers.ts';
import { exampleForm } from '#app/testing/example-form.ts';
import { firstIncompletePage, intentOf, nextPage, previousPage, progress, withItemAdded, withItemRemoved } from './walk.ts';

describe('the way through a form', () => {
  test('goes over the pages that ask something, and back', () => {
    expect(nextPage(exampleForm, { reason: 'illness' }, {})?.name).toBe('person');
    expect(nextPage(exampleForm, { reason: 'illness' }, {}, 'leave')?.name).toBe('money');
    expect(nextPage(exampleForm, { reason: 'child' }, {}, 'leave')?.name).toBe('children');
    expect(nextPage(exampleForm, {}, {}, 'money')).toBeUndefined();
    expect(previousPage(exampleForm, { reason: 'child' }, {}, 'money')?.name).toBe('children');
    expect(previousPage(exampleForm, {}, {}, 'person')).toBeUndefined();
    expect(previousPage(exampleForm, {}, {})?.name).toBe('money');
  });

  test('goes on from a page that its own answers have hidden', () => {
    expect(nextPage(exampleForm, { reason: 'illness' }, {}, 'children')?.name).toBe('money');
    expect(previousPage(exampleForm, { reason: 'illness' }, {}, 'children')?.name).toBe('leave');
  });

  test('tells how far one is; the check page is the last', () => {
    expect(progress(exampleForm, {}, {}, 'leave')).toEqual({ at: 2, of: 4 });
    expect(progress(exampleForm, { reason: 'child' }, {})).toEqual({ at: 5, of: 5 });
  });

  test('comes back to the first page that is not right', () => {
    const filling = (answers: object) => ({
      answers: { name: 'Anna', pesel: '44051401359', postcode: '25-734', ...answers },
      known: {},
      today: day('2026-11-24'),
    });
    expect(firstIncompletePage(exampleForm, filling({}))?.name).toBe('leave');
    expect(firstIncompletePage(exampleForm, filling({ pesel: '1' }))?.name).toBe('person');
  });

  test('from any answers leads over every page asked, once, and ends', () => {
    fc.assert(
      fc.property(anyAnswers(exampleForm), anyKnown, (answers, known) => {
        const walked: string[] = [];
        for (let page = nextPage(exampleForm, answers, known); page !== undefined; page = nextPage(exampleForm, answers, known, page.name))
          walked.push(page.name);
        const back: string[] = [];
        for (
          let page = previousPage(exampleForm, answers, known);
          page !== undefined;
          page = previousPage(exampleForm, answers, known, page.name)
        )
          back.push(page.name);
        expect(back.reverse()).toEqual(walked);
        expect(walked).toHaveLength(progress(exampleForm, answers, known).of - 1);
      }),
    );
  });
});

describe('items of a group', () => {
  test('are added until it is full, and taken away', () => {
    const one = withItemAdded(exampleForm, {}, 'child');
    expect(one).toEqual({ child: [{}] });
    const full = { child: [{ childName: 'A' }, { childName: 'B' }, { childName: 'C' }] };
    expect(withItemAdded(exampleForm, full, 'child')).toBe(full);
    expect(withItemRemoved(exampleForm, full, 'child', 1)).toEqual({ child: [{ childName: 'A' }, { childName: 'C' }] });
    expect(withItemRemoved(exampleForm, one, 'child', 0)).toEqual({});
    expect(withItemAdded(exampleForm, {}, 'days')).toEqual({});
  });

  test('are asked for by the button that was pressed', () => {
    const pressed = (value: string) => intentOf(new Map([['intent', [value]]]));
    expect(pressed('add:child')).toEqual({ kind: 'add-item', group: 'child' });
    expect(pressed('remove:child:2')).toEqual({ kind: 'remove-item', group: 'child', index: 2 });
    expect(pressed('remove:child:x')).toEqual({ kind: 'go-on' });
    expect(pressed('back')).toEqual({ kind: 'go-back' });
    expect(intentOf(new Map())).toEqual({ kind: 'go-on' });
  });
});
