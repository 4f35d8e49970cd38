import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { forge, insert, reference, signingCertificate, toDocument, toProperties, type Forgery } from '../testing/forge.ts';
import { newSigner, P256, type Signer } from '../testing/signer.ts';
import { absent } from '../testing/witnesses.ts';
import { note, testSeals, type TestSeals } from '../testing/seals.ts';
import { DSIG, ENVELOPED, XADES, XPATH } from './algorithms.ts';
import type { Trust } from './certificates.ts';
import { verifySealedXml, verifyXml } from './verify-xml.ts';
import type { SignatureRefusal } from './refusals.ts';

let house: TestSeals;
let sealed: string;
beforeAll(async () => {
  house = await testSeals();
  sealed = (await house.seals.sealXml('receipts', note(), house.now)).toString();
});

type Verdict = SignatureRefusal | 'unreadable' | 'accepted';
function verdict(document: string | Buffer, trust: Trust = house.trust): Verdict {
  const result = verifyXml(Buffer.from(document), trust);
  return result.ok ? 'accepted' : result.refusal.kind;
}

test('a sealed document is accepted, and what was signed is handed back byte by byte', () => {
  const result = verifySealedXml(Buffer.from(sealed), house.trust);
  expect(result).toMatchObject({ ok: true, value: { covers: 'document', coveredXml: note() } });
  expect(result.ok && result.value.signer.raw.equals(house.seals.keys.certificate('receipts').raw)).toBe(true);
  expect(result.ok && result.value.claimedTime?.getTime()).toBe(Math.floor(house.now.getTime() / 1000) * 1000);
});

describe('the signer must be one we trust, whatever the signature brings along', () => {
  test('a seal of another authority is refused, and so is one where nobody is trusted', async () => {
    const other = await testSeals();
    expect(verdict(sealed, other.trust)).toBe('untrusted-signer');
    expect(verdict(sealed, { at: house.trust.at })).toBe('untrusted-signer');
  });
  test('a signer pinned by its own certificate is accepted', () => {
    expect(verdict(sealed, { signers: [house.seals.keys.certificate('receipts')], at: house.trust.at })).toBe('accepted');
    expect(verdict(sealed, { signers: [house.seals.keys.certificate('letters')], at: house.trust.at })).toBe('untrusted-signer');
  });
  test('a seal is not an authority: what it would issue is not trusted', () => {
    const leaf = house.seals.keys.certificate('receipts');
    expect(verdict(sealed, { authorities: [leaf], at: house.trust.at })).toBe('untrusted-signer');
  });
  test.each([[-1], [6]])('%d years from now its certificate is not valid', years => {
    const at = new Date(house.now.getTime() + years * 366 * 86_400_000);
    expect(verdict(sealed, { ...house.trust, at })).toBe('certificate-not-valid-then');
  });
});

