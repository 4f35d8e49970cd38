import type { Block } from '#app/kedu/document.ts';
import type { Day } from '#kernel/day.ts';
import type { PartyCard } from '#modules/identity/index.ts';
import type { Answers } from '#platform/forms/definition.ts';
import { block, type DocumentToWrite, field, given, inCapitals } from './write-set.ts';

type Payer = Pick<PartyCard, 'kind' | 'name' | 'nip' | 'regon' | 'pesel' | 'givenNames' | 'surname' | 'bornOn' | 'businessName'>;

const EMPLOYEE = '0110';
const SHORT_NAME_LENGTH = 31;
/** Another reason; the others are not known here. */
const OTHER_REASON = '600';

const told = (answers: Answers, name: string): string | undefined => {
  const answer = answers[name];
  return typeof answer === 'string' ? answer : undefined;
};

/** II: who pays, by every identifier known. */
export function payerBlock(payer: Payer): Block {
  const person = payer.kind === 'person';
  return block('II', [
    given('p1', payer.nip),
    given('p2', payer.regon),
    ...(person ? [given('p3', payer.pesel)] : []),
    inCapitals('p6', (payer.businessName ?? payer.name).slice(0, SHORT_NAME_LENGTH)),
    ...(person ? [inCapitals('p7', payer.surname), inCapitals('p8', payer.givenNames?.split(' ')[0]), given('p9', payer.bornOn)] : []),
  ]);
}

const insuredBlock = (answers: Answers): Block =>
  block('III', [
    given('p1', told(answers, 'insuredPesel')),
    inCapitals('p5', told(answers, 'insuredSurname')),
    inCapitals('p6', told(answers, 'insuredGivenName')),
  ]);

const titleCode = (answers: Answers): Block =>
  block('p1', [
    field('p1', told(answers, 'titleSubject') ?? ''),
    field('p2', told(answers, 'pensionRight') ?? '0'),
    field('p3', told(answers, 'disability') ?? '0'),
  ]);

/** ZUS ZUA: an employee is insured in all; who works on a mandate is insured against sickness only where they wish.
 *  @legal act on the social insurance system, art. 6, 11, 12; on health care services, art. 66 */
export function registration(payer: Payer, answers: Answers, filledOn: Day): DocumentToWrite {
  const from = told(answers, 'insuredFrom') ?? '';
  const isEmployee = told(answers, 'titleSubject') === EMPLOYEE;
  const address = [
    given('p1', told(answers, 'postcode')?.replace('-', '')),
    inCapitals('p2', told(answers, 'city')),
    inCapitals('p4', told(answers, 'street')),
    given('p5', told(answers, 'house')),
    given('p6', told(answers, 'flat')),
  ];
  return {
    type: 'ZUSZUA',
    blocks: [
      block('I', [field('p1', 'true')]),
      payerBlock(payer),
      insuredBlock(answers),
      block('IV', [inCapitals('p3', told(answers, 'citizenship'))]),
      block('V', [titleCode(answers)]),
      block('VI', [
        field('p1', from),
        field('p2', 'true'),
        field('p3', 'true'),
        ...(isEmployee ? [field('p4', 'true')] : []),
        field('p5', 'true'),
      ]),
      block('VII', [field('p1', from), given('p2', told(answers, 'healthFund'))]),
      ...(!isEmployee && answers['sickness'] === true ? [block('VIII', [field('p5', 'true'), field('p6', from)])] : []),
      block('XII', address),
      block('XIV', [field('p1', filledOn)]),
    ],
  };
}

/** ZUS ZWUA: from which day somebody is no longer insured for this reason. */
export function deregistration(payer: Payer, answers: Answers, filledOn: Day): DocumentToWrite {
  return {
    type: 'ZUSZWUA',
    blocks: [
      block('I', [field('p1', 'true')]),
      payerBlock(payer),
      insuredBlock(answers),
      block('IV', [titleCode(answers), field('p2', told(answers, 'leftFrom') ?? ''), field('p3', OTHER_REASON)]),
      block('VI', [field('p1', filledOn)]),
    ],
  };
}

/** Forms of the pack that end in documents, by code. */
export const documentsOfForms: Readonly<Record<string, (payer: Payer, answers: Answers, filledOn: Day) => DocumentToWrite>> = {
  ZUA: registration,
  ZWUA: deregistration,
};
