import { type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import type { SocialInsurance, Source, TitleContributions } from './insurances.ts';

/** Benefits a payer has paid out and settles with the month: DRA V p1-p4. p1 is benefits from sickness insurance, p2 the
 *  payer's fee for paying them; p3 and p4 are benefits from accident insurance and from the state budget (from memory). */
export interface SettledBenefits {
  readonly p1: Grosze;
  readonly p2: Grosze;
  readonly p3: Grosze;
  readonly p4: Grosze;
}

export const NO_BENEFITS: SettledBenefits = { p1: NOTHING, p2: NOTHING, p3: NOTHING, p4: NOTHING };

type Fields = Readonly<Record<string, Grosze>>;

/** Amounts of a payer's declaration by their official fields, ZUS DRA IV-IX. */
export interface DeclarationFields {
  /** Social insurance: p1-p3 all pension and disability contributions, p4-p18 by who bears them, p19-p21 all sickness and
   *  accident contributions, p22-p36 by who bears them, each in triples with the sum; p37 what the payer has to pay. */
  readonly IV: Fields;
  /** Benefits to be deducted, p5 their sum. */
  readonly V: Fields;
  /** Health: p1 payer, p2 insured, p3 budget, p4 Church Fund (p3, p4 from memory), p5 what the payer sends, p6 its fee, p7 to
   *  be paid. */
  readonly VI: Fields;
  /** p1 Labour and Solidarity Funds, p2 Guaranteed Employee Benefits Fund, p3 the sum. */
  readonly VII: Fields;
  /** p3 Bridging Pension Fund. p1, p2 are headcounts. */
  readonly VIII: Fields;
  /** p1 to be returned, p2 to be paid; one of them is nothing. */
  readonly IX: Fields;
}

const IN_ORDER: readonly Source[] = ['insured', 'payer', 'budget', 'disabled-persons-fund', 'church-fund'];
const PENSION_FIELDS = 4;
const SICKNESS_FIELDS = 22;

/** The declaration of a payer from the reports of everybody it insures: sums of rounded parts.
 *  @param healthFee the payer's fee for the health contribution (VI p6) */
export function declarationFields(
  titles: readonly TitleContributions[],
  benefits: SettledBenefits = NO_BENEFITS,
  healthFee: Grosze = NOTHING,
): DeclarationFields {
  const borne = (source: Source, insurance: SocialInsurance): Grosze => sum(titles.map(title => title.social[source][insurance]));
  const IV: Record<string, Grosze> = {};
  const triples = (first: number, left: SocialInsurance, right: SocialInsurance): void => {
    const parts = IN_ORDER.map(source => [borne(source, left), borne(source, right)] as const);
    const all = [sum(parts.map(([one]) => one)), sum(parts.map(([, other]) => other))] as const;
    for (const [place, [one, other]] of [all, ...parts].entries()) {
      const field = first + place * 3;
      IV[`p${field}`] = one;
      IV[`p${field + 1}`] = other;
      IV[`p${field + 2}`] = sum([one, other]);
    }
  };
  triples(PENSION_FIELDS - 3, 'pension', 'disability');
  triples(SICKNESS_FIELDS - 3, 'sickness', 'accident');
  const at = (field: string): Grosze => IV[field] as Grosze;
  // Of what others bear nothing passes through the payer's hands.
  IV['p37'] = sum([at('p6'), at('p9'), at('p24'), at('p27')]);
  const V = { ...benefits, p5: sum([benefits.p1, benefits.p2, benefits.p3, benefits.p4]) };
  const health = (source: keyof TitleContributions['health']): Grosze => sum(titles.map(title => title.health[source]));
  const sent = sum([health('payer'), health('insured')]);
  const VI = {
    p1: health('payer'),
    p2: health('insured'),
    p3: health('budget'),
    p4: health('church-fund'),
    p5: sent,
    p6: healthFee,
    p7: grosze(sent - healthFee),
  };
  const [labour, guaranteed] = [sum(titles.map(title => title.labour)), sum(titles.map(title => title.guaranteed))];
  const VII = { p1: labour, p2: guaranteed, p3: sum([labour, guaranteed]) };
  const VIII = { p3: sum(titles.map(title => title.bridging)) };
  const owed = sum([IV['p37'], VI.p7, VII.p3, VIII.p3]) - V.p5;
  const IX = { p1: grosze(owed < 0n ? -owed : 0n), p2: grosze(owed > 0n ? owed : 0n) };
  return { IV, V, VI, VII, VIII, IX };
}
