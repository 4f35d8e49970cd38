import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { attemptsSocket, ownSocketFolder } from './socket.ts';

const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-socket-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const deep = '/a-data-folder-as-deep-as-some-are/'.repeat(4);

test('the socket lies in the data folder, and for a deep one in a folder made for this user alone', () => {
  expect(attemptsSocket('/srv/okienko')).toBe('/srv/okienko/attempts/socket');
  const socket = attemptsSocket(deep, temporary());
  ownSocketFolder(socket, 'make');
  expect(statSync(dirname(socket)).mode & 0o777).toBe(0o700);
  ownSocketFolder(socket, 'look');
});

test('a folder that others may open, or that leads elsewhere, is refused, with what to do', () => {
  const open = attemptsSocket(deep, temporary());
  mkdirSync(dirname(open));
  chmodSync(dirname(open), 0o770);
  const led = attemptsSocket(deep, temporary());
  symlinkSync(temporary(), dirname(led));
  for (const socket of [open, led])
    for (const wish of ['make', 'look'] as const) expect(() => ownSocketFolder(socket, wish)).toThrow('set OKIENKO_DATA');
});
