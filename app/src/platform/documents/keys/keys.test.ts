import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { INSTITUTION } from '../testing/seals.ts';
import { absent, ask, newFolder } from '../testing/witnesses.ts';
import { SEAL_USES } from './authority.ts';
import { openSeals } from './make-seals.ts';

const now = new Date('2026-11-23T03:00:00Z');
const folder = () => join(newFolder(), 'keys');
const open = (at: string) => openSeals(at, 'make-test-keys', INSTITUTION, now);

test('at first start keys are made, and at the next the same are read', async () => {
  const at = folder();
  const first = await open(at);
  const second = await openSeals(at, 'refuse', INSTITUTION, now);
  for (const use of SEAL_USES) expect(second.keys.certificate(use).fingerprint256).toBe(first.keys.certificate(use).fingerprint256);
});

test('in production nobody makes keys by the way', async () => {
  await expect(openSeals(folder(), 'refuse', INSTITUTION, now)).rejects.toThrow('No keys');
});

test('two processes that start at once end with the same keys', async () => {
  const at = folder();
  const [one, other] = await Promise.all([open(at), open(at)]);
  expect(one.keys.certificate('receipts').fingerprint256).toBe(other.keys.certificate('receipts').fingerprint256);
  expect(readdirSync(join(at, '..'))).toEqual(['keys']);
});

test('each use has its own key, and every name says TEST', async () => {
  const { keys } = await open(folder());
  const subjects = SEAL_USES.map(use => keys.certificate(use));
  expect(new Set(subjects.map(one => one.publicKey.export({ type: 'spki', format: 'pem' }))).size).toBe(SEAL_USES.length);
  for (const one of [...subjects, ...keys.chain('letters')]) {
    expect(one.subject).toContain('TEST');
    expect(one.subject).toContain(`O=${INSTITUTION.name}`);
    expect(one.subject).toContain('VATPL-5213017228');
  }
});

test('private keys are for their owner only, and one that others can read is refused', async () => {
  const at = folder();
  await open(at);
  for (const use of SEAL_USES) expect(statSync(join(at, `${use}.key.pem`)).mode & 0o777).toBe(0o600);
  expect(readdirSync(at).some(name => name.includes('root') && readFileSync(join(at, name), 'utf8').includes('PRIVATE'))).toBe(false);
  chmodSync(join(at, 'letters.key.pem'), 0o640);
  await expect(open(at)).rejects.toThrow('letters.key.pem can be read by others');
});

test('a key that does not belong to its certificate is refused', async () => {
  const at = folder();
  await open(at);
  writeFileSync(join(at, 'letters.key.pem'), readFileSync(join(at, 'receipts.key.pem')), { mode: 0o600 });
  await expect(open(at)).rejects.toThrow('not the key');
});

test('signatures come in the form that was asked for', async () => {
  const { keys } = await open(folder());
  const bytes = Buffer.from('Anna');
  for (const form of ['der', 'ieee-p1363'] as const) {
    const signature = await keys.sign('receipts', bytes, form);
    expect(verify('sha256', bytes, { key: keys.certificate('receipts').publicKey, dsaEncoding: form }, signature)).toBe(true);
    if (form === 'ieee-p1363') expect(signature.length).toBe(64);
  }
});

test.skipIf(absent('openssl'))('openssl finds the chain in order, and the root unable to be a seal', async () => {
  const at = folder();
  const { keys } = await openSeals(at, 'make-test-keys', INSTITUTION, new Date());
  for (const use of SEAL_USES)
    expect(ask('openssl', 'verify', '-x509_strict', '-CAfile', join(at, 'root.pem'), join(at, `${use}.certificates.pem`))).toMatchObject({
      status: 0,
    });
  const said = ask('openssl', 'x509', '-in', join(at, 'letters.certificates.pem'), '-noout', '-text').text;
  for (const words of ['Digital Signature, Non Repudiation', 'CA:FALSE', 'prime256v1']) expect(said).toContain(words);
  expect(new X509Certificate(readFileSync(join(at, 'root.pem'))).ca && !keys.certificate('letters').ca).toBe(true);
});
