import { parseNrb } from '#kernel/nrb.ts';
import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { readBenefits } from '../../../facts.ts';
import { benefitName } from '../../../names.ts';
import { reasoning, toClerk } from '../../../reasoning.ts';
import { claimValues, tell, testByClerk, testKnown, testSigner, textOf } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A change of account is confirmed by a person: it is how pensions are stolen. The rule shows what is paid and who signed,
 *  and holds the change ready only where there is something to pay and the number is one. */
export const decide: Decide = { ruleSet: 'zus/EZP/1', decide: prepareChange };

function prepareChange(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const relation = input.known['acting.relation'];
  if (relation === 'mandate') {
    tell(steps, {
      name: 'filed-by-proxy',
      value: 'mandate',
      legalBasis: 'KPA art. 33',
      text: {
        pl: 'Wniosek złożył pełnomocnik: upewnij się, że strona o nim wie.',
        en: 'Filed by a proxy: make sure that the party knows of it.',
      },
    });
  }
  const found = readBenefits(input.facts['benefits']);
  const what = { pl: 'świadczenia wypłacane tej osobie', en: 'benefits paid to this person' };
  const known = testKnown(steps, 'benefits-known', found, { filedOn: input.filedOn, what, legalBasis: form.legalBasis });
  for (const benefit of found?.benefits ?? []) {
    const name = benefitName(benefit.kind) ?? { pl: benefit.kind, en: benefit.kind };
    tell(steps, {
      name: `benefit-${benefit.kind}`,
      value: benefit.monthlyNet,
      text: {
        pl: `Wypłacane świadczenie: ${name.pl}, netto ${benefit.monthlyNet} zł.`,
        en: `Paid: ${name.en}, net PLN ${benefit.monthlyNet}.`,
      },
    });
  }
  const account = parseNrb(textOf(input.answers, 'payoutAccount'));
  steps.test({
    name: 'account-number-right',
    value: account.ok ? `…${account.value.slice(-4)}` : 'wrong',
    passed: account.ok,
    legalBasis: form.legalBasis,
    text: account.ok
      ? { pl: 'Numer rachunku ma właściwe cyfry kontrolne.', en: 'The check digits of the account number are right.' }
      : { pl: 'Numer rachunku jest błędny.', en: 'The account number is wrong.' },
  });
  testByClerk(steps, form);
  const values = claimValues(input, form);
  const from = textOf(input.answers, 'from') || input.filedOn;
  return toClerk(steps, form.legalBasis, {
    draft: { template: 'request-refused', values },
    grant:
      known && account.ok
        ? {
            letter: { template: 'payout-account-changed', values: { ...values, lastDigits: account.value.slice(-4), from } },
            effects: [{ name: 'account.change-payout-account', with: { nrb: account.value, from } }],
            collection: 'against-receipt',
          }
        : undefined,
  });
}
