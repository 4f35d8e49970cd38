import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { socketFolderFor } from './socket-folder.ts';

const temporary = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-socket-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const deep = '/a-data-folder-as-deep-as-some-are'.repeat(4);

test('the socket of the database lies beside its data, and for a deep folder in one made for this user alone', () => {
  const data = temporary();
  expect(socketFolderFor(data)).toBe(join(data, 'socket'));
  const [place, other] = [temporary(), temporary()];
  const made = socketFolderFor(deep, undefined, place);
  expect(dirname(made)).toBe(place);
  expect(statSync(made).mode & 0o777).toBe(0o700);
  expect(socketFolderFor(deep, undefined, place)).toBe(made);
  expect(socketFolderFor(`${deep}-2`, undefined, other)).not.toBe(socketFolderFor(deep, undefined, other));
});

test('a folder that others may open, or that leads elsewhere, is refused, with what to do', () => {
  const [open, led] = [temporary(), temporary()];
  chmodSync(socketFolderFor(deep, undefined, open), 0o750);
  const link = socketFolderFor(deep, undefined, led);
  rmSync(link, { recursive: true });
  symlinkSync(temporary(), link);
  for (const place of [open, led]) expect(() => socketFolderFor(deep, undefined, place)).toThrow('set OKIENKO_DATA');
  const near = temporary();
  mkdirSync(join(near, 'socket'));
  chmodSync(join(near, 'socket'), 0o755);
  expect(() => socketFolderFor(near)).toThrow('not a folder of this user alone');
});

// Only root may give a folder away.
test.skipIf(process.getuid?.() !== 0)('a folder of somebody else is refused, but not one of the user whom the server runs as', () => {
  const place = temporary();
  const folder = socketFolderFor(deep, { uid: 4711, gid: 4711 }, place);
  expect(statSync(folder).uid).toBe(4711);
  expect(socketFolderFor(deep, { uid: 4711, gid: 4711 }, place)).toBe(folder);
  chownSync(folder, 4712, 4712);
  expect(() => socketFolderFor(deep, { uid: 4711, gid: 4711 }, place)).toThrow('set OKIENKO_DATA');
  expect(() => socketFolderFor(deep, undefined, place)).toThrow('set OKIENKO_DATA');
});
