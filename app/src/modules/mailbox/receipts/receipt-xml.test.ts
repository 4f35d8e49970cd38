import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PersonId } from '#kernel/ids.ts';
import { withXml } from '#platform/documents/xml/parse.ts';
import { newId } from '#platform/new-id.ts';
import type { Pack } from '#platform/pack.ts';
import type { UpdFacts, UppFacts } from '../types.ts';
import { moment, receiptSchema, receiptXml } from './receipt-xml.ts';

const pack = {
  name: { pl: 'Zakład Ubezpieczeń Społecznych', en: 'Social Insurance Institution' },
  mailboxAddress: '/ZUS/esp',
  identifiers: { nip: '5213017228', regon: '000017756' },
} as Pack;
const anna = newId<PersonId>();
const uppFacts: UppFacts = {
  sender: { name: 'Anna Nowak', identifierKind: 'PESEL', identifier: '92051701234' },
  formCode: 'RWN',
  documentSha256: 'ab'.repeat(32),
  channel: 'portal',
  relation: 'self',
  filedBy: anna,
};
const updFacts: UpdFacts = {
  addressee: uppFacts.sender,
  letterNumber: '110000.71.1.2026',
  matterNumber: '110000.RWN.1.2026',
  documentSha256: 'cd'.repeat(32),
  signedBy: { personId: anna, relation: 'mandate', level: 2 },
};
const upp = {
  kind: 'UPP',
  number: 'UPP-20261124-0123456789AB',
  subjectId: newId(),
  receivedAt: new Date('2026-11-24T22:59:59.000Z'),
  facts: uppFacts,
} as const;
const upd = {
  kind: 'UPD',
  number: 'UPD-20261124-0123456789AB',
  subjectId: newId(),
  receivedAt: new Date('2026-11-24T22:59:59.000Z'),
  facts: updFacts,
} as const;

const isValid = (xml: Buffer): boolean => {
  const read = withXml(xml, document => receiptSchema().validate(document).ok);
  return read.ok && read.value;
};

describe('a receipt', () => {
  test('of a filing at 23:59:59 bears that time though it was sealed after midnight', () => {
    const xml = receiptXml(pack, upp, new Date('2026-11-24T23:00:02.500Z')).toString();
    expect(xml).toContain('<DataDoreczenia>2026-11-24T23:59:59.000+01:00</DataDoreczenia>');
    expect(xml).toContain('<DataWytworzeniaPoswiadczenia>2026-11-25T00:00:02.500+01:00</DataWytworzeniaPoswiadczenia>');
  });

  test('of delivery names who collected, when, and what', () => {
    const xml = receiptXml(pack, upd, upd.receivedAt).toString();
    for (const part of [
      '<DataOdbioru>2026-11-24T23:59:59.000+01:00</DataOdbioru>',
      '<IdentyfikatorSprawy>110000.RWN.1.2026</IdentyfikatorSprawy>',
      '>pełnomocnik<',
    ])
      expect(xml).toContain(part);
  });

  test('is refused by the schema with a date that is none, without a name, or with its parts in another order', () => {
    const good = receiptXml(pack, upp, upp.receivedAt).toString();
    expect(isValid(Buffer.from(good))).toBe(true);
    expect(isValid(Buffer.from(good.replace(/<DataDoreczenia>[^<]+/, '<DataDoreczenia>wczoraj')))).toBe(false);
    expect(isValid(Buffer.from(good.replace(/<DataDoreczenia>([^+<]+)\+01:00/, '<DataDoreczenia>$1')))).toBe(false);
    expect(isValid(Buffer.from(good.replace('<Nazwa>Anna Nowak</Nazwa>', '<Nazwa></Nazwa>')))).toBe(false);
    expect(isValid(Buffer.from(good.replace(/(<Adresat>.*<\/Adresat>)(<Nadawca>.*<\/Nadawca>)/, '$2$1')))).toBe(false);
  });

  test('that would say nothing of its sender is not made at all', () => {
    expect(() => receiptXml(pack, { ...upp, facts: { ...uppFacts, sender: { ...uppFacts.sender, name: '' } } }, upp.receivedAt)).toThrow(
      'came out invalid',
    );
  });

  test('is valid for whatever name people and firms have', () => {
    const name = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
      .filter(text => text.trim() !== '' && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/u.test(text));
    fc.assert(
      fc.property(name, text => {
        expect(
          isValid(receiptXml(pack, { ...upp, facts: { ...uppFacts, sender: { ...uppFacts.sender, name: text } } }, upp.receivedAt)),
        ).toBe(true);
      }),
    );
  });
});

test('moments are told in the time of Poland, summer and winter, and name the same instant', () => {
  expect(moment(new Date('2026-07-01T10:00:00Z'))).toBe('2026-07-01T12:00:00.000+02:00');
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true }), at => {
      expect(new Date(moment(at)).getTime()).toBe(at.getTime());
    }),
  );
});
