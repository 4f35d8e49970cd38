import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { EICAR } from '#outside/scanner/harmful.ts';
import { startScanner } from '#outside/scanner/scanner.ts';
import { makeScanner, scannerOf } from './scanner.ts';
import { makeZip } from './testing/make-zip.ts';

let standIn: Awaited<ReturnType<typeof startScanner>>;
beforeAll(async () => {
  standIn = await startScanner({ port: 0, production: false });
});
afterAll(() => standIn.close());

const scan = (bytes: Buffer, port = standIn.port, timeoutMs = 5000) => makeScanner({ host: '127.0.0.1', port, timeoutMs }).scan(bytes);

/** A scanner that misbehaves. */
async function against(serve: (socket: Socket) => void, work: (port: number) => Promise<void>): Promise<void> {
  const open = new Set<Socket>();
  const server: Server = createServer(socket => {
    open.add(socket);
    socket.on('error', () => undefined);
    serve(socket);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  try {
    await work((server.address() as { port: number }).port);
  } finally {
    for (const socket of open) socket.destroy();
    server.close();
  }
}

test('a harmless file is clean, whatever its size', async () => {
  for (const bytes of [Buffer.alloc(0), Buffer.from('dzień dobry'), Buffer.alloc(5 * 1024 * 1024, 'ab')])
    expect(await scan(bytes)).toEqual({ kind: 'clean' });
});

test('the test virus is found, also across the border of two chunks', async () => {
  const infected = { kind: 'infected', name: 'Eicar-Test-Signature' };
  expect(await scan(EICAR)).toEqual(infected);
  expect(await scan(Buffer.concat([Buffer.alloc(64 * 1024 - 10, 'a'), EICAR, Buffer.alloc(100)]))).toEqual(infected);
});

test('many files at once each get their own verdict', async () => {
  const verdicts = await Promise.all(Array.from({ length: 20 }, (_, i) => scan(i % 2 === 0 ? EICAR : Buffer.from(`file ${i}`))));
  expect(verdicts.map(verdict => verdict.kind)).toEqual(Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 'infected' : 'clean')));
});

test('a scanner that is down is never a clean verdict', async () => {
  const stopped = await startScanner({ port: 0, production: false });
  await stopped.close();
  expect((await scan(EICAR, stopped.port)).kind).toBe('unavailable');
});

test('a scanner that says nothing is given up after the time set', async () => {
  await against(
    () => undefined,
    async port => {
      expect(await scan(Buffer.from('x'), port, 200)).toEqual({ kind: 'unavailable', why: 'no answer in 200 ms' });
    },
  );
});

test.each([
  ['half an answer', 'stream: OK'],
  ['an error', 'INSTREAM size limit exceeded. ERROR\0'],
  ['an answer to something else', 'PONG\0'],
  ['OK with more behind it', 'stream: OK but\0'],
  ['nothing', ''],
])('a scanner that says %s has given no verdict', async (_, said) => {
  await against(
    socket => void socket.once('data', () => socket.end(said, 'latin1')),
    async port => {
      expect((await scan(Buffer.from('x'), port)).kind).toBe('unavailable');
    },
  );
});

test('a file beyond the limit of the scanner waits', async () => {
  expect((await scan(Buffer.alloc(26 * 1024 * 1024))).kind).toBe('unavailable');
});

test('the house scans with clamd where one is set, else with the stand-in', async () => {
  expect(await scannerOf({ SCANNER: '', SCANNER_PORT: standIn.port as never }).scan(EICAR)).toMatchObject({ kind: 'infected' });
  expect(await scannerOf({ SCANNER: `127.0.0.1:${standIn.port}`, SCANNER_PORT: 1 as never }).scan(EICAR)).toMatchObject({
    kind: 'infected',
  });
});

test('the test virus is found inside a ZIP', async () => {
  expect(
    (
      await scan(
        makeZip([
          { name: 'a.txt', bytes: Buffer.from('a') },
          { name: 'eicar.com', bytes: EICAR },
        ]),
      )
    ).kind,
  ).toBe('infected');
});