describe('what was changed after sealing', () => {
  test.each<[string, (xml: string) => string, Verdict]>([
    ['a letter of the text', xml => xml.replace('Beata', 'Beate'), 'digest'],
    ['an element added', xml => insert(xml, '<Kwota>1</Kwota>'), 'digest'],
    ['the signing time', xml => xml.replace(/<xades:SigningTime>20/, '<xades:SigningTime>21'), 'digest'],
    [
      'a digest',
      xml => xml.replace(/<ds:DigestValue>./, start => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`),
      'signature-value',
    ],
    [
      'the signature value',
      xml => xml.replace(/(-value">)(.)/, (_, tag, first) => `${tag}${first === 'A' ? 'B' : 'A'}`),
      'signature-value',
    ],
    ['the signature value cut short', xml => xml.replace(/(-value">)[^<]{4}/, '$1'), 'signature-value'],
    ['letters that are no base64', xml => xml.replace(/(-value">)./, '$1*'), 'not-base64'],
    ['the signature taken out', xml => xml.replace(/<ds:Signature .*<\/ds:Signature>/, ''), 'no-signature'],
    ['the namespace of the signature', xml => xml.replace(`xmlns:ds="${DSIG}"`, 'xmlns:ds="urn:x"'), 'no-signature'],
    ['the signature 21 times', xml => insert(xml, signatureOf(xml).repeat(20)), 'too-many-signatures'],
    ['a namespace that has no canonical form', xml => xml.replace('xmlns="urn:test:pismo"', 'xmlns="pismo"'), 'not-canonical'],
    ['the signature twice', xml => insert(xml, signatureOf(xml)), 'duplicate-id'],
    ['an Id said twice, in another spelling', xml => xml.replace('<Od>', '<Od id="do-1">'), 'duplicate-id'],
    [
      'SignedInfo twice',
      xml => xml.replace(/<ds:SignedInfo>.*<\/ds:SignedInfo>/, part => part + part.replaceAll(' Id="', ' x="')),
      'structure',
    ],
    ['no signature value', xml => xml.replace(/<ds:SignatureValue.*<\/ds:SignatureValue>/, ''), 'structure'],
    ['no KeyInfo', xml => xml.replace(/<ds:KeyInfo>.*<\/ds:KeyInfo>/, ''), 'no-certificate'],
    ['a damaged certificate', xml => xml.replace(/(<ds:X509Certificate>).{8}/, '$1AAAAAAAA'), 'certificate-malformed'],
    ['no signed properties', xml => xml.replace(/<ds:Object>.*<\/ds:Object>/, ''), 'not-xades'],
    ['a target that is another signature', xml => xml.replace('Target="#seal', 'Target="#deal'), 'properties-of-another-signature'],
    ['a document type in front', xml => `<!DOCTYPE Pismo>${xml}`, 'unreadable'],
  ])('%s', (_, change, kind) => {
    const changed = change(sealed);
    expect(changed).not.toBe(sealed);
    expect(verdict(changed)).toBe(kind);
  });

  const signatureOf = (xml: string): string => /<ds:Signature .*<\/ds:Signature>/.exec(xml)?.[0] ?? '';
});

describe.skipIf(absent('openssl'))('what a signer may not do, though the mathematics is right', () => {
  let signer: Signer;
  beforeAll(() => {
    signer = newSigner(...P256);
  });
  const by = (wish: Partial<Forgery> = {}, who = signer, document = note()): Verdict =>
    verdict(forge(document, { key: who.key, certificate: who.certificate, ...wish }), { signers: [who.certificate], at: house.trust.at });

  const xpath = (expression: string, namespaces = `xmlns:ds="${DSIG}"`): [string, string] => [
    XPATH,
    `<ds:XPath ${namespaces}>${expression}</ds:XPath>`,
  ];
  const enveloped = (transform: string | [string, string]) => [reference({ uri: '', transforms: [transform, EXC] }), toProperties];

  test('the forger’s own document, with nothing wrong in it, is accepted', () => {
    expect(by()).toBe('accepted');
  });

  test.each<[string, () => Partial<Forgery>, Verdict]>([
    ['SHA-1 for the signature', () => ({ method: `${DSIG}rsa-sha1` }), 'weak-algorithm'],
    [
      'SHA-1 for a digest',
      () => ({ references: [reference({ uri: '', transforms: [ENVELOPED, EXC], digestMethod: `${DSIG}sha1` }), toProperties] }),
      'weak-algorithm',
    ],
    ['SHA-1 for the certificate', () => ({ properties: signingCertificate(signer.certificate, `${DSIG}sha1`) }), 'weak-algorithm'],
    ['a shared secret (HMAC) instead of a key', () => ({ method: `${DSIG}hmac-sha1` }), 'weak-algorithm'],
    ['a signature method nobody knows', () => ({ method: 'urn:new' }), 'unknown-algorithm'],
    [
      'a digest method nobody knows',
      () => ({ references: [reference({ uri: '', transforms: [ENVELOPED, EXC], digestMethod: 'urn:new' }), toProperties] }),
      'unknown-algorithm',
    ],
    ['a canonicalisation nobody knows', () => ({ canonicalisation: 'urn:new' }), 'unknown-algorithm'],
    ['an RSA method with an EC key', () => ({ method: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' }), 'key-type'],
    ['a stylesheet as transform', () => ({ references: enveloped('http://www.w3.org/TR/1999/REC-xslt-19991116') }), 'transform'],
    ['an XPath filter', () => ({ references: enveloped('http://www.w3.org/2002/06/xmldsig-filter2') }), 'transform'],
    [
      'an XPath that leaves out more than signatures',
      () => ({ references: enveloped(xpath('not(ancestor-or-self::Tresc)')) }),
      'transform',
    ],
    [
      'an XPath whose prefix is bound to something else',
      () => ({ references: enveloped(xpath('not(ancestor-or-self::x:Signature)', 'xmlns:x="urn:x"')) }),
      'transform',
    ],
    [
      'an XPath whose prefix is bound to nothing',
      () => ({ references: enveloped(xpath('not(ancestor-or-self::x:Signature)')) }),
      'transform',
    ],
    [
      'a transform after the canonicalisation',
      () => ({ references: [reference({ uri: '', transforms: [EXC, ENVELOPED] }), toProperties] }),
      'transform',
    ],
    [
      'the signature left out twice',
      () => ({ references: [reference({ uri: '', transforms: [ENVELOPED, ENVELOPED] }), toProperties] }),
      'transform',
    ],
    [
      'an enveloped transform where the signature is not inside',
      () => ({ references: [reference({ uri: '#do-1', transforms: [ENVELOPED, EXC] }), toProperties] }),
      'transform',
    ],
    [
      'base64 of what is around the signature',
      () => ({ references: [reference({ uri: '', transforms: [ENVELOPED, `${DSIG}base64`] }), toProperties] }),
      'transform',
    ],
    [
      'the whole document with the signature in it',
      () => ({ references: [reference({ uri: '' }), toProperties] }),
      'enveloped-without-transform',
    ],
    ['no URI', () => ({ references: [reference({}), toProperties] }), 'reference-outside'],
    ['a file of ours', () => ({ references: [reference({ uri: 'file:///etc/passwd' }), toProperties] }), 'reference-outside'],
    ['an address in our network', () => ({ references: [reference({ uri: 'http://127.0.0.1/x' }), toProperties] }), 'reference-outside'],
    ['an XPointer', () => ({ references: [reference({ uri: '#xpointer(/)' }), toProperties] }), 'reference-outside'],
    ['an Id that nobody has', () => ({ references: [reference({ uri: '#nobody' }), toProperties] }), 'reference-dangling'],
    [
      'a part of the signature itself',
      () => ({
        references: [reference({ uri: '#s-time' }), toProperties],
        properties: `${signingCertificate(signer.certificate)}<xades:SigningTime Id="s-time">2026-11-23T03:00:00Z</xades:SigningTime>`,
      }),
      'reference-inside-signature',
    ],
    [
      'the Object of the properties as if it were content',
      () => ({ objects: '', references: [reference({ uri: '#s-qp' }), toProperties], target: '#s" Id="s-qp' }),
      'reference-inside-signature',
    ],
    ['the properties only', () => ({ references: [toProperties] }), 'nothing-signed'],
    ['the document only', () => ({ references: [toDocument] }), 'properties-not-signed'],
    ['the document and a part of it', () => ({ references: [toDocument, toProperties, reference({ uri: '#do-1' })] }), 'several-contents'],
    ['eleven references', () => ({ references: [toDocument, ...Array.from({ length: 10 }, () => toProperties)] }), 'structure'],
    [
      'signed properties twice',
      () => ({
        objects: `<ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="#s"><xades:SignedProperties Id="more"/></xades:QualifyingProperties></ds:Object>`,
      }),
      'structure',
    ],
    [
      'transforms twice',
      () => ({ references: [toDocument.replace('</ds:Transforms>', '</ds:Transforms><ds:Transforms></ds:Transforms>'), toProperties] }),
      'structure',
    ],
    ['no references', () => ({ references: [] }), 'structure'],
    ['no signing certificate', () => ({ properties: '<xades:SigningTime>2026-11-23T03:00:00Z</xades:SigningTime>' }), 'not-xades'],
    [
      'two kinds of signing certificate',
      () => ({
        properties:
          signingCertificate(signer.certificate) +
          signingCertificate(signer.certificate).replaceAll('SigningCertificateV2', 'SigningCertificate'),
      }),
      'structure',
    ],
    [
      'the digest of another certificate',
      () => ({ properties: signingCertificate(house.seals.keys.certificate('letters')) }),
      'other-certificate',
    ],
    [
      'the issuer and serial number of another certificate',
      () => ({ properties: withSerial(`<xades:IssuerSerialV2>${Buffer.from('other').toString('base64')}</xades:IssuerSerialV2>`) }),
      'other-certificate',
    ],
    [
      'the serial number of another certificate, old form',
      () => ({
        properties: withSerial(
          '<xades:IssuerSerial><ds:X509IssuerName>CN=x</ds:X509IssuerName><ds:X509SerialNumber>17</ds:X509SerialNumber></xades:IssuerSerial>',
        ).replaceAll('SigningCertificateV2', 'SigningCertificate'),
      }),
      'other-certificate',
    ],
    [
      'a signing time that is no time',
      () => ({ properties: `<xades:SigningTime>wczoraj</xades:SigningTime>${signingCertificate(signer.certificate)}` }),
      'structure',
    ],
    [
      'the properties of a signature that stands beside',
      () => ({
        references: [toDocument, reference({ uri: '#other-properties' })],
        beside: `<xades:SignedProperties xmlns:xades="${XADES}" Id="other-properties"/>`,
      }),
      'properties-of-another-signature',
    ],
  ])('%s', (_, wish, kind) => {
    expect(by(wish())).toBe(kind);
  });

  test.each<[string, () => Partial<Forgery>, string]>([
    [
      'the XPath of the trusted profile, under any prefix',
      () => ({ references: enveloped(xpath('not(ancestor-or-self::podpis:Signature)', `xmlns:podpis="${DSIG}"`)) }),
      'document',
    ],
    [
      'the root named by its Id',
      () => ({ references: [reference({ uri: '#root', transforms: [ENVELOPED, EXC] }), toProperties] }),
      'document',
    ],
    [
      'the document together with KeyInfo',
      () => ({
        keyInfo: `<ds:KeyInfo Id="k"><ds:X509Data><ds:X509Certificate>${signer.certificate.raw.toString('base64')}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>`,
        references: [toDocument, toProperties, reference({ uri: '#k' })],
      }),
      'document',
    ],
    [
      'an Object inside the signature',
      () => ({ objects: '<ds:Object Id="o"><Kwota>5</Kwota></ds:Object>', references: [reference({ uri: '#o' }), toProperties] }),
      'object',
    ],
    ['a part of the document', () => ({ references: [reference({ uri: '#do-1' }), toProperties] }), 'element'],
  ])('%s is accepted, and said to cover the %2$s', (_, wish, covers) => {
    const document = Buffer.from(note().toString().replace('<Pismo ', '<Pismo Id="root" '));
    const result = verifyXml(forge(document, { key: signer.key, certificate: signer.certificate, ...wish() }), {
      signers: [signer.certificate],
      at: house.trust.at,
    });
    expect(result).toMatchObject({ ok: true, value: [{ covers }] });
  });

  test('where the whole document must be sealed, less is refused', () => {
    const part = forge(note(), {
      key: signer.key,
      certificate: signer.certificate,
      references: [reference({ uri: '#do-1' }), toProperties],
    });
    expect(verifySealedXml(part, { signers: [signer.certificate], at: house.trust.at })).toMatchObject({
      refusal: { kind: 'nothing-signed' },
    });
  });

  test('where one seal must be on it, two true signatures are one too many', () => {
    const both = (id: string) => ({
      id,
      key: signer.key,
      certificate: signer.certificate,
      references: [
        reference({ uri: '', transforms: [xpath('not(ancestor-or-self::ds:Signature)'), EXC] }),
        reference({ uri: `#${id}-properties` }),
      ],
    });
    const twice = forge(forge(note(), both('s')), both('t'));
    const trust = { signers: [signer.certificate], at: house.trust.at };
    expect(verifyXml(twice, trust)).toMatchObject({
      ok: true,
      value: [{ covers: 'document', coveredXml: note() }, { covers: 'document' }],
    });
    expect(verifySealedXml(twice, trust)).toMatchObject({ refusal: { kind: 'too-many-signatures' } });
  });

  test('a certificate for a kind of key that nobody knows is refused', () => {
    const raw = Buffer.from(signer.certificate.raw.toString('hex').replace('06072a8648ce3d0201', '06072a8648ce3d0209'), 'hex');
    expect(by({}, { ...signer, certificate: new X509Certificate(raw) })).toBe('certificate-malformed');
  });

  test.each<[string, string[], Verdict]>([
    ['a key for key agreement only', [...P256, '-addext', 'keyUsage=critical,keyAgreement'], 'certificate-not-for-signing'],
    ['a critical extension that nobody knows', [...P256, '-addext', '1.2.3.4=critical,ASN1:NULL'], 'certificate-not-for-signing'],
    ['a curve outside the list', ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'], 'key-type'],
    ['RSA of 2048 bits', ['-newkey', 'rsa:2048'], 'accepted'],
    ['RSA of 1024 bits', ['-newkey', 'rsa:1024'], 'weak-algorithm'],
  ])('%s', (_, words, kind) => {
    const who = newSigner(...words);
    const method = who.key.asymmetricKeyType === 'rsa' ? { method: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' } : {};
    expect(by(method, who)).toBe(kind);
  });

  function withSerial(serial: string): string {
    return signingCertificate(signer.certificate).replace('</xades:CertDigest>', `$&${serial}`);
  }
});

const EXC = 'http://www.w3.org/2001/10/xml-exc-c14n#';
