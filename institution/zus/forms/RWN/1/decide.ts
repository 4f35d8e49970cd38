import { decimalOf, type Grosze, grosze, parseGrosze, sum } from '#kernel/grosze.ts';
import type { Answers, Decide, DecideInput, DecideOutcome, Grant, DecidedLetter } from '#platform/forms/definition.ts';
import { FUNDS, type PayerSettlement, readPayerSettlement } from '../../../facts.ts';
import { fundNames } from '../../../names.ts';
import { given } from '../../../given.ts';
import { complaintDays } from '../../../parameters/deadlines.ts';
import { noArrearsTolerance } from '../../../parameters/contributions.ts';
import { reasoning, type Reasoning, toClerk } from '../../../reasoning.ts';
import { form } from './form.ts';

const KPA_217 = 'KPA art. 217 § 2 pkt 2';
const KPA_218 = 'KPA art. 218 § 1';
const KPA_219 = 'KPA art. 219';

/** Whether the certificate of no arrears can be issued without a person.
 *  Granted only when the settlement is known for every fund on the day of filing and comes to nothing; whatever is not
 *  known, or speaks against it, goes to a clerk, who also gets the draft of a refusal when there are arrears. */
export const decide: Decide = { ruleSet: 'zus/RWN/1', decide: decideNoArrears };

function decideNoArrears(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  const settlement = readPayerSettlement(input.facts['payer-settlement']);
  steps.test({
    name: 'settlement-known',
    value: settlement === undefined ? 'unknown' : 'known',
    passed: settlement !== undefined,
    legalBasis: KPA_218,
    text:
      settlement === undefined
        ? { pl: 'Nie udało się ustalić stanu rozliczeń płatnika.', en: 'The state of the payer’s settlements could not be established.' }
        : { pl: 'Stan rozliczeń płatnika jest znany.', en: 'The state of the payer’s settlements is known.' },
  });
  if (settlement === undefined) return toClerk(steps, form.legalBasis);
  const owed = owedIn(settlement);
  testSigner(steps, input);
  testSettlement(steps, settlement, input.filedOn);
  testArrears(steps, owed, input);
  testEnforcement(steps, settlement);
  if (steps.allPassed()) return { outcome: 'granted', tests: steps.tests, legalBasis: form.legalBasis, ...certificate(settlement, input) };
  if (owed.total > 0n) return toClerk(steps, form.legalBasis, { draft: refusalDraft(settlement, owed, input) });
  // Nothing is owed as far as the account tells: a clerk may find that what spoke against it does not count.
  return toClerk(steps, form.legalBasis, { grant: owed.missing.length === 0 ? certificate(settlement, input) : undefined });
}

function certificate(settlement: PayerSettlement, { answers }: DecideInput): Grant {
  return {
    collection: 'open',
    letter: {
      template: 'no-arrears-certificate',
      values: {
        payer: nameOf(answers),
        identifiers: identifiersOf(answers),
        asOf: settlement.asOf,
        copies: copiesOf(answers),
        withAgreement: settlement.instalmentAgreement,
        hasRecipient: textOf(answers, 'recipient') !== '',
        recipient: textOf(answers, 'recipient'),
      },
    },
  };
}

function testSigner(steps: Reasoning, input: DecideInput): void {
  const relation = input.known['acting.relation'];
  const passed = relation === 'self' || relation === 'representative' || relation === 'mandate';
  steps.test({
    name: 'signer-entitled',
    value: passed ? relation : 'unknown',
    passed,
    legalBasis: 'KPA art. 28, art. 33',
    text: passed
      ? {
          pl: 'Wniosek podpisał płatnik, jego przedstawiciel albo pełnomocnik z odpowiednim zakresem.',
          en: 'The request was signed by the payer, its representative or a proxy whose mandate covers it.',
        }
      : { pl: 'Nie wiadomo, w jakim charakterze działa osoba podpisująca.', en: 'It is not known in what capacity the signer acts.' },
  });
}

function testSettlement(steps: Reasoning, settlement: PayerSettlement, filedOn: string): void {
  steps.test({
    name: 'payer-confirmed',
    value: settlement.payerConfirmed ? 'yes' : 'no',
    passed: settlement.payerConfirmed,
    legalBasis: KPA_218,
    text: settlement.payerConfirmed
      ? { pl: 'Tożsamość płatnika jest potwierdzona.', en: 'The identity of the payer is confirmed.' }
      : { pl: 'Tożsamość płatnika nie jest potwierdzona w rejestrze.', en: 'The identity of the payer is not confirmed in the register.' },
  });
  const sameDay = settlement.asOf === filedOn;
  steps.test({
    name: 'state-of-filing-day',
    value: settlement.asOf,
    passed: sameDay,
    legalBasis: KPA_218,
    text: sameDay
      ? { pl: 'Stan rozliczeń jest z dnia złożenia wniosku.', en: 'The settlements are those of the day of filing.' }
      : { pl: 'Stan rozliczeń nie jest z dnia złożenia wniosku.', en: 'The settlements are not those of the day of filing.' },
  });
  const waiting = settlement.unprocessedDocumentsOlderThanWorkingDay;
  steps.test({
    name: 'nothing-unbooked',
    value: String(waiting),
    passed: waiting === 0,
    legalBasis: KPA_218,
    text:
      waiting === 0
        ? {
            pl: 'Nie ma nierozliczonych dokumentów ani wpłat starszych niż jeden dzień roboczy.',
            en: 'No document or payment older than one working day waits to be booked.',
          }
        : {
            pl: 'Są nierozliczone dokumenty lub wpłaty starsze niż jeden dzień roboczy.',
            en: 'Documents or payments older than one working day wait to be booked.',
          },
  });
}

