import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeZip } from '#platform/storage/testing/make-zip.ts';
import { EICAR, findHarm } from './harmful.ts';
import { startScanner } from './scanner.ts';

let standIn: Awaited<ReturnType<typeof startScanner>>;
beforeAll(async () => {
  standIn = await startScanner({ port: 0, production: false });
});
afterAll(() => standIn.close());

const say = (...pieces: readonly (string | Buffer)[]): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(standIn.port, '127.0.0.1', async () => {
      for (const piece of pieces) {
        socket.write(piece);
        // Each piece alone on the wire, as a slow client sends them.
        await new Promise(next => setImmediate(next));
      }
    });
    socket.on('data', data => (answer += String(data)));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

test('it answers as clamd does, ending as it was asked', async () => {
  expect([await say('zPING\0'), await say('nPING\n'), await say('PING\n'), await say('zP', 'ING\0')]).toEqual([
    'PONG\0',
    'PONG\n',
    'PONG\n',
    'PONG\0',
  ]);
  expect(await say('zRELOAD\0')).toBe('UNKNOWN COMMAND\0');
});

test('its version says that it is a stand-in', async () => {
  expect(await say('zVERSION\0')).toContain('stand-in');
});

test('a stream in pieces of any size is read as one', async () => {
  const length = Buffer.from([0, 0, 0, EICAR.length]);
  const end = Buffer.alloc(4);
  expect(await say('nINSTREAM\n', length.subarray(0, 2), length.subarray(2), EICAR.subarray(0, 30), EICAR.subarray(30), end)).toBe(
    'stream: Eicar-Test-Signature FOUND\n',
  );
  expect(await say(Buffer.concat([Buffer.from('zINSTREAM\0'), length, EICAR, end]))).toBe('stream: Eicar-Test-Signature FOUND\0');
});

test('EICAR is found stored, deflated, and in a ZIP within a ZIP', () => {
  const inside = makeZip([{ name: 'eicar.com', bytes: EICAR }]);
  expect(findHarm(makeZip([{ name: 'eicar.com', bytes: EICAR, stored: true }]))).toBe('Eicar-Test-Signature');
  expect(findHarm(inside)).toBe('Eicar-Test-Signature');
  expect(findHarm(makeZip([{ name: 'a.zip', bytes: inside }]))).toBe('Eicar-Test-Signature');
  expect(findHarm(makeZip([{ name: 'a.txt', bytes: Buffer.from('a') }]))).toBeUndefined();
});

test('a ZIP bomb is passed over, not unpacked', () => {
  const bomb = makeZip([{ name: 'zeros', bytes: Buffer.alloc(21 * 1024 * 1024), claims: 10 }]);
  expect(findHarm(bomb)).toBeUndefined();
});

test('it does not start in production', async () => {
  await expect(startScanner({ port: 0, production: true })).rejects.toThrow(/production/);
});
