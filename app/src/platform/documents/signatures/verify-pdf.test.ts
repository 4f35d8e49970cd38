import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { render, signedBy } from '../testing/letters.ts';
import { testSeals, type TestSeals } from '../testing/seals.ts';
import { newSigner, P256, type Signer } from '../testing/signer.ts';
import { absent, ask, newFolder, vectors } from '../testing/witnesses.ts';
import type { Trust } from './certificates.ts';
import { verifyPdf, type VerifyPdfRefusal } from './verify-pdf.ts';

let house: TestSeals;
let plain: Buffer;
let sealed: Buffer;
beforeAll(async () => {
  house = await testSeals();
  plain = await render();
  sealed = await house.seals.sealPdf('letters', plain, house.now, 'Pieczęć instytucji');
});

function verdict(pdf: Buffer, trust: Trust = house.trust): VerifyPdfRefusal | 'accepted' {
  const result = verifyPdf(pdf, trust);
  return result.ok ? 'accepted' : result.refusal;
}

/** Changes bytes and not their number, so that tables and ranges stay what they were. */
function overwrite(pdf: Buffer, old: string | RegExp, fresh: (old: string) => string): Buffer {
  const text = pdf.toString('latin1');
  const changed = text.replace(old, match => fresh(match).padEnd(match.length).slice(0, match.length));
  expect(changed).not.toBe(text);
  return Buffer.from(changed, 'latin1');
}

test('a sealed letter is accepted, and by the key for letters', () => {
  const result = verifyPdf(sealed, house.trust);
  expect(result.ok && result.value.signer.raw.equals(house.seals.keys.certificate('letters').raw)).toBe(true);
});

test('sealing adds to the file and changes nothing in it', () => {
  expect(sealed.subarray(0, plain.length - 1)).toEqual(plain.subarray(0, plain.length - 1));
});

test.each<[string, () => Buffer, VerifyPdfRefusal]>([
  ['an unsealed letter', () => plain, 'no-signature'],
  ['a byte of the page changed', () => overwrite(sealed, '/MediaBox [0 0 595', () => '/MediaBox [0 0 594'), 'digest'],
  ['a byte behind the signature changed', () => overwrite(sealed, '/Name (TEST', () => '/Name (REAL'), 'digest'],
  ['bytes added behind', () => Buffer.concat([sealed, Buffer.from('\n% x\n')]), 'not-whole-file'],
  ['a line end added behind', () => Buffer.concat([sealed, Buffer.from('\n')]), 'not-whole-file'],
  ['a range that begins later', () => overwrite(sealed, '/ByteRange [0 ', () => '/ByteRange [1 '), 'byte-range'],
  [
    'a range that leaves out a byte more',
    () =>
      overwrite(sealed, /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/, old =>
        old.replace(/ (\d+) (\d+)\]/, (_, from, length) => ` ${Number(from) + 1} ${Number(length) - 1}]`),
      ),
    'byte-range',
  ],
  [
    'a range beyond the file',
    () => overwrite(sealed, /\/ByteRange \[0 \d+ \d+ \d+\]/, old => old.replace(/(\d+)\]/, (_, length) => `${Number(length) + 1}]`)),
    'byte-range',
  ],
  ['a value that is no hexadecimal string', () => overwrite(sealed, /\/Contents <30/, () => '/Contents <zz'), 'unreadable'],
  ['a value that is not CMS', () => overwrite(sealed, /\/Contents <30/, () => '/Contents <31'), 'cms-malformed'],
  ['bytes hidden behind the CMS', () => overwrite(sealed, /00>(?=\s*\/Reason)/, () => '01>'), 'cms-malformed'],
  ['another kind of signature', () => overwrite(sealed, '/ETSI.CAdES.detached', () => '/ETSI.RFC3161'), 'unknown-format'],
  ['a key of the signature said twice', () => overwrite(sealed, '/ContactInfo ()', () => '/Filter /Sig'), 'unreadable'],
  ['nothing', () => Buffer.alloc(0), 'unreadable'],
  ['another file', () => Buffer.from('%PDF-1.7\n'), 'unreadable'],
  [
    'a cross-reference table that points to itself',
    () => Buffer.from('%PDF-1.7\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9>>\nstartxref\n9\n%%EOF'),
    'unreadable',
  ],
  [
    'an encrypted file',
    () => overwrite(sealed, /\/Info 254 0 R|\/Info \d+ 0 R(?![\s\S]*\/Info )/, () => '/Encrypt 3 0 R'.padEnd(13)),
    'unreadable',
  ],
  [
    'arrays nested 100,000 deep',
    () => Buffer.from(`%PDF-1.7\nxref\n0 0\ntrailer\n${'['.repeat(100_000)}\nstartxref\n9\n%%EOF`),
    'unreadable',
  ],
  ['a table that inflates a thousandfold', () => bomb(), 'unreadable'],
  ['a file of more than 64 MiB', () => Buffer.alloc(64 * 1024 * 1024 + 1), 'too-big'],
])('%s is refused', (_, make, kind) => {
  expect(verdict(make())).toBe(kind);
});

