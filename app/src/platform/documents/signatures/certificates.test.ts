import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { absent, ask, newFolder } from '../testing/witnesses.ts';
import { trustedSigner } from './certificates.ts';

interface Issued {
  readonly certificate: X509Certificate;
  readonly file: string;
  readonly keyFile: string;
}

const AUTHORITY = 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign';
const SEAL = 'basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature';
const soon = new Date(Date.now() + 60_000);

/** A certificate issued by `by`, or by itself. */
function issue(name: string, extensions: string, by?: Issued, days = '30'): Issued {
  const folder = newFolder();
  const [keyFile, request, file, options] = ['key.pem', 'request.pem', 'certificate.pem', 'extensions'].map(part => join(folder, part)) as [
    string,
    string,
    string,
    string,
  ];
  writeFileSync(options, extensions);
  ask(
    'openssl',
    'req',
    '-new',
    '-nodes',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-subj',
    `/CN=${name}`,
    '-keyout',
    keyFile,
    '-out',
    request,
  );
  const issuer = by ? ['-CA', by.file, '-CAkey', by.keyFile] : ['-signkey', keyFile];
  const said = ask('openssl', 'x509', '-req', '-in', request, '-out', file, '-days', days, '-extfile', options, ...issuer);
  if (said.status !== 0) throw new Error(said.text);
  return { certificate: new X509Certificate(readFileSync(file)), file, keyFile };
}

describe.skipIf(absent('openssl'))('whether a signer is trusted', () => {
  let root: Issued;
  beforeAll(() => {
    root = issue('Root', AUTHORITY);
  });
  const verdict = (signer: Issued, brought: readonly Issued[] = [], at = soon) => {
    const result = trustedSigner(
      signer.certificate,
      brought.map(one => one.certificate),
      { authorities: [root.certificate], at },
    );
    return result.ok ? 'trusted' : result.refusal;
  };

  test('issued by an authority we know', () => {
    expect(verdict(issue('Firma X', SEAL, root))).toBe('trusted');
  });

  test('issued by an authority between, which it brings along', () => {
    const between = issue('Between', AUTHORITY, root);
    const signer = issue('Firma X', SEAL, between);
    expect(verdict(signer, [between])).toBe('trusted');
    expect(verdict(signer)).toBe('untrusted-signer');
  });

  test('issued by somebody who only has the name of our authority', () => {
    const other = issue('Root', AUTHORITY);
    expect(verdict(issue('Firma X', SEAL, other), [other])).toBe('untrusted-signer');
  });

  test('by itself', () => {
    expect(verdict(issue('Root', SEAL))).toBe('untrusted-signer');
  });

  test.each([
    ['a seal', SEAL],
    ['an authority that may not sign certificates', 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,digitalSignature'],
    ['an authority with a constraint we do not understand', `${AUTHORITY}\nnameConstraints=critical,permitted;email:firma.test`],
  ])('issued by %s, which our authority did issue', (_, extensions) => {
    const between = issue('Between', extensions, root);
    expect(verdict(issue('Firma X', SEAL, between), [between])).toBe('untrusted-signer');
  });

  test('issued by an authority between that has run out', () => {
    const between = issue('Between', AUTHORITY, root, '1');
    const signer = issue('Firma X', SEAL, between);
    expect(verdict(signer, [between])).toBe('trusted');
    expect(verdict(signer, [between], new Date(Date.now() + 2 * 86_400_000))).toBe('untrusted-signer');
  });

  test('issued below an authority that allows none below it', () => {
    const last = issue('Last', `${AUTHORITY}`.replace('CA:TRUE', 'CA:TRUE,pathlen:0'), root);
    const beneath = issue('Beneath', AUTHORITY, last);
    expect(verdict(issue('Firma X', SEAL, last), [last])).toBe('trusted');
    expect(verdict(issue('Firma X', SEAL, beneath), [beneath, last])).toBe('untrusted-signer');
  });

  test('at the end of a path of five authorities, but not of six', () => {
    const path = [root];
    for (let level = 1; level <= 5; level += 1) path.push(issue(`Level ${level}`, AUTHORITY, path.at(-1)));
    expect(verdict(issue('Firma X', SEAL, path[4]), path)).toBe('trusted');
    expect(verdict(issue('Firma X', SEAL, path[5]), path)).toBe('untrusted-signer');
  });

  test('pinned, but not for signing, or not at that time', () => {
    const signer = issue('Jan', 'keyUsage=critical,keyAgreement');
    expect(trustedSigner(signer.certificate, [], { signers: [signer.certificate], at: soon })).toMatchObject({
      refusal: 'certificate-not-for-signing',
    });
    const good = issue('Jan', SEAL);
    expect(trustedSigner(good.certificate, [], { signers: [good.certificate], at: new Date('2020-01-01') })).toMatchObject({
      refusal: 'certificate-not-valid-then',
    });
  });
});
