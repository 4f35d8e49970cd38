import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyAnswers, anyKnown } from '#app/testing/any-answers.ts';
import { exampleForm } from '#app/testing/example-form.ts';
import type { Answers } from './definition.ts';
import { storedAnswers } from './keep.ts';
import { itemsOf, viewOf } from './visible.ts';

describe('hidden answers are never stored', () => {
  test('what Anna typed about children goes when she says that she was ill', () => {
    const answers: Answers = { reason: 'illness', otherReason: 'tajemnica', child: [{ childName: 'Hanna' }], days: 3 };
    expect(storedAnswers(exampleForm, answers, {})).toEqual({ reason: 'illness', days: 3 });
  });

  test('and so it does inside an item of a group', () => {
    const answers: Answers = { reason: 'child', child: [{ childName: 'Hanna', adopted: false, adoptedOn: '2020-01-01' }] };
    expect(storedAnswers(exampleForm, answers, {})).toEqual({ reason: 'child', child: [{ childName: 'Hanna', adopted: false }] });
  });

  test('whatever was answered, only questions that are asked are kept, and none of those is lost', () => {
    fc.assert(
      fc.property(anyAnswers(exampleForm), anyKnown, (answers, known) => {
        const stored = storedAnswers(exampleForm, answers, known);
        const view = viewOf(exampleForm, answers, known);
        for (const field of exampleForm.pages.flatMap(page => page.fields)) {
          const kept = stored[field.name];
          if (!view.asks(field.name)) expect(kept).toBeUndefined();
          else if (field.type !== 'group' && answers[field.name] !== undefined && JSON.stringify(answers[field.name]) !== '[]')
            expect(kept).toEqual(answers[field.name]);
          if (field.type === 'group') {
            const asked = itemsOf(answers, field).map(item => view.itemFields(field, item).map(inside => inside.name));
            itemsOf(stored, field).forEach((item, index) =>
              expect(Object.keys(item).every(name => asked[index]?.includes(name))).toBe(true),
            );
          }
        }
      }),
    );
  });

  test('and storing what is stored changes nothing: the same questions are asked of it', () => {
    fc.assert(
      fc.property(anyAnswers(exampleForm), anyKnown, (answers, known) => {
        const stored = storedAnswers(exampleForm, answers, known);
        expect(storedAnswers(exampleForm, stored, known)).toEqual(stored);
        const asked = (of: Answers) =>
          viewOf(exampleForm, of, known)
            .pages()
            .map(page => page.name);
        expect(asked(stored)).toEqual(asked(answers));
      }),
    );
  });
});
