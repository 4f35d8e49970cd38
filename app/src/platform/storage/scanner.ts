import { connect } from 'node:net';
import type { Config } from '#platform/config/config.ts';

/** What the scanner says of a file. `unavailable` is never clean: the file waits for the scan. */
export type Verdict = { kind: 'clean' } | { kind: 'infected'; name: string } | { kind: 'unavailable'; why: string };

export interface Scanner {
  scan(bytes: Buffer): Promise<Verdict>;
}

const SCAN_TIMEOUT_MS = 20_000;
const CHUNK_BYTES = 64 * 1024;
const ANSWER_BYTES_AT_MOST = 4096;

/** The scanner of this house: clamd where one is set, else the stand-in of the demo. */
export function scannerOf(config: Pick<Config, 'SCANNER' | 'SCANNER_PORT'>): Scanner {
  const [, host = '127.0.0.1', port = String(config.SCANNER_PORT)] = /^\[?(.+?)\]?:(\d+)$/.exec(config.SCANNER) ?? [];
  return makeScanner({ host, port: Number(port), timeoutMs: SCAN_TIMEOUT_MS });
}

/** Client of clamd (INSTREAM). One connection a file.
 *  @param options.timeoutMs for the whole exchange */
export function makeScanner(options: { host: string; port: number; timeoutMs: number }): Scanner {
  return { scan: bytes => new Promise(resolve => exchange(options, bytes, resolve)) };
}

function exchange(
  { host, port, timeoutMs }: { host: string; port: number; timeoutMs: number },
  bytes: Buffer,
  answer: (verdict: Verdict) => void,
): void {
  let said = '';
  const socket = connect({ host, port });
  const end = (verdict: Verdict): void => {
    clearTimeout(limit);
    socket.destroy();
    answer(verdict);
  };
  const limit = setTimeout(() => end({ kind: 'unavailable', why: `no answer in ${timeoutMs} ms` }), timeoutMs);
  socket.setEncoding('latin1');
  socket.on('error', fault => end({ kind: 'unavailable', why: fault.message }));
  socket.on('connect', () => {
    socket.write('zINSTREAM\0');
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      const chunk = bytes.subarray(at, at + CHUNK_BYTES);
      socket.write(lengthOf(chunk));
      socket.write(chunk);
    }
    socket.write(lengthOf(Buffer.alloc(0)));
  });
  socket.on('data', text => {
    said += String(text);
    if (said.includes('\0') || said.length > ANSWER_BYTES_AT_MOST) end(verdictOf(said.split('\0')[0] as string));
  });
  // Cut off before the NUL that ends an answer: half a sentence is no verdict.
  socket.on('close', () => end({ kind: 'unavailable', why: 'the connection closed before the answer was whole' }));
}

function lengthOf(chunk: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(chunk.length);
  return length;
}

function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { kind: 'clean' };
  const infected = /^stream: (.+) FOUND$/.exec(answer);
  return infected ? { kind: 'infected', name: infected[1] as string } : { kind: 'unavailable', why: answer.slice(0, 200) };
}