function testArrears(steps: Reasoning, owed: Owed, input: DecideInput): void {
  steps.test({
    name: 'all-funds-known',
    value: owed.missing.length === 0 ? 'all' : owed.missing.join(' '),
    passed: owed.missing.length === 0,
    legalBasis: KPA_218,
    text:
      owed.missing.length === 0
        ? { pl: 'Znany jest stan konta każdego funduszu.', en: 'The account of every fund is known.' }
        : { pl: 'Nie jest znany stan konta każdego funduszu.', en: 'The account of some fund is not known.' },
  });
  const tolerance = parseGrosze(given(input, 'no-arrears-tolerance', noArrearsTolerance));
  const passed = tolerance.ok && owed.total <= tolerance.value;
  steps.test({
    name: 'no-arrears',
    value: decimalOf(owed.total),
    passed,
    legalBasis: KPA_217,
    text: passed
      ? { pl: 'Na kontach płatnika nie ma zaległości ani odsetek.', en: 'There are no arrears and no interest on the payer’s accounts.' }
      : { pl: 'Na kontach płatnika są zaległości lub odsetki.', en: 'There are arrears or interest on the payer’s accounts.' },
  });
}

function testEnforcement(steps: Reasoning, settlement: PayerSettlement): void {
  steps.test({
    name: 'no-open-enforcement',
    value: settlement.openEnforcement ? 'open' : 'none',
    passed: !settlement.openEnforcement,
    legalBasis: KPA_218,
    text: settlement.openEnforcement
      ? { pl: 'Przeciwko płatnikowi toczy się postępowanie egzekucyjne.', en: 'An enforcement against the payer is open.' }
      : { pl: 'Nie toczy się postępowanie egzekucyjne przeciwko płatnikowi.', en: 'No enforcement against the payer is open.' },
  });
  steps.test({
    name: 'instalment-agreement',
    value: settlement.instalmentAgreement ? 'in-force' : 'none',
    passed: true,
    legalBasis: KPA_217,
    text: settlement.instalmentAgreement
      ? {
          pl: 'Obowiązuje umowa o rozłożenie należności na raty; zaświadczenie o niej wspomina.',
          en: 'An instalment agreement is in force; the certificate mentions it.',
        }
      : { pl: 'Nie ma umowy o rozłożenie należności na raty.', en: 'There is no instalment agreement.' },
  });
}

interface Owed {
  total: Grosze;
  missing: readonly string[];
  debts: readonly { fund: (typeof FUNDS)[number]; arrears: Grosze; interest: Grosze }[];
}

function owedIn(settlement: PayerSettlement): Owed {
  const amount = (text: string): Grosze => {
    const parsed = parseGrosze(text);
    // The shape of the fact was checked; an amount too long to be one is treated as a debt, never as nothing.
    return parsed.ok ? parsed.value : grosze(1n);
  };
  const all = settlement.funds.map(({ fund, arrears, interest }) => ({ fund, arrears: amount(arrears), interest: amount(interest) }));
  return {
    total: sum(all.flatMap(({ arrears, interest }) => [arrears, interest])),
    missing: FUNDS.filter(fund => settlement.funds.filter(one => one.fund === fund).length !== 1),
    debts: all.filter(({ arrears, interest }) => arrears > 0n || interest > 0n),
  };
}

function refusalDraft(settlement: PayerSettlement, owed: Owed, input: DecideInput): DecidedLetter {
  return {
    template: 'no-arrears-refusal',
    values: {
      payer: nameOf(input.answers),
      identifiers: identifiersOf(input.answers),
      asOf: settlement.asOf,
      filedOn: input.filedOn,
      total: decimalOf(owed.total),
      complaintDays: Number(given(input, 'complaint-days', complaintDays)),
      debts: owed.debts.map(({ fund, arrears, interest }) => ({
        fundPl: fundNames[fund].pl,
        fundEn: fundNames[fund].en,
        arrears: decimalOf(arrears),
        interest: decimalOf(interest),
      })),
      legalBasis: KPA_219,
    },
  };
}

const textOf = (answers: Answers, name: string): string => (typeof answers[name] === 'string' ? answers[name] : '');
const nameOf = (answers: Answers): string => textOf(answers, 'payerName');
const copiesOf = (answers: Answers): number => (typeof answers['copies'] === 'number' ? answers['copies'] : 1);

function identifiersOf(answers: Answers): string {
  const parts = (
    [
      ['NIP', 'payerNip'],
      ['REGON', 'payerRegon'],
      ['PESEL', 'payerPesel'],
    ] as const
  ).map(([kind, field]) => [kind, textOf(answers, field)] as const);
  return parts
    .filter(([, value]) => value !== '')
    .map(([kind, value]) => `${kind} ${value}`)
    .join(', ');
}
