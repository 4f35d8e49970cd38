import { execFileSync } from 'node:child_process';
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readPublicKey } from './public-key.ts';

const jwkOf = (key: KeyObject): string => JSON.stringify(key.export({ format: 'jwk' }));
const pemOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'pem' }).toString();
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('a public key is taken as people have it', () => {
  const ed = generateKeyPairSync('ed25519');
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  test.each([
    ['JWK of P-256', jwkOf(ec.publicKey), 'ES256'],
    ['JWK Set of one', `{"keys":[${jwkOf(ec.publicKey)}]}`, 'ES256'],
    ['PEM of P-256', pemOf(ec.publicKey), 'ES256'],
    ['PEM of Ed25519', pemOf(ed.publicKey), 'EdDSA'],
    ['PEM of RSA 2048', pemOf(rsa.publicKey), 'PS256'],
  ])('%s', (_what, text, alg) => {
    const read = readPublicKey(text);
    expect(read.ok && read.value.jwk.alg).toBe(alg);
    expect(read.ok && 'd' in read.value.jwk).toBe(false);
  });

  test('the same key has one number however it is written', () => {
    const numbers = [jwkOf(ec.publicKey), pemOf(ec.publicKey)].map(text => {
      const read = readPublicKey(text);
      return read.ok && read.value.jwk.kid;
    });
    expect(new Set(numbers).size).toBe(1);
  });

  test('a certificate in PEM, which is kept with it', () => {
    const pem = execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
        '-subj',
        '/CN=kadry',
        '-keyout',
        '/dev/null',
      ],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    const read = readPublicKey(pem.slice(pem.indexOf('-----BEGIN CERT')));
    expect(read.ok && [read.value.jwk.alg, read.value.certificate !== null]).toEqual(['ES256', true]);
  });
});

describe('a key is refused that', () => {
  test.each([
    ['is the private half (JWK)', jwkOf(ec.privateKey), 'key-private'],
    ['is the private half (PEM)', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'key-private'],
    ['is a shared secret', '{"kty":"oct","k":"c2VjcmV0"}', 'key-private'],
    ['is too short', pemOf(generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey), 'key-weak'],
    ['is of a curve that the API does not take', pemOf(generateKeyPairSync('ec', { namedCurve: 'P-384' }).publicKey), 'key-weak'],
    ['is nothing', '   ', 'key-unreadable'],
    ['is no key', 'ssh-rsa AAAA', 'key-unreadable'],
    ['is broken JSON', '{"kty":', 'key-unreadable'],
    ['is endless', `{"kty":"EC","x":"${'a'.repeat(9_000)}"}`, 'key-unreadable'],
    ['is of no kind there is', '{"kty":"XX"}', 'key-unreadable'],
  ])('%s', (_what, text, kind) => {
    expect(readPublicKey(text)).toEqual({ ok: false, refusal: { kind } });
  });
});
