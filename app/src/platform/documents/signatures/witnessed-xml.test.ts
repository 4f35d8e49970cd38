import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalElement, EXCLUSIVE } from '../xml/canonical.ts';
import { withXml } from '../xml/parse.ts';
import { element, writeXml } from '../xml/write.ts';
import { forge, reference, sha256, template, toProperties } from '../testing/forge.ts';
import { note, testSeals, type TestSeals } from '../testing/seals.ts';
import { newSigner, P256 } from '../testing/signer.ts';
import { absent, ask, newFolder, vectors } from '../testing/witnesses.ts';
import { DSIG, ENVELOPED, XADES } from './algorithms.ts';
import { outermostSignatures } from './references.ts';
import type { XmlElement } from 'libxml2-wasm';
import { verifySealedXml, verifyXml } from './verify-xml.ts';

let house: TestSeals;
let sealed: Buffer;
beforeAll(async () => {
  house = await testSeals();
  sealed = await house.seals.sealXml('receipts', note(), house.now);
});

const xmlsec1 = (document: Buffer) => {
  const file = join(newFolder(), 'sealed.xml');
  writeFileSync(file, document);
  return ask('xmlsec1', '--verify', '--trusted-pem', house.rootFile, '--id-attr:Id', `${XADES}:SignedProperties`, file);
};

