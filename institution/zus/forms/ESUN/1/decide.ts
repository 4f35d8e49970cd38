import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { prepared } from '../../../claims.ts';
import { readBenefits } from '../../../facts.ts';
import { benefitName } from '../../../names.ts';
import { reasoning } from '../../../reasoning.ts';
import { tell, testKnown, testSigner, textOf } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A claim for the supplementary benefit, prepared for a clerk: whether there is a certificate, what the institution pays
 *  and what others pay. The limit is not known to the pack, so nothing is worked out from it. */
export const decide: Decide = { ruleSet: 'zus/ESUN/1', decide: prepareSupplement };

function prepareSupplement(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const certified = input.answers['hasCertificate'] === true;
  steps.test({
    name: 'certificate',
    value: certified ? textOf(input.answers, 'issuedBy') : 'none',
    passed: certified,
    legalBasis: form.legalBasis,
    text: certified
      ? { pl: 'Wnioskodawca podał, że ma orzeczenie.', en: 'The applicant has a certificate, as they say.' }
      : {
          pl: 'Nie ma orzeczenia: potrzebne jest badanie przez lekarza orzecznika.',
          en: 'There is no certificate: an examination by a certifying doctor is needed.',
        },
  });
  const known = readBenefits(input.facts['benefits']);
  // Who receives nothing from the institution may claim too: no answer means none here.
  if (input.facts['benefits'] !== null) {
    const what = { pl: 'świadczenia wypłacane tej osobie', en: 'benefits paid to this person' };
    testKnown(steps, 'benefits-known', known, { filedOn: input.filedOn, what, legalBasis: form.legalBasis });
  }
  for (const benefit of known?.benefits ?? []) {
    const name = benefitName(benefit.kind) ?? { pl: benefit.kind, en: benefit.kind };
    tell(steps, {
      name: `benefit-${benefit.kind}`,
      value: benefit.monthlyGross,
      text: {
        pl: `ZUS wypłaca: ${name.pl}, brutto ${benefit.monthlyGross} zł.`,
        en: `The institution pays: ${name.en}, gross PLN ${benefit.monthlyGross}.`,
      },
    });
  }
  const others = textOf(input.answers, 'othersTotal');
  if (others !== '') {
    tell(steps, {
      name: 'benefits-of-others',
      value: others,
      text: { pl: `Od innych instytucji miesięcznie: ${others} zł.`, en: `From other institutions a month: PLN ${others}.` },
    });
  }
  return prepared(steps, input, { form, code: 'supplementary-benefit', periods: [] });
}
