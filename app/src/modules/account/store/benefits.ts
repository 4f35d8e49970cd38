import { sql } from 'kysely';
import { type Day, monthOf } from '#kernel/day.ts';
import { grosze } from '#kernel/grosze.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { Db } from '#platform/context.ts';
import type { Benefit, BenefitDecision, BenefitInForce, BenefitPayment } from '../types.ts';

interface BenefitRow {
  benefit_id: string;
  kind: string;
  number: string;
  granted_on: Day;
  ends_on: Day | null;
}
interface PaymentRow {
  benefit_id: string;
  month: Day;
  paid_on: Day;
  gross: number;
  tax: number;
  health: number;
  seizure: number;
  net: number;
  seizure_reference: string | null;
  channel: 'bank-account' | 'post';
}

const benefitOf = (row: BenefitRow): Benefit => ({
  benefitId: row.benefit_id,
  kind: row.kind,
  number: row.number,
  grantedOn: row.granted_on,
  endsOn: row.ends_on,
});
const paymentOf = (row: PaymentRow): BenefitPayment => ({
  benefitId: row.benefit_id,
  month: monthOf(row.month),
  paidOn: row.paid_on,
  gross: grosze(row.gross),
  tax: grosze(row.tax),
  health: grosze(row.health),
  seizure: grosze(row.seizure),
  net: grosze(row.net),
  seizureReference: row.seizure_reference,
  channel: row.channel,
});
const PAYMENT = sql`p.benefit_id, p.month, p.paid_on, p.gross_grosze as gross, p.tax_grosze as tax, p.health_grosze as health,
  p.seizure_grosze as seizure, p.net_grosze as net, p.seizure_reference, p.channel`;

/** Benefits granted by `asOf` and not ended before it, each with its latest payment until then. */
export async function listBenefits(db: Db, partyId: PartyId, asOf: Day): Promise<BenefitInForce[]> {
  const found = await sql<BenefitRow & PaymentRow>`select b.kind, b.number, b.granted_on, b.ends_on, ${PAYMENT}
    from account.benefit b cross join lateral (select * from account.benefit_payment q
      where q.party_id = b.party_id and q.benefit_id = b.benefit_id and q.paid_on <= ${asOf} order by q.month desc limit 1) p
    where b.party_id = ${partyId} and b.granted_on <= ${asOf} and (b.ends_on is null or b.ends_on >= ${asOf}) order by b.granted_on`.execute(
    db,
  );
  return found.rows.map(row => ({ ...benefitOf(row), ...paymentOf(row) }));
}

/** Latest first. */
export async function listBenefitPayments(db: Db, partyId: PartyId, asOf: Day): Promise<BenefitPayment[]> {
  const found = await sql<PaymentRow>`select ${PAYMENT} from account.benefit_payment p
    where p.party_id = ${partyId} and p.paid_on <= ${asOf} order by p.month desc, p.benefit_id`.execute(db);
  return found.rows.map(paymentOf);
}

/** Also those that ended. */
export async function listGrantedBenefits(db: Db, partyId: PartyId, asOf: Day): Promise<Benefit[]> {
  const found = await sql<BenefitRow>`select b.benefit_id, b.kind, b.number, b.granted_on, b.ends_on from account.benefit b
    where b.party_id = ${partyId} and b.granted_on <= ${asOf} order by b.granted_on desc`.execute(db);
  return found.rows.map(benefitOf);
}

/** Latest first. */
export async function listBenefitDecisions(db: Db, partyId: PartyId, asOf: Day): Promise<BenefitDecision[]> {
  const found = await sql<{
    benefit_id: string;
    kind: BenefitDecision['kind'];
    number: string;
    issued_on: Day;
    valid_from: Day;
    gross: number | null;
    rate: string | null;
  }>`select d.benefit_id, d.kind, d.number, d.issued_on, d.valid_from, d.gross_grosze as gross, d.rate::text as rate from account.benefit_decision d
    where d.party_id = ${partyId} and d.issued_on <= ${asOf} order by d.issued_on desc, d.number`.execute(db);
  return found.rows.map(row => ({
    benefitId: row.benefit_id,
    kind: row.kind,
    number: row.number,
    issuedOn: row.issued_on,
    validFrom: row.valid_from,
    gross: row.gross === null ? null : grosze(row.gross),
    rate: row.rate,
  }));
}