describe.skipIf(absent('xmlsec1'))('xmlsec1, which did not learn it from us,', () => {
  test('verifies what we seal, both references of it', () => {
    const said = xmlsec1(sealed);
    expect(said).toMatchObject({ status: 0, text: expect.stringContaining('2/2') });
  });

  test.each(['Beata', 'SigningTime>20', 'Id="do-1"'])('refuses it when a letter of %s is another', place => {
    const at = sealed.indexOf(place);
    const tampered = Buffer.from(sealed);
    tampered[at] = (tampered[at] as number) ^ 1;
    expect(xmlsec1(tampered).status).not.toBe(0);
    expect(verifySealedXml(tampered, house.trust).ok).toBe(false);
  });

  test.skipIf(absent('openssl'))('signs a document by a template, and we accept it', () => {
    const jan = newSigner('-newkey', 'rsa:2048');
    const folder = newFolder();
    const [blank, signed] = [join(folder, 'blank.xml'), join(folder, 'signed.xml')];
    const unfilled = template(note(), { certificate: jan.certificate, method: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256' });
    writeFileSync(blank, unfilled.replaceAll('>DIGEST<', '><').replace('>VALUE<', '><'));
    const said = ask(
      'xmlsec1',
      '--sign',
      '--privkey-pem',
      jan.files,
      '--id-attr:Id',
      `${XADES}:SignedProperties`,
      '--output',
      signed,
      blank,
    );
    expect(said).toMatchObject({ status: 0 });
    expect(verifyXml(readFileSync(signed), { signers: [jan.certificate], at: house.trust.at })).toMatchObject({
      ok: true,
      value: [{ covers: 'document', coveredXml: note() }],
    });
  });
});

test('what we write by hand into a seal is what libxml2 canonicalises it to', () => {
  const digests = withXml(sealed, document => {
    const signature = outermostSignatures(document)[0] as XmlElement;
    const properties = document.get('//xa:SignedProperties', { xa: XADES }) as XmlElement;
    const claimed = (signature.find('ds:SignedInfo/ds:Reference/ds:DigestValue', { ds: DSIG }) as XmlElement[]).map(one => one.content);
    return { claimed, properties: sha256(canonicalElement(document, properties, EXCLUSIVE)) };
  });
  expect(digests.ok && digests.value.claimed).toEqual([sha256(note()), digests.ok && digests.value.properties]);
});

test('any document our writer makes can be sealed, and comes back whole', async () => {
  const text = fc.string({ unit: 'grapheme' });
  await fc.assert(
    fc.asyncProperty(text, text, async (first, second) => {
      const document = writeXml(element('Pismo', { xmlns: 'urn:test', opis: second }, [element('Tresc', first)]));
      const result = verifySealedXml(await house.seals.sealXml('letters', document, house.now), house.trust);
      expect(result).toMatchObject({ ok: true, value: { coveredXml: document } });
    }),
    { numRuns: 200 },
  );
});

test.each<[string, string, string]>([
  ['that is no XML', 'Zażółć</a>', 'not readable'],
  ['with a document type', '<!DOCTYPE a><a></a>', 'not readable'],
  ['that goes on after its root', '<a></a><!-- </a> -->', 'end tag'],
  ['of one empty tag', '<a/>', 'end tag'],
])('a document %s is not sealed', async (_, document, why) => {
  await expect(house.seals.sealXml('receipts', Buffer.from(document), house.now)).rejects.toThrow(why);
});

test('a document that bears a signature is not sealed a second time, for that would break the first', async () => {
  await expect(house.seals.sealXml('receipts', sealed, house.now)).rejects.toThrow('already');
});

describe('wrapping: a true signature carried into another document', () => {
  const evil = note('Przelać wszystko Janowi').toString();
  const signature = () => /<ds:Signature .*<\/ds:Signature>/.exec(sealed.toString())?.[0] as string;
  const wrapped: [string, () => string][] = [
    ['the signature alone moved', () => evil.replace('</Pismo>', `${signature()}</Pismo>`)],
    ['the sealed document inside another', () => evil.replace('</Pismo>', `<Zal>${sealed}</Zal></Pismo>`)],
    [
      'the true content inside an Object of the signature',
      () =>
        evil.replace('</Pismo>', `${signature().replace('</ds:Signature>', `<ds:Object>${note()}</ds:Object></ds:Signature>`)}</Pismo>`),
    ],
    [
      'the false content inside an Object of the signature',
      () => sealed.toString().replace('</ds:Signature>', `<ds:Object>${evil}</ds:Object></ds:Signature>`),
    ],
    [
      'the false content inside the unsigned properties',
      () =>
        sealed
          .toString()
          .replace(
            '</xades:QualifyingProperties>',
            `<xades:UnsignedProperties>${evil}</xades:UnsignedProperties></xades:QualifyingProperties>`,
          ),
    ],
    ['the false content after a comment', () => sealed.toString().replace('<Tresc>', '<Tresc><!-- Przelać wszystko Janowi -->')],
    [
      'a second set of signed properties',
      () =>
        sealed
          .toString()
          .replace(
            '</ds:Signature>',
            `<ds:Object><xades:QualifyingProperties xmlns:xades="${XADES}" Target="#x"><xades:SignedProperties Id="x"/></xades:QualifyingProperties></ds:Object></ds:Signature>`,
          ),
    ],
    [
      'the signature inside another signature',
      () => evil.replace('</Pismo>', `<ds:Signature xmlns:ds="${DSIG}"><ds:Object>${signature()}</ds:Object></ds:Signature></Pismo>`),
    ],
  ];

  test.each(wrapped)('%s: refused, or only the true content is handed out', (_, make) => {
    const result = verifySealedXml(Buffer.from(make()), house.trust);
    if (result.ok) expect(result.value.coveredXml).toEqual(note());
  });

  test.skipIf(absent('openssl'))('where the root is signed by its Id, moving it elsewhere is noticed', () => {
    const { key, certificate } = newSigner(...P256);
    const trust = { signers: [certificate], at: house.trust.at };
    const byId = forge(Buffer.from(note().toString().replace('<Pismo ', '<Pismo Id="root" ')), {
      key,
      certificate,
      references: [reference({ uri: '#root', transforms: [ENVELOPED, 'http://www.w3.org/2001/10/xml-exc-c14n#'] }), toProperties],
    }).toString();
    expect(verifySealedXml(Buffer.from(byId), trust).ok).toBe(true);
    const moved = `<Inne>${byId}<Tresc>Przelać wszystko Janowi</Tresc></Inne>`;
    expect(verifyXml(Buffer.from(moved), trust)).toMatchObject({ ok: true, value: [{ covers: 'element' }] });
    expect(verifySealedXml(Buffer.from(moved), trust)).toMatchObject({ refusal: { kind: 'nothing-signed' } });
    const mine = /<ds:Signature .*<\/ds:Signature>/.exec(byId)?.[0] as string;
    const beside = `<Inne>${mine}${byId.replace(mine, '')}</Inne>`;
    expect(verifyXml(Buffer.from(beside), trust)).toMatchObject({ refusal: { kind: 'transform' } });
  });
});

test('whatever byte of a sealed document is changed, no other content is ever accepted', () => {
  const whole = verifySealedXml(sealed, house.trust);
  const content = whole.ok ? whole.value.coveredXml : Buffer.alloc(0);
  let accepted = 0;
  fc.assert(
    fc.property(
      fc.nat(sealed.length - 1),
      fc.integer({ min: 0, max: 255 }),
      fc.constantFrom('set', 'cut', 'repeat', 'swap'),
      (at, value, how) => {
        const result = verifySealedXml(mutate(sealed, at, value, how), house.trust);
        if (!result.ok) return;
        accepted += 1;
        expect(result.value.coveredXml).toEqual(content);
      },
    ),
    { numRuns: 3000 },
  );
  // There are bytes nobody signs (white space in base64, unsigned places): if none was met, the test met nothing.
  expect(accepted).toBeGreaterThan(0);
});

function mutate(bytes: Buffer, at: number, value: number, how: 'set' | 'cut' | 'repeat' | 'swap'): Buffer {
  switch (how) {
    case 'set':
      return Buffer.concat([bytes.subarray(0, at), Buffer.of(value), bytes.subarray(at + 1)]);
    case 'cut':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + (value % 8))]);
    case 'repeat':
      return Buffer.concat([bytes.subarray(0, at + 40), bytes.subarray(at)]);
    case 'swap':
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1, at + 2), bytes.subarray(at, at + 1), bytes.subarray(at + 2)]);
  }
}

