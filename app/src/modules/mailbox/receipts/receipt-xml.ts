import { withXml } from '#platform/documents/xml/parse.ts';
import { compileSchema, type Schema } from '#platform/documents/xml/schema.ts';
import { element, writeXml, type XmlTree } from '#platform/documents/xml/write.ts';
import type { Pack } from '#platform/pack.ts';
import type { Named, Receipt } from '../types.ts';
import { UPO_NAMESPACE, UPO_XSD } from './receipt-xsd.ts';

let compiled: Schema | undefined;

/** The schema of receipts, compiled at first use and kept. */
export function receiptSchema(): Schema {
  compiled ??= compileSchema(Buffer.from(UPO_XSD, 'utf8'));
  return compiled;
}

type Unsealed = Pick<Receipt, 'number' | 'kind' | 'subjectId' | 'receivedAt' | 'facts'>;

/** The receipt as XML before its seal, valid by our schema. `DataDoreczenia` (UPP) and `DataOdbioru` (UPD) are the
 *  moment of the act itself, `madeAt` that of the seal, which may be later.
 *  @throws when what it would say is not valid: a receipt is sealed once and for ever, so it is checked before */
export function receiptXml(pack: Pack, receipt: Unsealed, madeAt: Date): Buffer {
  const xml = writeXml(
    element('Dokument', { xmlns: UPO_NAMESPACE }, [receipt.kind === 'UPP' ? upp(pack, receipt, madeAt) : upd(pack, receipt, madeAt)]),
  );
  const checked = withXml(xml, document => receiptSchema().validate(document));
  if (!checked.ok) throw new Error(`A ${receipt.kind} came out unreadable: ${checked.refusal.kind}`);
  if (!checked.value.ok)
    throw new Error(`A ${receipt.kind} came out invalid: ${checked.value.refusal.map(fault => fault.message).join('; ')}`);
  return xml;
}

function upp(pack: Pack, receipt: Unsealed, madeAt: Date): XmlTree {
  const { facts } = receipt as Extract<Receipt, { kind: 'UPP' }>;
  return element('UPP', [
    element('IdentyfikatorPoswiadczenia', receipt.number),
    subject('Adresat', { name: pack.name.pl, identifierKind: 'ESP', identifier: pack.mailboxAddress }),
    subject('Nadawca', facts.sender),
    element('DataDoreczenia', moment(receipt.receivedAt)),
    element('DataWytworzeniaPoswiadczenia', moment(madeAt)),
    element('IdentyfikatorDokumentu', receipt.subjectId),
    supplement('Skrót dokumentu SHA-256', facts.documentSha256),
    supplement('Formularz', facts.formCode),
    supplement('Kanał', facts.channel),
  ]);
}

function upd(pack: Pack, receipt: Unsealed, madeAt: Date): XmlTree {
  const { facts } = receipt as Extract<Receipt, { kind: 'UPD' }>;
  return element('UPD', [
    element('IdentyfikatorPoswiadczenia', receipt.number),
    subject('PodmiotWystawiajacyPoswiadczenie', { name: pack.name.pl, identifierKind: 'NIP', identifier: pack.identifiers.nip }),
    subject('Adresat', facts.addressee),
    element('DataOdbioru', moment(receipt.receivedAt)),
    element('DataUtworzeniaPoswiadczenia', moment(madeAt)),
    element('IdentyfikatorSprawy', facts.matterNumber ?? facts.letterNumber),
    element('IdentyfikatorDokumentu', facts.letterNumber),
    supplement('Skrót dokumentu SHA-256', facts.documentSha256),
    supplement('Podpis', 'profil portalu'),
    supplement('Poziom zaufania podpisującego', String(facts.signedBy.level)),
    supplement('Podpisujący działa jako', ROLE_WORDS[facts.signedBy.relation]),
  ]);
}

// Words of an official Polish document, not texts of a page.
const ROLE_WORDS = { self: 'adresat', representative: 'reprezentant', mandate: 'pełnomocnik' } as const;

const subject = (name: string, who: Named): XmlTree =>
  element(name, [element('Nazwa', who.name), element('IdentyfikatorPodmiotu', { TypIdentyfikatora: who.identifierKind }, who.identifier)]);

const supplement = (kind: string, text: string): XmlTree => element('InformacjaUzupelniajaca', { TypInformacjiUzupelniajacej: kind }, text);

/** Wall time in Poland with its offset, to the millisecond. */
export function moment(at: Date): string {
  const wall = new Date(at.getTime() + offsetMinutes(at) * 60_000).toISOString().slice(0, -1);
  const offset = offsetMinutes(at);
  return `${wall}+${String(Math.floor(offset / 60)).padStart(2, '0')}:${String(offset % 60).padStart(2, '0')}`;
}

const zone = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Warsaw', timeZoneName: 'longOffset' });

function offsetMinutes(at: Date): number {
  const [, hours = '0', minutes = '0'] =
    /GMT\+(\d{2}):(\d{2})/.exec(zone.formatToParts(at).find(part => part.type === 'timeZoneName')?.value ?? '') ?? [];
  return Number(hours) * 60 + Number(minutes);
}
