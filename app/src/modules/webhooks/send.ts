import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isPublicNumber, readAddress } from './rules/address.ts';

export interface Sent {
  /** Null where no answer came; `fault` then says why, in a word. */
  status: number | null;
  fault: string | null;
  milliseconds: number;
}

type LookUp = (host: string) => Promise<readonly { address: string; family: number }[]>;

const TIMEOUT_MS = 10_000;

/** Posts one message. The name is looked up once and the connection goes to the very address that was judged, so that a
 *  name which leads elsewhere a moment later leads nowhere. Redirects are not followed, and of the answer only the status
 *  is read.
 *  @param wish.demo lets loopback be called
 *  @param lookUp where a name leads */
export async function sendMessage(
  wish: { url: string; headers: Record<string, string>; body: string; demo: boolean },
  lookUp: LookUp = host => lookup(host, { all: true }),
): Promise<Sent> {
  const began = performance.now();
  const ended = (status: number | null, fault: string | null): Sent => ({
    status,
    fault,
    milliseconds: Math.round(performance.now() - began),
  });
  const read = readAddress(wish.url, wish.demo);
  if (!read.ok) return ended(null, read.refusal.kind);
  const url = read.value;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = await lookUp(host).catch(() => []);
  if (found.length === 0) return ended(null, 'name-not-found');
  const loopback = wish.demo && (host === 'localhost' || host === '127.0.0.1' || host === '::1');
  const good = found.filter(one => (loopback ? one.address === '127.0.0.1' || one.address === '::1' : isPublicNumber(one.address)));
  // One address inside is enough to refuse: which of them would be called is not ours to choose.
  const to = good.length === found.length ? good[0] : undefined;
  if (!to) return ended(null, 'address-not-public');
  return new Promise(told => {
    const ask = (url.protocol === 'https:' ? httpsRequest : httpRequest)(
      url,
      {
        method: 'POST',
        headers: {
          ...wish.headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(wish.body),
          'user-agent': 'Okienko-Webhooks/1',
        },
        agent: false,
        timeout: TIMEOUT_MS,
        signal: AbortSignal.timeout(TIMEOUT_MS),
        lookup: (_name, options, done) =>
          (options as { all?: boolean }).all ? (done as (f: null, a: object[]) => void)(null, [to]) : done(null, to.address, to.family),
      },
      answer => {
        told(ended(answer.statusCode ?? null, null));
        answer.destroy();
      },
    );
    ask.on('timeout', () => ask.destroy(new Error('timeout')));
    ask.on('error', fault => told(ended(null, wordOf(fault))));
    ask.end(wish.body);
  });
}

// The message of a fault may hold addresses of ours.
const wordOf = (fault: Error): string =>
  fault.name === 'TimeoutError' || fault.message === 'timeout' ? 'timeout' : ((fault as { code?: string }).code ?? 'no-answer');