function bomb(): Buffer {
  const data = deflateSync(Buffer.alloc(80 * 1024 * 1024));
  const head = `%PDF-1.7\n1 0 obj\n<</Type/XRef/Size 1/W[1 2 1]/Filter/FlateDecode/Length ${data.length}>>\nstream\n`;
  return Buffer.concat([Buffer.from(head), data, Buffer.from('\nendstream\nendobj\nstartxref\n9\n%%EOF')]);
}

test('the signer must be trusted, and at that time', async () => {
  expect(verdict(sealed, (await testSeals()).trust)).toBe('untrusted-signer');
  expect(verdict(sealed, { at: house.trust.at })).toBe('untrusted-signer');
  expect(verdict(sealed, { ...house.trust, at: new Date(house.now.getTime() + 6 * 366 * 86_400_000) })).toBe('certificate-not-valid-then');
});

test('a sealed file that somebody signs again is for a person to judge, and we do not seal twice ourselves', async () => {
  expect(verdict(await signedBy(sealed, () => Buffer.of(0x30, 0)))).toBe('several-signatures');
  await expect(house.seals.sealPdf('letters', sealed, house.now, '')).rejects.toThrow('already');
});

test('whatever byte of a sealed letter is changed, it is refused or nothing but the room for the signature has changed', () => {
  const start = sealed.indexOf('/Contents <30') + 11;
  const end = sealed.indexOf('>', start);
  fc.assert(
    fc.property(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] as number) ^ change;
      if (verdict(changed) === 'accepted') expect(at > start && at < end).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

describe.skipIf(absent('pdfsig', 'certutil'))('pdfsig, which other people wrote,', () => {
  let nss: string;
  beforeAll(() => {
    nss = `sql:${newFolder()}`;
    ask('certutil', '-N', '-d', nss, '--empty-password');
    ask('certutil', '-A', '-d', nss, '-n', 'root', '-t', 'CT,C,C', '-i', house.rootFile);
  });
  const pdfsig = (pdf: Buffer): string => {
    const file = join(newFolder(), 'letter.pdf');
    writeFileSync(file, pdf);
    return ask('pdfsig', '-nssdir', nss, file).text;
  };

  test('finds our seal valid, trusted and over the whole file', () => {
    const said = pdfsig(sealed);
    for (const words of ['Signature is Valid', 'Certificate is Trusted', 'Total document signed', 'ETSI.CAdES.detached', 'SHA-256'])
      expect(said).toContain(words);
    expect(said).not.toContain('Not total');
  });
  test('refuses a letter with another byte in it', () => {
    expect(pdfsig(overwrite(sealed, '/MediaBox [0 0 595', () => '/MediaBox [0 0 594'))).toContain('Digest Mismatch');
  });
  test('says of an added tail that it is not signed, where we refuse the file', () => {
    const longer = Buffer.concat([sealed, Buffer.from('\n% x\n')]);
    expect(pdfsig(longer)).toContain('Not total document signed');
    expect(verdict(longer)).toBe('not-whole-file');
  });
});

describe.skipIf(absent('openssl'))('openssl, as signer and as verifier,', () => {
  let jan: Signer;
  beforeAll(() => {
    jan = newSigner(...P256);
  });

  const cms =
    (who: Signer, ...words: string[]) =>
    (content: Buffer): Buffer => {
      const folder = newFolder();
      const [input, output] = [join(folder, 'content'), join(folder, 'cms')];
      writeFileSync(input, content);
      const [key, certificate] = who.files.split(',') as [string, string];
      const said = ask(
        'openssl',
        'cms',
        '-sign',
        '-binary',
        '-outform',
        'DER',
        '-in',
        input,
        '-out',
        output,
        '-signer',
        certificate,
        '-inkey',
        key,
        ...words,
      );
      if (said.status !== 0) throw new Error(said.text);
      return readFileSync(output);
    };
  const by = async (who: Signer, ...words: string[]) =>
    verdict(await signedBy(plain, cms(who, ...words)), { signers: [who.certificate, jan.certificate], at: house.trust.at });

  test('verifies the CMS of our seal', () => {
    const folder = newFolder();
    const [content, message] = [join(folder, 'content'), join(folder, 'cms')];
    const [, before, behind] = /\/ByteRange \[0 (\d+) (\d+)/.exec(sealed.toString('latin1'))?.map(Number) ?? [];
    writeFileSync(content, Buffer.concat([sealed.subarray(0, before), sealed.subarray(behind)]));
    writeFileSync(message, Buffer.from(sealed.toString('latin1', (before as number) + 1, (behind as number) - 1), 'hex'));
    const said = ask(
      'openssl',
      'cms',
      '-verify',
      '-cades',
      '-binary',
      '-inform',
      'DER',
      '-in',
      message,
      '-content',
      content,
      '-CAfile',
      house.rootFile,
      '-purpose',
      'any',
      '-out',
      '/dev/null',
    );
    expect(said).toMatchObject({ status: 0, text: expect.stringContaining('success') });
  });

  test.each<[string, () => Signer, string[], VerifyPdfRefusal | 'accepted']>([
    ['by CAdES', () => jan, ['-cades'], 'accepted'],
    ['by CAdES with SHA-512', () => jan, ['-cades', '-md', 'sha512'], 'accepted'],
    ['with RSA', () => newSigner('-newkey', 'rsa:2048'), ['-cades'], 'accepted'],
    [
      'with RSA-PSS',
      () => newSigner('-newkey', 'rsa:2048'),
      ['-cades', '-keyopt', 'rsa_padding_mode:pss', '-keyopt', 'rsa_pss_saltlen:digest'],
      'accepted',
    ],
    ['without naming the certificate', () => jan, [], 'no-signing-certificate'],
    ['without signed attributes', () => jan, ['-noattr'], 'no-signed-attributes'],
    ['with the content inside', () => newSigner(...P256), ['-cades', '-nodetach'], 'not-detached'],
    ['without the certificate', () => jan, ['-cades', '-nocerts'], 'other-certificate'],
    ['with SHA-1', () => jan, ['-cades', '-md', 'sha1'], 'weak-algorithm'],
    ['with a hash outside the list', () => jan, ['-cades', '-md', 'sha224'], 'unknown-algorithm'],
    ['with RSA of 1024 bits', () => newSigner('-newkey', 'rsa:1024'), ['-cades'], 'weak-algorithm'],
    ['with a curve outside the list', () => newSigner('-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:secp256k1'), ['-cades'], 'key-type'],
    [
      'by a certificate for key agreement',
      () => newSigner(...P256, '-addext', 'keyUsage=critical,keyAgreement'),
      ['-cades'],
      'certificate-not-for-signing',
    ],
  ])('signs %s', async (_, who, words, kind) => {
    expect(await by(who(), ...words)).toBe(kind);
  });

  test('signs twice in one message', async () => {
    const other = newSigner(...P256).files.split(',') as [string, string];
    expect(await by(jan, '-cades', '-signer', other[1], '-inkey', other[0])).toBe('several-signers');
  });

  test('signs another letter, and its signature is carried into this one', async () => {
    const foreign = cms(jan, '-cades')(Buffer.from('another letter'));
    expect(verdict(await signedBy(plain, () => foreign), { signers: [jan.certificate], at: house.trust.at })).toBe('digest');
  });

  /** A signature of Jan’s with its message changed before it goes into the file. */
  const changed = async (change: (message: Buffer) => void) => {
    const pdf = await signedBy(plain, content => {
      const message = cms(jan, '-cades')(content);
      change(message);
      return message;
    });
    return verdict(pdf, { signers: [jan.certificate], at: house.trust.at });
  };
  const turn = (message: Buffer, at: number) => {
    message[at] = (message[at] as number) ^ 1;
  };

  test('signs, and a bit of the value is turned', async () => {
    expect(await changed(message => turn(message, message.length - 1))).toBe('signature-value');
  });

  test('signs, and the message says it is something else', async () => {
    expect(await changed(message => turn(message, message.indexOf(Buffer.from('2a864886f70d010702', 'hex')) + 8))).toBe('cms-malformed');
  });

  test('signs, and the signer is said to be another', async () => {
    const serial = Buffer.from(jan.certificate.serialNumber, 'hex');
    expect(await changed(message => turn(message, message.indexOf(serial, message.indexOf(serial) + 1) + serial.length - 1))).toBe(
      'other-certificate',
    );
  });
});

test('whatever byte of the message is changed, nobody but its signer comes out, and nothing is thrown', () => {
  const start = sealed.indexOf('/Contents <30') + 11;
  const length = 4 + Number.parseInt(sealed.toString('latin1', start + 4, start + 8), 16);
  const signer = house.seals.keys.certificate('letters').raw;
  const alter = (at: number, value: number): void => {
    const altered = Buffer.from(sealed);
    altered.write(value.toString(16).padStart(2, '0'), start + 2 * at, 'latin1');
    const result = verifyPdf(altered, house.trust);
    if (result.ok) expect(result.value.signer.raw.equals(signer)).toBe(true);
  };
  // Zero makes a length nothing and a kind unknown: each place is tried with it.
  for (let at = 0; at < length; at += 1) alter(at, 0);
  fc.assert(fc.property(fc.nat(length - 1), fc.integer({ min: 0, max: 255 }), alter), { numRuns: 5000 });
}, 120_000);

describe('files signed by others across Europe', () => {
  const OWN_TRUST: Trust = { at: new Date() };
  /** Their signers are nobody’s we trust; with a true signature that is all there is to say against them. */
  const TRUE: ReadonlySet<string> = new Set(['untrusted-signer', 'certificate-not-valid-then', 'certificate-not-for-signing']);
  /** Right by arithmetic, and still outside our profile. */
  const REFUSED_BY_POLICY: Readonly<Record<string, VerifyPdfRefusal>> = {
    'DSS-1683.pdf': 'no-signed-attributes',
    'DSS-2155.pdf': 'cms-malformed',
    'TEST2_signed_with_zero_policy_hash.pdf': 'not-whole-file',
    'belgian_pki_multiple_ocsps_lt.pdf': 'not-whole-file',
    'hello_signed_INCSAVE_signed.pdf': 'several-signatures',
    'pdf-with-vri-timestamp.pdf': 'not-whole-file',
    'siwa.pdf': 'byte-range',
    'dss-1376_DSS1376-rev_n-2.pdf': 'not-whole-file',
    'dss-1376_DSS1376-rev_n-4.pdf': 'not-whole-file',
    'dss-1376_DSS1376-rev_n.pdf': 'several-signatures',
  };
  const all = vectors('pades').map(vector => [vector.file.replace(/^pades_/, ''), vector] as const);

  test.skipIf(all.length === 0).each(all)('%s', (name, { label, bytes }) => {
    const kind = verdict(bytes, OWN_TRUST);
    if (name in REFUSED_BY_POLICY) expect(kind).toBe(REFUSED_BY_POLICY[name]);
    else if (label === 'crypto-ok') expect(TRUE).toContain(kind);
    else expect(TRUE).not.toContain(kind);
  });

  test.skipIf(all.length === 0)('10 of them are true, 10 refused by our policy and 7 because they are false', () => {
    const kinds = all.map(([name, { bytes }]) =>
      name in REFUSED_BY_POLICY ? 'policy' : TRUE.has(verdict(bytes, OWN_TRUST)) ? 'true' : 'false',
    );
    expect(['true', 'policy', 'false'].map(kind => kinds.filter(one => one === kind).length)).toEqual([10, 10, 7]);
  });
});
