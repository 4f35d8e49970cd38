import { withXml } from '#platform/documents/xml/parse.ts';
import { compileSchema, type Schema } from '#platform/documents/xml/schema.ts';
import { element, writeXml, type XmlTree } from '#platform/documents/xml/write.ts';
import { moment } from '../receipts/receipt-xml.ts';
import { letterContent, type LetterValues, type Passage } from './content.ts';
import type { LetterDraft } from './draft.ts';

export const LETTER_NAMESPACE = 'urn:okienko:letter:1';

/** Schema of our letters: what a person reads, and beside it the values it was filled with, for machines. */
export const LETTER_XSD = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${LETTER_NAMESPACE}" targetNamespace="${LETTER_NAMESPACE}" elementFormDefault="qualified">
  <xs:simpleType name="Text"><xs:restriction base="xs:string"><xs:minLength value="1"/></xs:restriction></xs:simpleType>
  <xs:complexType name="Subject"><xs:sequence>
    <xs:element name="Nazwa" type="Text"/>
    <xs:element name="Identyfikator"><xs:complexType><xs:simpleContent><xs:extension base="Text"><xs:attribute name="typ" type="Text" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
    <xs:element name="Adres" type="Text" minOccurs="0" maxOccurs="unbounded"/>
  </xs:sequence></xs:complexType>
  <xs:complexType name="Named"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute name="nazwa" type="Text" use="required"/></xs:extension></xs:simpleContent></xs:complexType>
  <xs:complexType name="Row"><xs:sequence><xs:element name="Pole" type="Named" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
  <xs:complexType name="Table"><xs:sequence>
    <xs:element name="Naglowek" maxOccurs="1"><xs:complexType><xs:sequence><xs:element name="Komorka" type="xs:string" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
    <xs:element name="Wiersz" maxOccurs="unbounded"><xs:complexType><xs:sequence><xs:element name="Komorka" type="xs:string" maxOccurs="unbounded"/></xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType>
  <xs:element name="Pismo"><xs:complexType><xs:sequence>
    <xs:element name="Numer" type="Text"/>
    <xs:element name="NumerSprawy" type="Text" minOccurs="0"/>
    <xs:element name="Rodzaj"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="certificate"/><xs:enumeration value="decision"/><xs:enumeration value="letter"/><xs:enumeration value="confirmation"/></xs:restriction></xs:simpleType></xs:element>
    <xs:element name="Wzor"><xs:complexType><xs:simpleContent><xs:extension base="Text"><xs:attribute name="wersja" type="xs:positiveInteger" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
    <xs:element name="Data" type="xs:dateTime"/>
    <xs:element name="KodWeryfikacyjny" type="Text"/>
    <xs:element name="Nadawca" type="Subject"/>
    <xs:element name="Adresat" type="Subject"/>
    <xs:element name="Tytul" type="Text"/>
    <xs:element name="Tresc"><xs:complexType><xs:choice maxOccurs="unbounded"><xs:element name="Akapit" type="Text"/><xs:element name="Tabela" type="Table"/></xs:choice></xs:complexType></xs:element>
    <xs:element name="PodstawaPrawna" type="Text"/>
    <xs:element name="Pouczenie" type="Text" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="Dane"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded"><xs:element name="Wartosc" type="Named"/>
      <xs:element name="Wiersze"><xs:complexType><xs:sequence><xs:element name="Wiersz" type="Row" minOccurs="0" maxOccurs="unbounded"/></xs:sequence><xs:attribute name="nazwa" type="Text" use="required"/></xs:complexType></xs:element>
    </xs:choice></xs:complexType></xs:element>
    <xs:any namespace="http://www.w3.org/2000/09/xmldsig#" processContents="skip" minOccurs="0"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`;

let compiled: Schema | undefined;

export function letterSchema(): Schema {
  compiled ??= compileSchema(Buffer.from(LETTER_XSD, 'utf8'));
  return compiled;
}

/** The letter for machines, in Polish, valid by its schema; unsealed yet.
 *  @throws when it comes out invalid: a letter is sealed once and for ever */
export function letterXml(draft: LetterDraft): Buffer {
  const content = letterContent(draft.template, draft.values, 'pl');
  const { sender, addressee } = draft;
  const xml = writeXml(
    element('Pismo', { xmlns: LETTER_NAMESPACE }, [
      element('Numer', draft.number),
      ...(draft.matterNumber === null ? [] : [element('NumerSprawy', draft.matterNumber)]),
      element('Rodzaj', draft.kind),
      element('Wzor', { wersja: String(draft.template.version) }, draft.template.code),
      element('Data', moment(draft.decidedAt)),
      element('KodWeryfikacyjny', draft.verificationCode),
      element('Nadawca', subject(sender.institution, 'NIP', sender.nip, sender.lines)),
      element('Adresat', subject(addressee.name, addressee.identifierKind, addressee.identifier, addressee.lines)),
      element('Tytul', content.title),
      element('Tresc', content.passages.map(passageXml)),
      element('PodstawaPrawna', content.legalBasis),
      ...content.instruction.map(sentence => element('Pouczenie', sentence)),
      element(
        'Dane',
        Object.entries(draft.values).map(([name, value]) => valueXml(name, value)),
      ),
    ]),
  );
  const checked = withXml(xml, document => letterSchema().validate(document));
  if (!checked.ok) throw new Error(`A letter came out unreadable: ${checked.refusal.kind}`);
  if (!checked.value.ok) throw new Error(`A letter came out invalid: ${checked.value.refusal.map(fault => fault.message).join('; ')}`);
  return xml;
}

const subject = (name: string, kind: string, identifier: string, lines: readonly string[]): XmlTree[] => [
  element('Nazwa', name),
  element('Identyfikator', { typ: kind }, identifier),
  ...lines.map(line => element('Adres', line)),
];

const cells = (texts: readonly string[]): XmlTree[] => texts.map(one => element('Komorka', one));

const passageXml = (passage: Passage): XmlTree =>
  passage.kind === 'paragraph'
    ? element('Akapit', passage.text)
    : element('Tabela', [
        element('Naglowek', cells(passage.columns.map(column => column.title))),
        ...passage.rows.map(row => element('Wiersz', cells(row))),
      ]);

function valueXml(name: string, value: LetterValues[string]): XmlTree {
  if (typeof value !== 'object') return element('Wartosc', { nazwa: name }, String(value));
  return element(
    'Wiersze',
    { nazwa: name },
    value.map(row =>
      element(
        'Wiersz',
        Object.entries(row).map(([field, text]) => element('Pole', { nazwa: field }, text)),
      ),
    ),
  );
}
