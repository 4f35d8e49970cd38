import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decimalOf, grosze } from '#kernel/grosze.ts';
import { exampleForm } from '#app/testing/example-form.ts';
import { withComputed } from './computed.ts';
import type { FormDefinition } from './definition.ts';

const words = (text: string) => ({ pl: text, en: text });
const form: FormDefinition = {
  ...exampleForm,
  rules: [],
  pages: [
    {
      name: 'costs',
      title: words('Koszty'),
      fields: [
        { name: 'from', type: 'date', label: words('Od') },
        { name: 'to', type: 'date', label: words('Do') },
        { name: 'days', type: 'computed', of: { days: { from: 'from', to: 'to' } }, label: words('Dni') },
        {
          name: 'bills',
          type: 'group',
          min: 0,
          max: 50,
          label: words('Rachunki'),
          itemTitle: words('Rachunek'),
          fields: [{ name: 'amount', type: 'money', label: words('Kwota') }],
        },
        { name: 'total', type: 'computed', of: { sum: { group: 'bills', field: 'amount' } }, label: words('Razem') },
      ],
    },
  ],
};

test('days are counted with both ends, and not at all while one is missing or they run backwards', () => {
  expect(withComputed(form, { from: '2026-11-02', to: '2026-11-06' })['days']).toBe(5);
  expect(withComputed(form, { from: '2026-11-02', to: '2026-11-02' })['days']).toBe(1);
  expect(withComputed(form, { from: '2026-11-02' })).not.toHaveProperty('days');
  expect(withComputed(form, { from: '2026-11-02', to: '2026-11-01', days: 7 })).not.toHaveProperty('days');
});

test('what somebody sends in place of a worked-out value is replaced', () => {
  expect(withComputed(form, { bills: [{ amount: '1.00' }], total: '999.00' })['total']).toBe('1.00');
});

test('any amounts come to their exact sum; what is no amount is left out', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 100_000_00 }), { minLength: 1, maxLength: 50 }), amounts => {
      const bills = [...amounts.map(amount => ({ amount: decimalOf(grosze(amount)) })), { amount: 'dużo' }];
      expect(withComputed(form, { bills })['total']).toBe(decimalOf(grosze(amounts.reduce((sum, one) => sum + one, 0))));
    }),
  );
});
