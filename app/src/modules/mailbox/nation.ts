import type { LetterId, MatterId, PartyId, PersonId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import { type Day, endOfDay } from '#kernel/day.ts';
import type { House } from '#platform/house.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { type Nation, WHAT } from '#platform/nation/nation.ts';
import type { NationPart } from '#platform/nation/part.ts';
import { nationTable, type Put } from '#platform/nation/rows.ts';
import { DEADLINES, putDeadline } from '#platform/nation/tables.ts';
import type { LetterTemplate } from '#platform/pack.ts';
import { ACCESS_ENDS, FICTION, SECOND_NOTICE } from './deadline-kinds.ts';
import { withParagraphs } from './letters/edited.ts';
import { letterPdf } from './letters/letter-pdf.ts';
import { letterXml } from './letters/letter-xml.ts';
import { receiptNumber } from './receipts/receipt-number.ts';
import { accessUntil, type Delivery, place, take } from './rules/delivery.ts';
import { lastDigits } from './rules/verification.ts';
import { deliveryTerms } from './terms.ts';
import type { Collection, LetterKind, Named } from './types.ts';

const LETTER = nationTable(
  'mailbox.letter',
  'party_id letter_id matter_id matter_number number kind template template_version title addressee_name addressee_id_kind addressee_identifier verification_code party_digits collection answer_channel decided_at placed_at state notice2_on fiction_on notice2_at delivered_on collected_at collected_by access_until archived_at upd_receipt_id pdf_sha256 xml_sha256 retention',
);
const RECEIPT = nationTable('mailbox.receipt', 'party_id receipt_id number kind subject_id received_at facts');

/** The sealed documents of the nation's letters: one for each template, in the words of a sample, since two million of
 *  them would be two million seals. A row's own number, dates and addressee are its own. */
interface Sealed {
  template: LetterTemplate;
  title: string;
  pdf: string;
  xml: string;
}
const sealed = new WeakMap<Nation, Map<string, Sealed>>();

const COLLECTED = 0.7;
/** Who collects does so within this many days; some on the last. */
const COLLECTED_WITHIN_DAYS = 13;
const DAY_MS = 86_400_000;

export interface NationLetter {
  n: number;
  letterId: LetterId;
  partyId: PartyId;
  addressee: Named;
  matterId: MatterId;
  matterNumber: string;
  number: string;
  template: string;
  kind: LetterKind;
  collection: Collection;
  /** Milliseconds. */
  placedAt: number;
  /** Who collects it, should anybody. */
  reader: PersonId;
  relation: 'self' | 'representative';
}

export function putLetter(nation: Nation, put: Put, letter: NationLetter): void {
  const document = sealed.get(nation)?.get(letter.template);
  if (!document) throw new Error(`The nation has no letter "${letter.template}".`);
  const placedAt = new Date(letter.placedAt);
  const { terms, placed } = ofDay(nation, placedAt);
  const delivery = delivered(nation, letter, { ...placed[letter.collection], placedAt });
  const access = delivery.deliveredOn === null ? null : accessOf(delivery.deliveredOn, terms);
  const at = placedAt.toISOString();
  const updId = delivery.state === 'collected' ? nation.id<ReceiptId>(WHAT.delivery, letter.n, letter.placedAt) : null;
  put(LETTER, [
    letter.partyId,
    letter.letterId,
    letter.matterId,
    letter.matterNumber,
    letter.number,
    letter.kind,
    document.template.code,
    document.template.version,
    document.title,
    letter.addressee.name,
    letter.addressee.identifierKind,
    letter.addressee.identifier,
    codeOf(nation, letter.n),
    lastDigits(letter.addressee.identifier),
    letter.collection,
    'electronic',
    at,
    at,
    delivery.state,
    delivery.dates?.secondNoticeOn ?? null,
    delivery.dates?.fictionOn ?? null,
    delivery.secondNoticeAt?.toISOString() ?? null,
    delivery.deliveredOn,
    delivery.collectedAt?.toISOString() ?? null,
    delivery.collectedAt === null ? null : letter.reader,
    access?.until ?? null,
    access !== null && access.endsAt <= nation.now ? access.endsAt.toISOString() : null,
    updId,
    document.pdf,
    document.xml,
    document.template.retention,
  ]);
  if (updId !== null && delivery.collectedAt !== null) putUpd(put, letter, updId, delivery.collectedAt, document.xml);
  const deadline = (kind: string, dueAt: Date): void =>
    putDeadline(nation, put, { kind, subject: letter.letterId, partyId: letter.partyId, dueAt, setAt: at });
  if (delivery.dates !== null && delivery.deliveredOn === null) {
    if (delivery.state === 'placed') deadline(SECOND_NOTICE, delivery.dates.secondNoticeAt);
    deadline(FICTION, delivery.dates.fictionAt);
  }
  if (access !== null) deadline(ACCESS_ENDS, access.endsAt);
}

/** How far the letter has come by now, by the same rules that move every letter. */
function delivered(nation: Nation, letter: NationLetter, placed: Delivery): Delivery {
  if (placed.dates === null) return placed;
  const drawn = nation.chance(WHAT.delivery, letter.n);
  const collectedAt = letter.placedAt + (drawn / COLLECTED) * COLLECTED_WITHIN_DAYS * DAY_MS;
  const { now } = nation;
  let delivery = placed;
  const step = (name: 'remind' | 'collect' | 'lapse', at: Date): void => {
    const taken = at <= now ? take(delivery, name, at) : undefined;
    if (taken?.ok) delivery = taken.value;
  };
  if (drawn >= COLLECTED || placed.dates.secondNoticeAt.getTime() < collectedAt) step('remind', placed.dates.secondNoticeAt);
  if (drawn < COLLECTED) step('collect', new Date(Math.floor(collectedAt)));
  step('lapse', placed.dates.fictionAt);
  return delivery;
}

function putUpd(put: Put, letter: NationLetter, receiptId: ReceiptId, at: Date, xmlSha256: string): void {
  const facts = {
    addressee: letter.addressee,
    letterNumber: letter.number,
    matterNumber: letter.matterNumber,
    documentSha256: xmlSha256,
    signedBy: { personId: letter.reader, relation: letter.relation, level: 3 },
  };
  put(RECEIPT, [
    letter.partyId,
    receiptId,
    receiptNumber('UPD', at, receiptId),
    'UPD',
    letter.letterId,
    at.toISOString(),
    JSON.stringify(facts),
  ]);
}

/** The UPP of a filing; it is sealed when somebody asks for it. */
export function putUpp(
  nation: Nation,
  put: Put,
  filing: {
    partyId: PartyId;
    receiptId: ReceiptId;
    submissionId: SubmissionId;
    filedAt: number;
    sender: Named;
    formCode: string;
    documentSha256: string;
    relation: 'self' | 'representative';
    filedBy: PersonId;
  },
): void {
  const { sender } = filing;
  // Put together by hand: this is written for every filing of the nation. Names hold no sign that JSON escapes.
  const facts = `{"sender":{"name":"${sender.name}","identifierKind":"${sender.identifierKind}","identifier":"${sender.identifier}"},"formCode":"${filing.formCode}","documentSha256":"${filing.documentSha256}","channel":"portal","relation":"${filing.relation}","filedBy":"${filing.filedBy}"}`;
  const number = `UPP-${nation.dayAt(filing.filedAt).replaceAll('-', '')}-${filing.receiptId.slice(-12).toUpperCase()}`;
  put(RECEIPT, [filing.partyId, filing.receiptId, number, 'UPP', filing.submissionId, new Date(filing.filedAt).toISOString(), facts]);
}

const CODE_SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

function codeOf(nation: Nation, n: number): string {
  let signs = '';
  for (let at = 0; at < 12; at += 1) {
    if (at === 4 || at === 8) signs += '-';
    signs += CODE_SIGNS[Math.floor(nation.chance(WHAT.letter, n * 12 + at) * 32)];
  }
  return signs;
}

/** What follows from the day on which a letter is placed, and what from the day on which it is delivered. */
interface OfDay {
  terms: ReturnType<typeof deliveryTerms>;
  placed: Record<Collection, Delivery>;
}
const days = new WeakMap<Nation, Map<Day, OfDay>>();
const accesses = new Map<string, { until: Day; endsAt: Date }>();

function ofDay(nation: Nation, at: Date): OfDay {
  const known = days.get(nation) ?? new Map<Day, OfDay>();
  days.set(nation, known);
  const day = nation.dayAt(at.getTime());
  let found = known.get(day);
  if (found === undefined) {
    const terms = deliveryTerms(nation.pack, at);
    found = { terms, placed: { open: place('open', at, terms), 'against-receipt': place('against-receipt', at, terms) } };
    known.set(day, found);
  }
  return found;
}

function accessOf(deliveredOn: Day, terms: OfDay['terms']): { until: Day; endsAt: Date } {
  const key = `${deliveredOn} ${terms.accessMonths}`;
  let found = accesses.get(key);
  if (found === undefined) {
    const until = accessUntil(deliveredOn, terms);
    found = { until, endsAt: endOfDay(until) };
    accesses.set(key, found);
  }
  return found;
}

async function sealSamples(nation: Nation, house: House): Promise<void> {
  const samples = new Map<string, Sealed>();
  for (const template of nation.pack.letters) {
    if (samples.has(template.code)) continue;
    const newest = nation.pack.letters.filter(one => one.code === template.code).sort((a, b) => b.version - a.version)[0] ?? template;
    // Instructions are filled in with values of the case; a sample has no case.
    const { instruction: _, ...bare } = newest;
    const draft = {
      template: withParagraphs(bare, {
        pl: ['Pismo do mieszkańca zmyślonego narodu.'],
        en: ['A letter to an inhabitant of an invented nation.'],
      }),
      values: {},
      kind: newest.kind,
      title: newest.title,
      number: 'WZÓR',
      matterNumber: 'WZÓR',
      verificationCode: '0000-0000-0000',
      verificationAddress: `${publicUrl(house.config)}/verify`,
      addressee: { name: 'Mieszkaniec zmyślonego narodu', identifierKind: 'KONTO', identifier: 'WZÓR', lines: [] },
      sender: { institution: nation.pack.name.pl, nip: nation.pack.identifiers.nip, lines: [], city: '' },
      decidedAt: nation.now,
    };
    const pdf = await house.seals.sealPdf('letters', await letterPdf(house.config.root, draft), nation.now, newest.title.pl);
    const xml = await house.seals.sealXml('letters', letterXml(draft), nation.now);
    samples.set(newest.code, {
      template: newest,
      title: JSON.stringify(newest.title),
      pdf: await house.storage.put(pdf),
      xml: await house.storage.put(xml),
    });
  }
  sealed.set(nation, samples);
}

export const nationPart: NationPart = { tables: [LETTER, RECEIPT, DEADLINES], prepare: sealSamples };