describe('documents signed by others across Europe', () => {
  /** Right by arithmetic and still refused, each for a rule of ours. */
  const REFUSED_BY_POLICY: Readonly<Record<string, string>> = {
    'Signature-X-RO_TRA-15.xml': 'weak-algorithm',
    'Signature-X-UK_ELD-4.xml': 'weak-algorithm',
    'dss2517_xades-dataobjectformat-no-mimetype.xml': 'several-contents',
    'dss2517_xades-invalid-mime-type.xml': 'several-contents',
    // XAdES 1.1.1 and XPath filter 2.
    'qes-xades111-filter2.xml': 'not-xades',
    // Its IssuerSerialV2 is no base64; other verifiers do not look at it.
    'xades-sign-cert-v2-wrong-issuer-serial.xml': 'not-base64',
    'xades-with-equivalent-certs.xml': 'weak-algorithm',
    'xsw_TSL-CY-sign.xml': 'weak-algorithm',
  };
  const all = vectors('xades', 'xades-xsw').map(vector => [vector.file.replace(/^xades_/, ''), vector] as const);

  test.skipIf(all.length === 0).each(all)('%s', (name, { label, bytes }) => {
    const kind = judge(bytes);
    if (name in REFUSED_BY_POLICY) expect(kind).toBe(REFUSED_BY_POLICY[name]);
    else if (label === 'crypto-ok') expect(kind).toBe('accepted');
    else expect(kind).not.toBe('accepted');
  });

  test.skipIf(all.length === 0)('28 of them are accepted, 8 refused by our policy and 8 because they are false', () => {
    const kinds = all.map(([name, { label, bytes }]) =>
      judge(bytes) === 'accepted' ? 'accepted' : name in REFUSED_BY_POLICY ? 'policy' : label,
    );
    expect([
      kinds.filter(kind => kind === 'accepted').length,
      kinds.filter(kind => kind === 'policy').length,
      kinds.filter(kind => kind === 'refuse').length,
    ]).toEqual([28, 8, 8]);
  });

  /** Trust is not the question here: every certificate in the file counts as trusted, at a time when it was valid. */
  function judge(bytes: Buffer): string {
    const signers = [...bytes.toString().matchAll(/X509Certificate>([^<]+)</g)].flatMap(([, text]) => certificateOf(text as string));
    const instants = signers.map(signer => new Date(signer.validFromDate.getTime() + 86_400_000));
    const kinds = [...instants, house.now].map(at => {
      const result = verifyXml(bytes, { signers, at });
      return result.ok ? 'accepted' : result.refusal.kind;
    });
    return kinds.find(kind => kind !== 'certificate-not-valid-then') ?? 'certificate-not-valid-then';
  }

  function certificateOf(text: string): X509Certificate[] {
    try {
      return [new X509Certificate(Buffer.from(text.replaceAll('&#13;', ''), 'base64'))];
    } catch {
      return [];
    }
  }
});
