import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';

/** What the rules of this pack ask about a party, each by the name that stands in `FormDefinition.facts`. These shapes
 *  are the treaty between the pack and the modules that answer (account, identity): JSON only, so that a decision can
 *  be stored with its inputs and computed again years later. A fact of a party without the role is `null`. */

const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const Month = Type.String({ pattern: '^\\d{4}-\\d{2}$' });
/** Złotys with two places, never negative: `1649.82`. */
const Amount = Type.String({ pattern: '^\\d+\\.\\d{2}$' });
const shape = { additionalProperties: false } as const;

/** The funds whose contributions the institution collects. FUS social insurance · FUZ health insurance · FP-FS labour
 *  and solidarity · FGSP guaranteed employee benefits · FEP bridging pensions. */
export const FUNDS = ['FUS', 'FUZ', 'FP-FS', 'FGSP', 'FEP'] as const;

/** `payer-settlement`: what the payer owes at the end of day `asOf`.
 *  Every fund of FUNDS stands in `funds` exactly once, with `0.00` where nothing is owed: a fund left out is not known,
 *  and what is not known goes to a clerk. */
export const PayerSettlement = Type.Object(
  {
    asOf: Day,
    funds: Type.Array(Type.Object({ fund: Type.Union(FUNDS.map(fund => Type.Literal(fund))), arrears: Amount, interest: Amount }, shape)),
    /** Documents and payments that came more than one working day ago and are not booked yet. */
    unprocessedDocumentsOlderThanWorkingDay: Type.Integer({ minimum: 0 }),
    /** An agreement to pay by instalments is in force. */
    instalmentAgreement: Type.Boolean(),
    openEnforcement: Type.Boolean(),
    /** The payer's identity agrees with the register (NIP, REGON, name). */
    payerConfirmed: Type.Boolean(),
  },
  shape,
);
export type PayerSettlement = Static<typeof PayerSettlement>;

/** `payer-status`: who the payer is to the institution, and its months of settlement, newest last, two years at least. */
export const PayerStatus = Type.Object(
  {
    asOf: Day,
    registeredSince: Day,
    deregisteredOn: Type.Union([Day, Type.Null()]),
    insuredCount: Type.Integer({ minimum: 0 }),
    settlements: Type.Array(Type.Object({ month: Month, dueOn: Day, due: Amount, paid: Amount }, shape)),
  },
  shape,
);
export type PayerStatus = Static<typeof PayerStatus>;

/** `payer-holidays`: what the payer's contribution holidays hang on. */
export const PayerHolidays = Type.Object(
  {
    asOf: Day,
    /** Months granted and not withdrawn, latest first. */
    granted: Type.Array(Month),
    /** Persons insured with the payer on that day, the payer among them. */
    insuredCount: Type.Integer({ minimum: 0 }),
    /** The latest month due by that day that is paid in full; null where none is. */
    lastPaidMonth: Type.Union([Month, Type.Null()]),
  },
  shape,
);
export type PayerHolidays = Static<typeof PayerHolidays>;

/** Kinds of insurance of a title, by their usual Polish names: emerytalne, rentowe, chorobowe, wypadkowe, zdrowotne. */
export const INSURANCES = ['pension', 'disability', 'sickness', 'accident', 'health'] as const;

/** `insured-register`: what the register of insured persons holds about one person. */
export const InsuredRegister = Type.Object(
  {
    asOf: Day,
    titles: Type.Array(
      Type.Object(
        {
          /** Six digits: title, right to a pension, degree of disability. */
          titleCode: Type.String({ pattern: '^\\d{6}$' }),
          payerName: Type.String(),
          payerNip: Type.Union([Type.String({ pattern: '^\\d{10}$' }), Type.Null()]),
          insurances: Type.Array(Type.Union(INSURANCES.map(name => Type.Literal(name)))),
          from: Day,
          /** Last day, null while it lasts. */
          to: Type.Union([Day, Type.Null()]),
        },
        shape,
      ),
    ),
    bases: Type.Array(
      Type.Object({ month: Month, payerName: Type.String(), pensionBase: Amount, sicknessBase: Amount, healthBase: Amount }, shape),
    ),
    breaks: Type.Array(Type.Object({ payerName: Type.String(), code: Type.String(), from: Day, to: Day }, shape)),
    family: Type.Array(
      Type.Object({ names: Type.String(), kinship: Type.String(), bornOn: Day, from: Day, to: Type.Union([Day, Type.Null()]) }, shape),
    ),
  },
  shape,
);
export type InsuredRegister = Static<typeof InsuredRegister>;

/** `benefits`: what the institution pays to the person. Monthly amounts are those of the payment in force on `asOf`. */
export const Benefits = Type.Object(
  {
    asOf: Day,
    benefits: Type.Array(
      Type.Object(
        {
          /** `old-age-pension`, `disability-pension`, `survivors-pension`… ; names stand in benefit-kinds.ts. */
          kind: Type.String(),
          grantedOn: Day,
          endsOn: Type.Union([Day, Type.Null()]),
          monthlyGross: Amount,
          monthlyDeductions: Amount,
          monthlyNet: Amount,
        },
        shape,
      ),
    ),
  },
  shape,
);
export type Benefits = Static<typeof Benefits>;

/** `mandates-given`: the mandates of the party that are in force on `asOf`. */
export const MandatesGiven = Type.Object(
  {
    asOf: Day,
    mandates: Type.Array(
      Type.Object(
        {
          mandateId: Type.String(),
          proxyNames: Type.String(),
          scope: Type.Union([Type.Literal('action'), Type.Literal('all'), Type.Literal('platform')]),
          roles: Type.Array(Type.String()),
          from: Day,
          to: Type.Union([Day, Type.Null()]),
        },
        shape,
      ),
    ),
  },
  shape,
);
export type MandatesGiven = Static<typeof MandatesGiven>;

function reader<Shape extends TSchema>(schema: Shape): (fact: unknown) => Static<Shape> | undefined {
  const compiled = TypeCompiler.Compile(schema);
  return fact => (compiled.Check(fact) ? fact : undefined);
}

/** Each reads a fact as it came; undefined where it is absent or of another shape, which a rule must treat as unknown. */
export const readPayerSettlement = reader(PayerSettlement);
export const readPayerStatus = reader(PayerStatus);
export const readPayerHolidays = reader(PayerHolidays);
export const readInsuredRegister = reader(InsuredRegister);
export const readBenefits = reader(Benefits);
export const readMandatesGiven = reader(MandatesGiven);

/** By the name in `FormDefinition.facts`, for tests that hold the answering modules to these shapes. */
export const FACT_SHAPES: Readonly<Record<string, TSchema>> = {
  'payer-settlement': PayerSettlement,
  'payer-status': PayerStatus,
  'payer-holidays': PayerHolidays,
  'insured-register': InsuredRegister,
  benefits: Benefits,
  'mandates-given': MandatesGiven,
};
