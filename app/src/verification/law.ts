import { type ContributionTerms, type InsuranceTitle, termsOf, titleOn } from '#app/contributions/index.ts';
import type { Day, Month } from '#kernel/day.ts';
import { ratio, type Ratio } from '#kernel/grosze.ts';
import type { VerificationTerms } from './terms.ts';

/** Rates of a month, ready to multiply by. */
export interface MonthlyRates {
  readonly pensionInsured: Ratio;
  readonly pensionPayer: Ratio;
  readonly disabilityInsured: Ratio;
  readonly disabilityPayer: Ratio;
  readonly sickness: Ratio;
  readonly health: Ratio;
  readonly wholePension: Ratio;
  readonly wholeDisability: Ratio;
}

/** A file asks the same of the law for every person in it; more different questions than this come of no honest one. */
const MOST_REMEMBERED = 2_000;

function remembered<Asked>(answer: (question: string) => Asked): (question: string) => Asked {
  const answers = new Map<string, Asked>();
  return question => {
    const known = answers.get(question);
    if (known !== undefined || answers.has(question)) return known as Asked;
    if (answers.size >= MOST_REMEMBERED) answers.clear();
    const found = answer(question);
    answers.set(question, found);
    return found;
  };
}

/** What the law says, each question answered once. */
export interface Law {
  /** Undefined where the table does not hold the code on that day. */
  title(text: string, on: Day): InsuranceTitle | undefined;
  /** Undefined for a month of which the institution has not laid down all values: it cannot be recomputed. */
  rates(month: Month): MonthlyRates | undefined;
}

const laws = new WeakMap<VerificationTerms, Law>();

export function lawOf(terms: VerificationTerms): Law {
  const known = laws.get(terms);
  if (known) return known;
  const titles = remembered(question => {
    const [text = '', on = ''] = question.split('|');
    const found = titleOn(terms.titles, text, on as Day);
    return found.ok ? found.value : undefined;
  });
  const rates = remembered(month => {
    const known = knownTerms(terms, month as Month);
    return known && ratesIn(known);
  });
  const law: Law = { title: (text, on) => titles(`${text}|${on}`), rates };
  laws.set(terms, law);
  return law;
}

function knownTerms(terms: VerificationTerms, month: Month): ContributionTerms | undefined {
  try {
    return termsOf(terms.parameters, month);
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

function ratesIn(terms: ContributionTerms): MonthlyRates {
  const { wholePension, wholeDisability } = terms;
  return {
    pensionInsured: ratio(terms.pensionInsured),
    pensionPayer: ratio(terms.pensionPayer),
    disabilityInsured: ratio(terms.disabilityInsured),
    disabilityPayer: ratio(terms.disabilityPayer),
    sickness: ratio(terms.sickness),
    health: ratio(terms.health),
    wholePension,
    wholeDisability,
  };
}
