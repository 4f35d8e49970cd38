import { type Day, type Month, monthOf, shiftMonth } from '#kernel/day.ts';
import type { Decide, DecideInput, DecideOutcome, Grant } from '#platform/forms/definition.ts';
import { type InsuredRegister, readInsuredRegister } from '../../../facts.ts';
import { insuranceNames } from '../../../names.ts';
import { reasoning, toClerk } from '../../../reasoning.ts';
import { claimValues, testKnown, testSigner, textOf } from '../../../usual-tests.ts';
import { form } from './form.ts';

const KPA_218 = 'KPA art. 218 § 1';

/** Months after which the bases of a month have come with the payers' reports: they are due in the month that follows. */
const MONTHS_UNTIL_REPORTED = 2;

/** Whether the certificate can be issued without a person: the register answers, and no settled month of a title with
 *  pension insurance is without its base. A hole is not certified as nothing; a clerk looks for it. */
export const decide: Decide = { ruleSet: 'zus/US-7/1', decide: decideCertificate };

function decideCertificate(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const register = readInsuredRegister(input.facts['insured-register']);
  const what = { pl: 'dane z konta ubezpieczonego', en: 'data of the insured person’s account' };
  testKnown(steps, 'insured-register-known', register, { filedOn: input.filedOn, what, legalBasis: KPA_218 });
  const parts = partsOf(input);
  const range = rangeOf(input);
  steps.test({
    name: 'asked-in-order',
    value: range === undefined ? 'no' : `${parts.join(' ')} ${range.from}..${range.to}`,
    passed: range !== undefined && parts.length > 0,
    legalBasis: KPA_218,
    text:
      range !== undefined && parts.length > 0
        ? { pl: 'Wiadomo, co i za jaki okres zaświadczyć.', en: 'It is clear what to certify, and for which period.' }
        : { pl: 'Nie wiadomo, co albo za jaki okres zaświadczyć.', en: 'It is not clear what to certify, or for which period.' },
  });
  if (register === undefined || range === undefined) return toClerk(steps, form.legalBasis);
  const missing = monthsWithoutBase(register, range, input.filedOn as Day);
  if (parts.includes('bases')) {
    const complete = missing.length === 0;
    steps.test({
      name: 'bases-complete',
      value: complete ? 'all' : missing.join(' '),
      passed: complete,
      legalBasis: KPA_218,
      text: complete
        ? { pl: 'Każdy rozliczony miesiąc ubezpieczenia ma podstawę.', en: 'Each settled month of insurance has a base.' }
        : { pl: 'Brakuje podstaw za niektóre miesiące ubezpieczenia.', en: 'Bases of some months of insurance are missing.' },
    });
  }
  if (!steps.allPassed()) {
    const draft = { template: 'certificate-refusal', values: claimValues(input, form) };
    return toClerk(steps, form.legalBasis, { draft, grant: parts.length > 0 ? certificate(register, range, parts, input) : undefined });
  }
  return { outcome: 'granted', tests: steps.tests, legalBasis: form.legalBasis, ...certificate(register, range, parts, input) };
}

function partsOf(input: DecideInput): readonly string[] {
  const parts = input.answers['parts'];
  return Array.isArray(parts) ? (parts as readonly unknown[]).filter(part => typeof part === 'string') : [];
}

interface Range {
  from: string;
  to: string;
}

function rangeOf({ answers }: DecideInput): Range | undefined {
  const [from, to] = [textOf(answers, 'rangeFrom'), textOf(answers, 'rangeTo')];
  return /^\d{4}-\d{2}-\d{2}$/.test(from) && /^\d{4}-\d{2}-\d{2}$/.test(to) && from <= to ? { from, to } : undefined;
}

/** Months of titles with pension insurance inside the range that should have a base by now and have none. */
function monthsWithoutBase(register: InsuredRegister, range: Range, filedOn: Day): readonly string[] {
  const lastReported = shiftMonth(monthOf(filedOn), -MONTHS_UNTIL_REPORTED);
  const missing = new Set<string>();
  for (const title of register.titles) {
    if (!title.insurances.includes('pension')) continue;
    const first = max(monthOf(title.from as Day), range.from.slice(0, 7) as Month);
    const last = min(min(title.to === null ? lastReported : monthOf(title.to as Day), lastReported), range.to.slice(0, 7) as Month);
    for (let month = first; month <= last; month = shiftMonth(month, 1)) {
      if (!register.bases.some(base => base.month === month && base.payerName === title.payerName)) missing.add(month);
    }
  }
  return [...missing].sort();
}

const max = (left: Month, right: Month): Month => (left > right ? left : right);
const min = (left: Month, right: Month): Month => (left < right ? left : right);

/** Number of rows that says "not asked for" to the letter. */
const NOT_ASKED = -1;

function certificate(register: InsuredRegister, range: Range, parts: readonly string[], input: DecideInput): Grant {
  const periods = parts.includes('periods')
    ? register.titles.filter(title => title.from <= range.to && (title.to === null || title.to >= range.from))
    : [];
  const bases = parts.includes('bases')
    ? register.bases.filter(base => base.month >= range.from.slice(0, 7) && base.month <= range.to.slice(0, 7))
    : [];
  return {
    collection: 'open',
    letter: {
      template: 'insurance-certificate',
      values: {
        ...claimValues(input, form),
        asOf: register.asOf,
        ...range,
        periodCount: parts.includes('periods') ? periods.length : NOT_ASKED,
        periods: periods.map(title => ({
          payer: title.payerName,
          code: title.titleCode,
          from: title.from,
          toPl: title.to ?? 'nadal',
          toEn: title.to ?? 'ongoing',
          insurancesPl: title.insurances.map(name => insuranceNames[name].pl).join(', '),
          insurancesEn: title.insurances.map(name => insuranceNames[name].en).join(', '),
        })),
        baseCount: parts.includes('bases') ? bases.length : NOT_ASKED,
        bases: bases.map(base => ({
          month: base.month,
          payer: base.payerName,
          pension: base.pensionBase,
          sickness: base.sicknessBase,
          health: base.healthBase,
        })),
      },
    },
  };
}
