import type { Bilingual } from '#platform/text/text.ts';
import type { FUNDS, INSURANCES } from './facts.ts';

/** What the codes in facts are called in letters. */

export const fundNames: Readonly<Record<(typeof FUNDS)[number], Bilingual>> = {
  FUS: { pl: 'Fundusz Ubezpieczeń Społecznych', en: 'Social Insurance Fund' },
  FUZ: { pl: 'ubezpieczenie zdrowotne', en: 'health insurance' },
  'FP-FS': { pl: 'Fundusz Pracy i Fundusz Solidarnościowy', en: 'Labour Fund and Solidarity Fund' },
  FGSP: { pl: 'Fundusz Gwarantowanych Świadczeń Pracowniczych', en: 'Guaranteed Employee Benefits Fund' },
  FEP: { pl: 'Fundusz Emerytur Pomostowych', en: 'Bridging Pensions Fund' },
};

export const insuranceNames: Readonly<Record<(typeof INSURANCES)[number], Bilingual>> = {
  pension: { pl: 'emerytalne', en: 'old-age pension' },
  disability: { pl: 'rentowe', en: 'disability pension' },
  sickness: { pl: 'chorobowe', en: 'sickness' },
  accident: { pl: 'wypadkowe', en: 'accident' },
  health: { pl: 'zdrowotne', en: 'health' },
};

const benefitNames: Readonly<Record<string, Bilingual>> = {
  'old-age-pension': { pl: 'emerytura', en: 'old-age pension' },
  'disability-pension': { pl: 'renta z tytułu niezdolności do pracy', en: 'disability pension' },
  'survivors-pension': { pl: 'renta rodzinna', en: 'survivor’s pension' },
  'sickness-benefit': { pl: 'zasiłek chorobowy', en: 'sickness benefit' },
  'maternity-benefit': { pl: 'zasiłek macierzyński', en: 'maternity benefit' },
  'care-benefit': { pl: 'zasiłek opiekuńczy', en: 'care benefit' },
  'rehabilitation-benefit': { pl: 'świadczenie rehabilitacyjne', en: 'rehabilitation benefit' },
  'supplementary-benefit': { pl: 'świadczenie uzupełniające', en: 'supplementary benefit' },
};

/** Undefined for a kind this pack does not know: such a letter is a clerk's. */
export function benefitName(kind: string): Bilingual | undefined {
  return Object.hasOwn(benefitNames, kind) ? benefitNames[kind] : undefined;
}

const kinshipNames: Readonly<Record<string, Bilingual>> = {
  child: { pl: 'dziecko', en: 'child' },
  spouse: { pl: 'małżonek', en: 'spouse' },
  parent: { pl: 'rodzic', en: 'parent' },
  grandchild: { pl: 'wnuk', en: 'grandchild' },
};

/** Kinship as the register holds it, by code or in words. */
export function kinshipName(kinship: string): Bilingual {
  return (Object.hasOwn(kinshipNames, kinship) ? kinshipNames[kinship] : undefined) ?? { pl: kinship, en: kinship };
}
