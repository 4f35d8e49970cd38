import { Type } from '@sinclair/typebox';
import { decimalOf, type Grosze } from '#kernel/grosze.ts';
import { type ApiRoute, found, refused } from '#platform/http/api.ts';
import { dayText, exactly, money, oneOf, orNull } from '#platform/http/api-schemas.ts';
import { FUNDS, INSURANCES } from './types.ts';
import { openBenefits, openDecisions } from './views/beneficiary.ts';
import { openContributions } from './views/insured.ts';
import { openAccount } from './views/overview.ts';
import { openLedger } from './views/payer.ts';

const shared = { tag: 'account', for: 'person', permission: { action: 'account.read' }, scope: 'account.read' } as const;
const month = () => Type.String({ pattern: '^\\d{4}-\\d{2}$' });
const year = Type.Optional(Type.String({ pattern: '^\\d{4}$', description: 'The latest year with anything in it where nothing is said' }));
const BASES = [
  'pensionBase',
  'sicknessBase',
  'healthBase',
  'pension',
  'disability',
  'sickness',
  'accident',
  'health',
  'labour',
  'guaranteed',
] as const;
const PAID = ['gross', 'tax', 'health', 'seizure', 'net'] as const;
const amounts = <Name extends string>(names: readonly Name[]) =>
  Object.fromEntries(names.map(name => [name, money()])) as Record<Name, ReturnType<typeof money>>;
const inZloty = <Name extends string>(names: readonly Name[], of: Readonly<Record<Name, Grosze>>) =>
  Object.fromEntries(names.map(name => [name, decimalOf(of[name])]));

