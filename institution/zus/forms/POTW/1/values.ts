import { decimalOf, type Grosze, parseGrosze, sum } from '#kernel/grosze.ts';
import type { Answers, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { type Benefits, FUNDS, type InsuredRegister, type PayerSettlement, type PayerStatus } from '../../../facts.ts';
import { benefitName, insuranceNames, kinshipName } from '../../../names.ts';

/** What stands in the letters of confirmation, made from the register and from what was asked for. A count of -1 means
 *  "not asked for" and leaves its sentence out; an empty table is left out too. */
export type LetterValues = Extract<DecideOutcome, { outcome: 'granted' }>['letter']['values'];

const NOT_ASKED = -1;
const textOf = (answers: Answers, name: string): string => (typeof answers[name] === 'string' ? answers[name] : '');

export function partsOf(answers: Answers, field: string): readonly string[] {
  const parts = answers[field];
  return Array.isArray(parts) ? (parts as readonly unknown[]).filter(part => typeof part === 'string') : [];
}

/** The period asked for; undefined where it is not whole or runs backwards. */
export function rangeOf(answers: Answers, prefix: 'insured' | 'payer'): { from: string; to: string } | undefined {
  const [from, to] = [textOf(answers, `${prefix}From`), textOf(answers, `${prefix}To`)];
  return from !== '' && to !== '' && from <= to ? { from, to } : undefined;
}

export function identityValues(input: DecideInput): LetterValues {
  const identifiers = (
    [
      ['PESEL', 'partyPesel'],
      ['NIP', 'partyNip'],
    ] as const
  )
    .map(([kind, field]) => [kind, textOf(input.answers, field)] as const)
    .filter(([, value]) => value !== '');
  return {
    asOf: input.filedOn,
    name: textOf(input.answers, 'partyName'),
    identifiers: identifiers.map(([kind, value]) => `${kind} ${value}`).join(', '),
  };
}

const openEndPl = 'nadal';
const openEndEn = 'ongoing';

export function insuredValues(register: InsuredRegister, answers: Answers): LetterValues {
  const parts = partsOf(answers, 'insuredParts');
  const range = rangeOf(answers, 'insured') ?? { from: '', to: '' };
  const only = <Row>(part: string, rows: readonly Row[]): readonly Row[] => (parts.includes(part) ? rows : []);
  const titles = only('titles', register.titles).map(title => ({
    code: title.titleCode,
    payer: title.payerName,
    from: title.from,
    toPl: title.to ?? openEndPl,
    toEn: title.to ?? openEndEn,
    insurancesPl: title.insurances.map(name => insuranceNames[name].pl).join(', '),
    insurancesEn: title.insurances.map(name => insuranceNames[name].en).join(', '),
  }));
  const bases = only('bases', register.bases).filter(base => base.month >= range.from.slice(0, 7) && base.month <= range.to.slice(0, 7));
  const breaks = only('breaks', register.breaks).filter(one => one.from <= range.to && one.to >= range.from);
  const family = only('family', register.family).map(member => ({
    names: member.names,
    kinshipPl: kinshipName(member.kinship).pl,
    kinshipEn: kinshipName(member.kinship).en,
    bornOn: member.bornOn,
    from: member.from,
    toPl: member.to ?? openEndPl,
    toEn: member.to ?? openEndEn,
  }));
  const count = (part: string, rows: readonly unknown[]): number => (parts.includes(part) ? rows.length : NOT_ASKED);
  return {
    rangeFrom: range.from,
    rangeTo: range.to,
    titles,
    titleCount: count('titles', titles),
    bases: bases.map(base => ({
      month: base.month,
      payer: base.payerName,
      pension: base.pensionBase,
      sickness: base.sicknessBase,
      health: base.healthBase,
    })),
    baseCount: count('bases', bases),
    breaks: breaks.map(one => ({ code: one.code, payer: one.payerName, from: one.from, to: one.to })),
    breakCount: count('breaks', breaks),
    family,
    familyCount: count('family', family),
  };
}

/** Undefined where the balance is asked for and some fund is not known. */
export function payerValues(status: PayerStatus, settlement: PayerSettlement | undefined, answers: Answers): LetterValues | undefined {
  const parts = partsOf(answers, 'payerParts');
  const range = rangeOf(answers, 'payer') ?? { from: '', to: '' };
  const owed = parts.includes('balance') ? owedIn(settlement) : '';
  if (owed === undefined) return undefined;
  const settlements = parts.includes('settlements')
    ? status.settlements.filter(one => one.month >= range.from.slice(0, 7) && one.month <= range.to.slice(0, 7))
    : [];
  return {
    rangeFrom: range.from,
    rangeTo: range.to,
    withStatus: parts.includes('status'),
    registeredSince: status.registeredSince,
    isDeregistered: status.deregisteredOn !== null,
    deregisteredOn: status.deregisteredOn ?? '',
    insuredCount: parts.includes('insured-count') ? status.insuredCount : NOT_ASKED,
    settlements: settlements.map(one => ({ month: one.month, dueOn: one.dueOn, due: one.due, paid: one.paid })),
    settlementCount: parts.includes('settlements') ? settlements.length : NOT_ASKED,
    withBalance: parts.includes('balance'),
    owed,
  };
}

function owedIn(settlement: PayerSettlement | undefined): string | undefined {
  if (settlement === undefined || FUNDS.some(fund => settlement.funds.filter(one => one.fund === fund).length !== 1)) return undefined;
  const amounts = settlement.funds.flatMap(one => [parseGrosze(one.arrears), parseGrosze(one.interest)]);
  const known: Grosze[] = amounts.flatMap(amount => (amount.ok ? [amount.value] : []));
  return known.length === amounts.length ? decimalOf(sum(known)) : undefined;
}

export function beneficiaryValues(found: Benefits, answers: Answers): LetterValues {
  const parts = partsOf(answers, 'beneficiaryParts');
  const named = found.benefits.map(benefit => {
    const name = benefitName(benefit.kind) ?? { pl: benefit.kind, en: benefit.kind };
    return { ...benefit, namePl: name.pl, nameEn: name.en };
  });
  return {
    benefitCount: named.length,
    benefits: named.map(({ namePl, nameEn, grantedOn, endsOn }) => ({
      namePl,
      nameEn,
      grantedOn,
      endsOnPl: endsOn ?? 'bezterminowo',
      endsOnEn: endsOn ?? 'no end',
    })),
    withAmounts: parts.includes('amounts') && named.length > 0,
    amounts: parts.includes('amounts')
      ? named.map(({ namePl, nameEn, monthlyGross, monthlyDeductions, monthlyNet }) => ({
          namePl,
          nameEn,
          gross: monthlyGross,
          deductions: monthlyDeductions,
          net: monthlyNet,
        }))
      : [],
  };
}
