import type { DecideInput, DecideOutcome, FormDefinition } from '#platform/forms/definition.ts';
import { periodsIn, prepared, tellBreaks, testRegister, testSicknessCover } from './claims.ts';
import { reasoning } from './reasoning.ts';
import { tell, testSigner, textOf } from './usual-tests.ts';

/** A claim for care benefit, prepared for a clerk: cover on the first day, whether the person is on the claimant's health
 *  insurance, whether somebody else could care.
 *  @param prefix of the fields of the person cared for */
export function prepareCare(input: DecideInput, form: FormDefinition, prefix: 'child' | 'cared'): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const register = testRegister(steps, input, form);
  const periods = periodsIn(input.answers, 'periods');
  testSicknessCover(steps, register, periods, form);
  tellBreaks(steps, register, periods);
  const names = `${textOf(input.answers, `${prefix}Names`)} ${textOf(input.answers, `${prefix}Surname`)}`.trim();
  const onInsurance = register?.family.some(member => member.names.toLowerCase() === names.toLowerCase()) === true;
  tell(steps, {
    name: 'on-health-insurance',
    value: onInsurance ? 'yes' : 'no',
    text: onInsurance
      ? {
          pl: `${names}: zgłoszenie do ubezpieczenia zdrowotnego wnioskodawcy.`,
          en: `${names}: reported for the applicant’s health insurance.`,
        }
      : {
          pl: `${names}: nie ma zgłoszenia do ubezpieczenia zdrowotnego wnioskodawcy (to samo w sobie nie wyklucza zasiłku).`,
          en: `${names}: not reported for the applicant’s health insurance (which does not by itself rule the benefit out).`,
        },
  });
  const alone = input.answers['otherCarer'] === false;
  steps.test({
    name: 'nobody-else-could-care',
    value: alone ? 'stated' : 'not-stated',
    passed: alone,
    legalBasis: form.legalBasis,
    text: alone
      ? { pl: 'Wnioskodawca oświadczył, że nikt inny nie mógł się opiekować.', en: 'The applicant stated that nobody else could care.' }
      : { pl: 'Ktoś inny mógł się opiekować albo nie wiadomo.', en: 'Somebody else could have cared, or it is not known.' },
  });
  return prepared(steps, input, { form, code: 'care-benefit', periods });
}
