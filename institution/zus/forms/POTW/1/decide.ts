import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { readBenefits, readInsuredRegister, readPayerSettlement, readPayerStatus } from '../../../facts.ts';
import { benefitName } from '../../../names.ts';
import { reasoning, type Reasoning, toClerk } from '../../../reasoning.ts';
import { beneficiaryValues, identityValues, insuredValues, type LetterValues, partsOf, payerValues, rangeOf } from './values.ts';
import { form } from './form.ts';

const KPA_218 = 'KPA art. 218 § 1';

/** Whether the confirmation can be issued without a person: the part of the register it speaks of is known on the day of
 *  filing. A register that does not answer is never confirmed as empty. */
export const decide: Decide = { ruleSet: 'zus/POTW/1', decide: decideConfirmation };

function decideConfirmation(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  const relation = input.known['acting.relation'];
  const entitled = relation === 'self' || relation === 'representative' || relation === 'mandate';
  steps.test({
    name: 'signer-entitled',
    value: typeof relation === 'string' ? relation : 'unknown',
    passed: entitled,
    legalBasis: 'KPA art. 217 § 2',
    text: entitled
      ? {
          pl: 'O potwierdzenie prosi osoba, której dane dotyczą, jej przedstawiciel albo pełnomocnik.',
          en: 'The confirmation is asked for by the person concerned, their representative or proxy.',
        }
      : { pl: 'Nie wiadomo, w jakim charakterze działa osoba prosząca.', en: 'It is not known in what capacity the person asking acts.' },
  });
  switch (input.answers['kind']) {
    case 'insured':
      return confirmInsured(steps, input);
    case 'payer':
      return confirmPayer(steps, input);
    case 'beneficiary':
      return confirmBeneficiary(steps, input);
    default:
      steps.test({
        name: 'kind-chosen',
        value: 'none',
        passed: false,
        legalBasis: KPA_218,
        text: { pl: 'Nie wybrano, czyje dane potwierdzić.', en: 'It was not chosen whose data to confirm.' },
      });
      return toClerk(steps, form.legalBasis);
  }
}

function confirmInsured(steps: Reasoning, input: DecideInput): DecideOutcome {
  const register = readInsuredRegister(input.facts['insured-register']);
  const parts = partsOf(input.answers, 'insuredParts');
  testKnown(steps, 'insured-register-known', register, input.filedOn);
  testParts(steps, parts);
  testRange(steps, !parts.includes('bases') && !parts.includes('breaks') ? 'not-needed' : rangeOf(input.answers, 'insured'));
  return register === undefined || !steps.allPassed()
    ? toClerk(steps, form.legalBasis)
    : granted(steps, 'insured-confirmation', { ...identityValues(input), ...insuredValues(register, input.answers) });
}

function confirmPayer(steps: Reasoning, input: DecideInput): DecideOutcome {
  const status = readPayerStatus(input.facts['payer-status']);
  const settlement = readPayerSettlement(input.facts['payer-settlement']);
  const parts = partsOf(input.answers, 'payerParts');
  testKnown(steps, 'payer-status-known', status, input.filedOn);
  if (parts.includes('balance')) testKnown(steps, 'payer-settlement-known', settlement, input.filedOn);
  testParts(steps, parts);
  testRange(steps, parts.includes('settlements') ? rangeOf(input.answers, 'payer') : 'not-needed');
  if (status === undefined || !steps.allPassed()) return toClerk(steps, form.legalBasis);
  const values = payerValues(status, settlement, input.answers);
  const balanceKnown = values !== undefined;
  steps.test({
    name: 'balance-known',
    value: balanceKnown ? 'known' : 'unknown',
    passed: balanceKnown,
    legalBasis: KPA_218,
    text: balanceKnown
      ? { pl: 'Dane do potwierdzenia są pełne.', en: 'The data to be confirmed are complete.' }
      : { pl: 'Nie jest znany stan konta każdego funduszu.', en: 'The account of some fund is not known.' },
  });
  return values === undefined
    ? toClerk(steps, form.legalBasis)
    : granted(steps, 'payer-confirmation', { ...identityValues(input), ...values });
}

function confirmBeneficiary(steps: Reasoning, input: DecideInput): DecideOutcome {
  const found = readBenefits(input.facts['benefits']);
  const parts = partsOf(input.answers, 'beneficiaryParts');
  testKnown(steps, 'benefits-known', found, input.filedOn);
  testParts(steps, parts);
  const unnamed = found?.benefits.find(benefit => benefitName(benefit.kind) === undefined);
  steps.test({
    name: 'benefits-named',
    value: unnamed?.kind ?? 'all',
    passed: unnamed === undefined,
    legalBasis: KPA_218,
    text:
      unnamed === undefined
        ? { pl: 'Wszystkie świadczenia są znanego rodzaju.', en: 'All benefits are of a known kind.' }
        : {
            pl: 'Na koncie jest świadczenie, którego rodzaju reguła nie zna.',
            en: 'The account holds a benefit of a kind the rule does not know.',
          },
  });
  return found === undefined || !steps.allPassed()
    ? toClerk(steps, form.legalBasis)
    : granted(steps, 'beneficiary-confirmation', { ...identityValues(input), ...beneficiaryValues(found, input.answers) });
}

function testKnown(steps: Reasoning, name: string, fact: { asOf: string } | undefined, filedOn: string): void {
  const passed = fact?.asOf === filedOn;
  const text: Bilingual = passed
    ? { pl: 'Dane z rejestru są znane na dzień złożenia wniosku.', en: 'The data of the register are known for the day of filing.' }
    : {
        pl: 'Nie udało się ustalić danych z rejestru na dzień złożenia wniosku.',
        en: 'The data of the register for the day of filing could not be established.',
      };
  steps.test({ name, value: fact?.asOf ?? 'unknown', passed, legalBasis: KPA_218, text });
}

function testParts(steps: Reasoning, parts: readonly string[]): void {
  const passed = parts.length > 0;
  steps.test({
    name: 'parts-chosen',
    value: parts.join(' ') || 'none',
    passed,
    legalBasis: KPA_218,
    text: passed
      ? { pl: 'Wybrano, co ma zawierać potwierdzenie.', en: 'What the confirmation is to hold was chosen.' }
      : { pl: 'Nie wybrano, co ma zawierać potwierdzenie.', en: 'What the confirmation is to hold was not chosen.' },
  });
}

function testRange(steps: Reasoning, range: ReturnType<typeof rangeOf> | 'not-needed'): void {
  const passed = range !== undefined;
  steps.test({
    name: 'period-in-order',
    value: range === undefined ? 'unknown' : range === 'not-needed' ? range : `${range.from}..${range.to}`,
    passed,
    legalBasis: KPA_218,
    text: passed
      ? { pl: 'Okres potwierdzenia jest prawidłowy.', en: 'The period of the confirmation is in order.' }
      : { pl: 'Okres potwierdzenia jest nieprawidłowy.', en: 'The period of the confirmation is not in order.' },
  });
}

function granted(steps: Reasoning, template: string, values: LetterValues): DecideOutcome {
  return { outcome: 'granted', tests: steps.tests, legalBasis: form.legalBasis, collection: 'open', letter: { template, values } };
}
