import { decimalOf, type Grosze, minus, NOTHING, parseGrosze, sum } from '#kernel/grosze.ts';
import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { type PayerSettlement, type PayerStatus, readPayerSettlement, readPayerStatus } from '../../../facts.ts';
import { reasoning, type Reasoning, toClerk } from '../../../reasoning.ts';
import { claimValues, testByClerk, testKnown, testSigner, textOf } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A request for a refund, prepared for a clerk: what is owed, and what was paid over what was due. */
export const decide: Decide = { ruleSet: 'zus/RZS-R/1', decide: prepareRefund };

function prepareRefund(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const settlement = readPayerSettlement(input.facts['payer-settlement']);
  const status = readPayerStatus(input.facts['payer-status']);
  const given = { filedOn: input.filedOn, legalBasis: form.legalBasis };
  testKnown(steps, 'settlement-known', settlement, { ...given, what: { pl: 'zaległości płatnika', en: 'arrears of the payer' } });
  testKnown(steps, 'status-known', status, {
    ...given,
    what: { pl: 'wpłaty i należności płatnika', en: 'payments and dues of the payer' },
  });
  if (settlement !== undefined) testNothingOwed(steps, settlement);
  if (status !== undefined) testOverpaid(steps, status);
  testByClerk(steps, form);
  const values = claimValues(input, form);
  return toClerk(steps, form.legalBasis, {
    draft: { template: 'request-refused', values },
    grant: {
      letter: { template: 'overpayment-refund', values: { ...values, lastDigits: textOf(input.answers, 'account').slice(-4) } },
      collection: 'open',
    },
  });
}

const amountOf = (text: string): Grosze => {
  const parsed = parseGrosze(text);
  return parsed.ok ? parsed.value : NOTHING;
};

function testNothingOwed(steps: Reasoning, settlement: PayerSettlement): void {
  const owed = sum(settlement.funds.flatMap(fund => [amountOf(fund.arrears), amountOf(fund.interest)]));
  steps.test({
    name: 'nothing-owed',
    value: decimalOf(owed),
    passed: owed === NOTHING,
    legalBasis: form.legalBasis,
    text:
      owed === NOTHING
        ? { pl: 'Płatnik nie ma zaległości ani odsetek.', en: 'The payer has no arrears and no interest.' }
        : {
            pl: 'Płatnik ma zaległości lub odsetki: nadpłata najpierw je pokrywa.',
            en: 'The payer has arrears or interest: the overpayment covers them first.',
          },
  });
}

/** Over the months whose day for paying has passed. */
function testOverpaid(steps: Reasoning, status: PayerStatus): void {
  const due = status.settlements.filter(one => one.dueOn <= status.asOf);
  const over = minus(sum(due.map(one => amountOf(one.paid))), sum(due.map(one => amountOf(one.due))));
  const passed = over > NOTHING;
  steps.test({
    name: 'overpaid',
    value: decimalOf(over),
    passed,
    legalBasis: form.legalBasis,
    text: passed
      ? { pl: 'Wpłaty są wyższe niż należności za rozliczone miesiące.', en: 'More was paid than was due for the settled months.' }
      : { pl: 'Wpłaty nie są wyższe niż należności za rozliczone miesiące.', en: 'No more was paid than was due for the settled months.' },
  });
}
