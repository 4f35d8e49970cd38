import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { prepared, testRegister } from '../../../claims.ts';
import { readBenefits } from '../../../facts.ts';
import { testHistory } from '../../../history.ts';
import { benefitName } from '../../../names.ts';
import { reasoning } from '../../../reasoning.ts';
import { itemsIn, tell, testSigner, textOf } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A claim for an old-age pension, prepared for a clerk: titles and the history told, benefits paid already, periods
 *  abroad. Age and amount are not worked out: their rules are in no source of the pack. */
export const decide: Decide = { ruleSet: 'zus/EMP/1', decide: preparePension };

function preparePension(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  testHistory(steps, testRegister(steps, input, form), input, form);
  const abroad = itemsIn(input.answers, 'history').filter(item => textOf(item, 'kind') === 'abroad');
  if (abroad.length > 0 || input.answers['otherPension'] === true) {
    const countries = [...new Set(abroad.map(item => textOf(item, 'country')).filter(Boolean))].join(', ');
    tell(steps, {
      name: 'abroad',
      value: countries || textOf(input.answers, 'otherPensionWhere'),
      text: {
        pl: 'Są okresy za granicą albo inna emerytura: potrzebna wymiana z tamtą instytucją.',
        en: 'There are periods abroad or another pension: that institution has to be asked.',
      },
    });
  }
  for (const benefit of readBenefits(input.facts['benefits'])?.benefits ?? []) {
    const name = benefitName(benefit.kind) ?? { pl: benefit.kind, en: benefit.kind };
    tell(steps, {
      name: `benefit-${benefit.kind}`,
      value: benefit.monthlyGross,
      text: {
        pl: `ZUS już wypłaca: ${name.pl}, brutto ${benefit.monthlyGross} zł.`,
        en: `Paid already: ${name.en}, gross PLN ${benefit.monthlyGross}.`,
      },
    });
  }
  return prepared(steps, input, { form, code: 'old-age-pension', periods: [] });
}
