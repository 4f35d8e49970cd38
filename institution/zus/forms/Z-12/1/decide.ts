import { day, parseDay, plusMonths } from '#kernel/day.ts';
import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { prepared } from '../../../claims.ts';
import { reasoning } from '../../../reasoning.ts';
import { itemsIn, parameterOf, tell, testSigner, textOf } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A claim for the funeral grant, prepared for a clerk: whether it came in time, and what the bills come to. */
export const decide: Decide = { ruleSet: 'zus/Z-12/1', decide: prepareFuneralGrant };

function prepareFuneralGrant(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const died = parseDay(textOf(input.answers, 'diedOn'));
  const months = Number(parameterOf(input, 'funeral-claim-months'));
  const lastDay = died.ok ? plusMonths(died.value, months) : undefined;
  const inTime = lastDay !== undefined && day(input.filedOn) <= lastDay;
  steps.test({
    name: 'claimed-in-time',
    value: lastDay ?? 'unknown',
    passed: inTime,
    legalBasis: form.legalBasis,
    text: inTime
      ? { pl: `Wniosek złożono przed upływem ${months} miesięcy od śmierci.`, en: `The claim came within ${months} months of the death.` }
      : {
          pl: `Wniosek złożono po upływie ${months} miesięcy od śmierci albo data nie jest znana.`,
          en: `The claim came later than ${months} months after the death, or the day is not known.`,
        },
  });
  const bills = itemsIn(input.answers, 'bills').length;
  tell(steps, {
    name: 'cost',
    value: textOf(input.answers, 'total') || '0.00',
    text: {
      pl: `Koszty według rachunków (${bills}): ${textOf(input.answers, 'total')} zł.`,
      en: `Cost by the bills (${bills}): PLN ${textOf(input.answers, 'total')}.`,
    },
  });
  if (input.answers['shared'] === true) {
    tell(steps, {
      name: 'shared',
      value: String(itemsIn(input.answers, 'others').length),
      text: { pl: 'Za pogrzeb płaciło kilka osób: zasiłek się dzieli.', en: 'Several people paid: the grant is divided.' },
    });
  }
  return prepared(steps, input, { form, code: 'funeral-grant', periods: [] });
}