/** What the party holds, part by part; a part the mandate does not reach is not there. */
export const api: readonly ApiRoute[] = [
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/account',
    operation: 'getAccount',
    summary: {
      pl: 'Konto: co podmiot ma jako płatnik, ubezpieczony i świadczeniobiorca',
      en: 'The account: what the party holds as payer, insured and beneficiary',
    },
    about: 'A part that is null is not there, or the mandate of whoever registered the program does not open it (`somethingHidden`).',
    answer: {
      status: 200,
      about: 'As of today.',
      schema: exactly({
        asOf: dayText(),
        payer: orNull(
          exactly({
            registeredSince: dayText(),
            deregisteredOn: orNull(dayText()),
            insured: Type.Integer({ description: 'People it has reported who are insured today' }),
            balance: exactly({ ...amounts(['arrears', 'interest', 'total', 'overpayment']) }),
          }),
        ),
        insured: orNull(
          exactly({
            titles: Type.Array(
              exactly({
                titleCode: Type.String(),
                payer: Type.String(),
                payerNip: orNull(Type.String()),
                insurances: Type.Array(oneOf(INSURANCES)),
                from: dayText(),
                to: orNull(dayText()),
              }),
            ),
            familyMembers: Type.Integer(),
          }),
        ),
        beneficiary: orNull(
          exactly({
            benefits: Type.Array(
              exactly({
                kind: Type.String(),
                number: Type.String(),
                grantedOn: dayText(),
                endsOn: orNull(dayText()),
                month: month(),
                paidOn: dayText(),
                ...amounts(PAID),
              }),
            ),
          }),
        ),
        somethingHidden: Type.Boolean(),
      }),
    },
    example: {},
    async asks(ctx) {
      const { asOf, payer, insured, beneficiary, somethingHidden } = await openAccount(ctx);
      return found({
        asOf,
        payer: payer && {
          registeredSince: payer.payer.registeredSince,
          deregisteredOn: payer.payer.deregisteredOn,
          insured: payer.insuredCount,
          balance: inZloty(['arrears', 'interest', 'total', 'overpayment'], payer.balance),
        },
        insured: insured && {
          titles: insured.titles.map(({ titleCode, payerName, payerNip, insurances, from, to }) => ({
            titleCode,
            payer: payerName,
            payerNip,
            insurances,
            from,
            to,
          })),
          familyMembers: insured.family.length,
        },
        beneficiary: beneficiary && {
          benefits: beneficiary.benefits.map(one => ({
            kind: one.kind,
            number: one.number,
            grantedOn: one.grantedOn,
            endsOn: one.endsOn,
            month: one.month,
            paidOn: one.paidOn,
            ...inZloty(PAID, one),
          })),
        },
        somethingHidden,
      });
    },
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/account/ledger',
    operation: 'getLedger',
    summary: { pl: 'Rozliczenie płatnika: miesiące jednego roku', en: 'The payer’s ledger: months of one year' },
    query: { year },
    answer: {
      status: 200,
      about: 'Each month: due by fund, what of it was paid, what is open.',
      schema: exactly({
        asOf: dayText(),
        year: Type.String(),
        years: Type.Array(Type.String()),
        account: orNull(Type.String({ description: 'The contribution account (NRB)' })),
        balance: exactly({ ...amounts(['arrears', 'interest', 'total', 'overpayment']) }),
        months: Type.Array(
          exactly({
            month: month(),
            dueOn: dayText(),
            state: oneOf(['paid', 'open', 'not-due', 'holiday']),
            ...amounts(['due', 'paid', 'open']),
            byFund: Type.Record(Type.String(), money(), { description: FUNDS.join(', ') }),
          }),
        ),
      }),
    },
    problems: ['not-found'],
    example: {},
    async asks(ctx, { query }) {
      const ledger = await openLedger(ctx, query['year'] === undefined ? {} : { year: query['year'] });
      if (!ledger) return refused('not-found');
      return found({
        asOf: ledger.asOf,
        year: ledger.year,
        years: ledger.years,
        account: ledger.account,
        balance: inZloty(['arrears', 'interest', 'total', 'overpayment'], ledger.balance),
        months: ledger.months.map(one => ({
          month: one.month,
          dueOn: one.dueOn,
          state: one.state,
          ...inZloty(['due', 'paid', 'open'], one),
          byFund: Object.fromEntries(Object.entries(one.byFund).map(([fund, due]) => [fund, decimalOf(due)])),
        })),
      });
    },
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/account/contributions',
    operation: 'listContributions',
    summary: {
      pl: 'Podstawy i składki ubezpieczonego: miesiące jednego roku',
      en: 'Bases and contributions of the insured: months of one year',
    },
    query: { year },
    answer: {
      status: 200,
      about: 'Latest month first, one entry a month and title.',
      schema: exactly({
        year: Type.String(),
        years: Type.Array(Type.String()),
        months: Type.Array(exactly({ month: month(), payer: Type.String(), titleCode: Type.String(), ...amounts(BASES) })),
      }),
    },
    problems: ['not-found'],
    example: {},
    async asks(ctx, { query }) {
      const view = await openContributions(ctx, query['year'] === undefined ? {} : { year: query['year'] });
      if (!view) return refused('not-found');
      return found({
        year: view.year,
        years: view.years,
        months: view.months.map(one => ({ month: one.month, payer: one.payerName, titleCode: one.titleCode, ...inZloty(BASES, one) })),
      });
    },
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/account/benefits',
    operation: 'listBenefits',
    summary: {
      pl: 'Świadczenia: przyznane, decyzje i wypłaty jednego roku',
      en: 'Benefits: those granted, their decisions, and the payments of one year',
    },
    query: { year },
    answer: {
      status: 200,
      about: 'Benefits also after their end. Decisions and payments latest first.',
      schema: exactly({
        year: Type.String(),
        years: Type.Array(Type.String()),
        benefits: Type.Array(
          exactly({
            benefitId: Type.String({ format: 'uuid' }),
            kind: Type.String(),
            number: Type.String(),
            grantedOn: dayText(),
            endsOn: orNull(dayText()),
            decisions: Type.Array(
              exactly({
                kind: oneOf(['grant', 'indexation', 'seizure']),
                number: Type.String(),
                issuedOn: dayText(),
                validFrom: dayText(),
                gross: orNull(money()),
                rate: orNull(Type.String({ description: 'Of an indexation' })),
              }),
            ),
            payments: Type.Array(
              exactly({
                month: month(),
                paidOn: dayText(),
                ...amounts(PAID),
                channel: oneOf(['bank-account', 'post']),
              }),
            ),
          }),
        ),
      }),
    },
    problems: ['not-found'],
    example: {},
    async asks(ctx, { query }) {
      const wish = query['year'] === undefined ? {} : { year: query['year'] };
      const [view, decided] = await Promise.all([openBenefits(ctx, wish), openDecisions(ctx)]);
      if (!view || !decided) return refused('not-found');
      return found({
        year: view.year,
        years: view.years,
        benefits: view.granted.map(benefit => ({
          ...benefit,
          decisions: decided.decisions
            .filter(one => one.benefitId === benefit.benefitId)
            .map(({ kind, number, issuedOn, validFrom, gross, rate }) => ({
              kind,
              number,
              issuedOn,
              validFrom,
              gross: gross === null ? null : decimalOf(gross),
              rate,
            })),
          payments: view.payments
            .filter(one => one.benefitId === benefit.benefitId)
            .map(one => ({ month: one.month, paidOn: one.paidOn, ...inZloty(PAID, one), channel: one.channel })),
        })),
      });
    },
  },
];
