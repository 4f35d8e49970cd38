import type { DecideOutcome, DecideTest, Grant, DecidedLetter } from '#platform/forms/definition.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** Steps of a rule in the order taken. What is not known has not been passed. */
export interface Reasoning {
  /** Records a step and hands its result back. */
  test(step: DecideTest): boolean;
  readonly tests: readonly DecideTest[];
  allPassed(): boolean;
}

export function reasoning(): Reasoning {
  const tests: DecideTest[] = [];
  return {
    tests,
    test(step) {
      tests.push(step);
      return step.passed;
    },
    allPassed: () => tests.length > 0 && tests.every(step => step.passed),
  };
}

/** To a clerk, with the reason of every step that was not passed, in its own words.
 *  @param given the letter of a refusal to begin with; what is given out should the clerk grant all the same */
export function toClerk(
  reason: Reasoning,
  legalBasis: string,
  given: { draft?: DecidedLetter | undefined; grant?: Grant | undefined } = {},
): DecideOutcome {
  const reasons: readonly Bilingual[] = reason.tests.filter(step => !step.passed).map(step => step.text);
  const { draft, grant } = given;
  return { outcome: 'to-clerk', tests: reason.tests, legalBasis, reasons, ...(draft ? { draft } : {}), ...(grant ? { grant } : {}) };
}
