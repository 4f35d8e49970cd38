import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Lang } from '#platform/text/text.ts';

// Better a clear "come back" at once than an answer that comes too late for everybody. Two rules keep the work that is
// done worth doing when many more come than can be served:
// 1. Only so many requests are in hand at once that each is answered within TARGET_MS. The number is found by doing:
//    it falls by a tenth while answers take longer, and grows slowly while they do not (as TCP finds its window).
// 2. Who is sent away is sent away before anything of theirs is read, and only after a pause: a client that comes
//    back at once would otherwise spend on refusals the time that others need for answers.

/** Time from the headers to the end of the answer that the limit aims at. */
const TARGET_MS = 250;
/** Fewer are never let in: what is slow then is something else than their number. */
const LEAST_IN_HAND = 48;
/** More are never let in. Below what the filing writer can hold (FILING_QUEUE and two statements of 64). */
const MOST_IN_HAND = 320;
const WINDOW_MS = 100;
const GROWTH = 16;
const SHRINKING = 0.9;
/** A body this large takes its time on the way; that says nothing about us. */
const LARGE_BODY_BYTES = 64 * 1024;

const PAUSE_MS = 1_000;
const RETRY_AFTER_SECONDS = 2;
/** Let in to fail with something in hand. */
const MOST_FAILING = 32;
/** Waiting to be refused; beyond it the connection is closed at once. */
const MOST_PAUSED = 5_000;

/** Health and metrics are asked by those who watch over us and must hear the truth also when we are busy. A live line
 *  lasts as long as its page and is bounded by itself (realtime/stream.ts). */
const ALWAYS = /^\/(health|metrics|live)(\/|\?|$)/;

export interface Admission {
  /** Hands the request on to `serve`, or refuses it. */
  take(request: IncomingMessage, response: ServerResponse, serve: (request: IncomingMessage, response: ServerResponse) => void): void;
  /** The page for people who are sent away; until then, and for programs, it is a problem document. */
  showWhenBusy(pages: Readonly<Record<Lang, Buffer>>): void;
  /** POSTs to this path, a Fastify path with `:params`, are let in also when there is too much, a few at a time, so that
   *  their page can give something instead (`Page.whenWeFail`). */
  letFail(path: string): void;
  isTooMuch(request: IncomingMessage): boolean;
  inHand(): number;
  limit(): number;
  refused(): number;
}

/** @param headers sent with every refusal
 *  @param problem body for programs, JSON (RFC 9457) */
export function makeAdmission(headers: Readonly<Record<string, string>>, problem: string): Admission {
  let inHand = 0;
  let limit = MOST_IN_HAND;
  let paused = 0;
  let refused = 0;
  let pages: Readonly<Record<Lang, Buffer>> | undefined;
  let failing = 0;
  const mayFail: RegExp[] = [];
  const tooMuch = new WeakSet<IncomingMessage>();
  let window = { since: performance.now(), answers: 0, ms: 0, full: false };

  const answered = (ms: number): void => {
    window.answers += 1;
    window.ms += ms;
    const now = performance.now();
    if (now - window.since < WINDOW_MS) return;
    const slow = window.ms / window.answers > TARGET_MS;
    if (slow && (window.full || inHand > limit / 2)) limit = Math.max(LEAST_IN_HAND, Math.floor(limit * SHRINKING));
    else if (!slow) limit = Math.min(MOST_IN_HAND, limit + GROWTH);
    window = { since: now, answers: 0, ms: 0, full: false };
  };

  const refuse = (request: IncomingMessage, response: ServerResponse): void => {
    if (response.destroyed) return;
    const page = pages && request.headers.accept?.includes('text/html') ? pages[languageOf(request)] : undefined;
    response.writeHead(503, {
      ...headers,
      'retry-after': String(RETRY_AFTER_SECONDS),
      'cache-control': 'no-store',
      'content-length': String(Buffer.byteLength(page ?? problem)),
      'content-type': page ? 'text/html; charset=utf-8' : 'application/problem+json',
    });
    response.end(request.method === 'HEAD' ? undefined : (page ?? problem));
  };

  return {
    take(request, response, serve) {
      if (ALWAYS.test(request.url ?? '')) return serve(request, response);
      if (inHand < limit) {
        inHand += 1;
        const began = performance.now();
        response.once('close', () => {
          inHand -= 1;
          if (!(Number(request.headers['content-length']) > LARGE_BODY_BYTES)) answered(performance.now() - began);
        });
        return serve(request, response);
      }
      window.full = true;
      refused += 1;
      const path = (request.url ?? '').split('?')[0] as string;
      if (failing < MOST_FAILING && request.method === 'POST' && mayFail.some(one => one.test(path))) {
        failing += 1;
        response.once('close', () => {
          failing -= 1;
        });
        tooMuch.add(request);
        return serve(request, response);
      }
      if (paused >= MOST_PAUSED) {
        response.setHeader('connection', 'close');
        return refuse(request, response);
      }
      paused += 1;
      setTimeout(() => {
        paused -= 1;
        refuse(request, response);
      }, PAUSE_MS);
    },
    showWhenBusy(shown) {
      pages = shown;
    },
    letFail(path) {
      mayFail.push(new RegExp(`^${path.replace(/:[^/]+/g, '[^/]+')}$`));
    },
    isTooMuch: request => tooMuch.has(request),
    inHand: () => inHand,
    limit: () => limit,
    refused: () => refused,
  };
}

function languageOf(request: IncomingMessage): Lang {
  const chosen = /okienko-lang=(pl|en)/.exec(request.headers.cookie ?? '')?.[1];
  if (chosen === 'pl' || chosen === 'en') return chosen;
  return String(request.headers['accept-language'] ?? '')
    .trimStart()
    .toLowerCase()
    .startsWith('en')
    ? 'en'
    : 'pl';
}
