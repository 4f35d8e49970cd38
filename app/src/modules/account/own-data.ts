import { type OwnDataPart, ownTable } from '#platform/own-data/own-data.ts';

const table = (name: string, order: string, pl: string, en: string): OwnDataPart =>
  ownTable({ table: `account.${name}`, order, title: { pl, en } });

/** By whose insurance, benefits or settlement it is. What a payer reported of its insured is theirs, and given to them. */
export const ownData: readonly OwnDataPart[] = [
  table('title', 't.insured_from, t.title_id', 'Tytuły ubezpieczenia', 'Insurance titles'),
  table(
    'title_insurance',
    't.insured_from, t.title_id, t.insurance',
    'Ubezpieczenia z własnymi datami',
    'Insurances with dates of their own',
  ),
  table('base', 't.month, t.title_id', 'Podstawy i składki', 'Bases and contributions'),
  table('break', 't.break_from, t.break_id', 'Przerwy w opłacaniu składek', 'Breaks in contributions'),
  table('family_member', 't.reported_from, t.member_id', 'Członkowie rodziny', 'Members of the family'),
  table('sick_leave', 't.sick_from, t.leave_id', 'Zwolnienia lekarskie', 'Sick leaves'),
  table('pension_account', 't.opened_on', 'Konto emerytalne', 'Pension account'),
  table('benefit', 't.granted_on, t.benefit_id', 'Świadczenia', 'Benefits'),
  table('benefit_payment', 't.month, t.benefit_id', 'Wypłaty świadczeń', 'Payments of benefits'),
  table('benefit_decision', 't.issued_on, t.decision_id', 'Decyzje o świadczeniach', 'Decisions on benefits'),
  table('payout_account', 't.entered_at, t.payout_account_id', 'Rachunki do wypłat', 'Accounts for payouts'),
  table('contribution_holiday', 't.month, t.holiday_id', 'Wakacje składkowe', 'Contribution holidays'),
  table('payer', 't.registered_since', 'Płatnik', 'Payer'),
  table('payer_month', 't.month, t.fund', 'Należności płatnika', 'What the payer owes'),
  table('payer_booking', 't.paid_on, t.booking_id', 'Zaksięgowane wpłaty', 'Booked payments'),
  table('payer_payment', 't.paid_on, t.payment_id', 'Wpłaty', 'Payments'),
  table('payer_document', 't.received_on, t.document_id', 'Dokumenty płatnika', 'Documents of the payer'),
];
