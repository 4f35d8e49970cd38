import { parameterOn } from '#platform/dated-value.ts';
import type { Answers, DecideInput, FormDefinition } from '#platform/forms/definition.ts';
import { TO_WRITE } from '#kernel/to-write.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { parameters } from './parameters/parameters.ts';
import type { Reasoning } from './reasoning.ts';

/** Steps that most rules take, and what most letters of a claim hold. */

export const textOf = (answers: Answers, name: string): string => (typeof answers[name] === 'string' ? answers[name] : '');

/** A dated value as it was on the day of filing: the one handed in, or, where a decision was kept without it, the pack's own.
 *  @throws RangeError where none is in force */
export const parameterOf = (input: DecideInput, name: string): string =>
  input.parameters?.[name] ?? parameterOn({ parameters }, name, input.filedOn).value;

/** Items of a group as they were answered. */
export function itemsIn(answers: Answers, group: string): readonly Answers[] {
  const value = answers[group];
  return Array.isArray(value) ? value.filter((item): item is Answers => typeof item === 'object' && item !== null) : [];
}

export function testSigner(steps: Reasoning, input: DecideInput): void {
  const relation = input.known['acting.relation'];
  const passed = relation === 'self' || relation === 'representative' || relation === 'mandate';
  steps.test({
    name: 'signer-entitled',
    value: passed ? relation : 'unknown',
    passed,
    legalBasis: 'KPA art. 28, art. 33',
    text: passed
      ? {
          pl: 'Wniosek podpisała osoba, której dotyczy, jej przedstawiciel albo pełnomocnik.',
          en: 'The request was signed by the party itself, its representative or its proxy.',
        }
      : { pl: 'Nie wiadomo, w jakim charakterze działa osoba podpisująca.', en: 'It is not known in what capacity the signer acts.' },
  });
}

/** A register answered, and for the day of filing. */
export function testKnown(
  steps: Reasoning,
  name: string,
  fact: { asOf: string } | undefined,
  given: { filedOn: string; what: Bilingual; legalBasis: string },
): boolean {
  const passed = fact?.asOf === given.filedOn;
  return steps.test({
    name,
    value: fact?.asOf ?? 'unknown',
    passed,
    legalBasis: given.legalBasis,
    text: passed
      ? { pl: `Znane są: ${given.what.pl}.`, en: `Known: ${given.what.en}.` }
      : { pl: `Nie udało się ustalić: ${given.what.pl}.`, en: `Could not be established: ${given.what.en}.` },
  });
}

/** Something found in a register or in the answers, laid before the clerk; it speaks neither for nor against. */
export function tell(steps: Reasoning, found: { name: string; value: string; text: Bilingual; legalBasis?: string }): void {
  steps.test({ ...found, passed: true });
}

/** The last step of a rule that only prepares: requests of this kind are decided by a person. */
export function testByClerk(steps: Reasoning, form: FormDefinition): void {
  steps.test({
    name: 'by-clerk',
    value: form.code,
    passed: false,
    legalBasis: form.legalBasis,
    text: { pl: 'Wniosek tego rodzaju rozpatruje pracownik.', en: 'A clerk examines requests of this kind.' },
  });
}

/** `PESEL 88031403421`, or the numbers of a payer. */
export function identifiersOf(answers: Answers): string {
  const named = [
    ['PESEL', 'applicantPesel'],
    ['NIP', 'payerNip'],
    ['REGON', 'payerRegon'],
    ['PESEL', 'payerPesel'],
  ] as const;
  return named
    .map(([kind, field]) => [kind, textOf(answers, field)] as const)
    .filter(([, value]) => value !== '')
    .map(([kind, value]) => `${kind} ${value}`)
    .join(', ');
}

/** What every letter about a request says; `[…]` is for the clerk to write. */
export function claimValues(input: DecideInput, form: FormDefinition): Record<string, string | number> {
  return {
    form: form.code,
    filedOn: input.filedOn,
    name: textOf(input.answers, 'applicantName') || textOf(input.answers, 'payerName'),
    identifiers: identifiersOf(input.answers),
    reasonsPl: TO_WRITE,
    reasonsEn: TO_WRITE,
    wordsPl: TO_WRITE,
    wordsEn: TO_WRITE,
    appealMonths: Number(parameterOf(input, 'appeal-months')),
    complaintDays: Number(parameterOf(input, 'complaint-days')),
  };
}
