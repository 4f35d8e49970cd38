import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('with nothing set, the demo runs on defaults', () => {
  const config = readConfig('.', {});
  expect(config.ok && config.value.OKIENKO_PORT).toBe(8080);
  expect(config.ok && config.value.OKIENKO_PRODUCTION).toBe(false);
});

test('all faults are told at once, not one by one', () => {
  const config = readConfig('.', { OKIENKO_PORT: 'eighty', OKIENKO_ROLE: 'king', OKIENKO_PROT: '1' });
  expect(config.ok).toBe(false);
  expect(!config.ok && config.refusal).toEqual([
    'OKIENKO_ROLE is one of all, web, worker, relay, attempts, not "king".',
    'OKIENKO_PORT is a whole number from 0 to 65535, not "eighty".',
    'OKIENKO_PROT is not a setting of Okienko. Is it misspelled?',
  ]);
});

test('production refuses to start on stand-ins', () => {
  const config = readConfig('.', { OKIENKO_PRODUCTION: 'yes', SIGN_IN_PORT: '8081' });
  const faults = config.ok ? [] : config.refusal;
  expect(faults.some(fault => fault.startsWith('SIGN_IN_ISSUER must be set in production'))).toBe(true);
  expect(faults.some(fault => fault.startsWith('SIGN_IN_PORT is for the demo only'))).toBe(true);
});

test('a secret may be kept in a file', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'okienko-')), 'url');
  writeFileSync(file, 'postgres://db/okienko\n');
  const config = readConfig('.', { DATABASE_URL_FILE: file });
  expect(config.ok && config.value.DATABASE_URL).toBe('postgres://db/okienko');
});
