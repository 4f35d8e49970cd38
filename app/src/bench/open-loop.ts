import { writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { type Caller, caller } from './caller.ts';
import { filingRequest } from './filing-sample.ts';

/** Filings that arrive at a fixed rate whether or not the earlier ones were answered, as people do. */
export interface OpenLoop {
  port: number;
  perSecond: number;
  seconds: number;
  /** Connections at most; who finds none free waits on their own side. */
  connections: number;
  crowd: number;
  /** File for what was heard. */
  report: string;
}

export interface Heard {
  /** Arrivals meant to come, and those that found a connection. */
  offered: number;
  sent: number;
  /** 201 in the time after the first second, and how long that was. */
  acknowledged: number;
  measuredSeconds: number;
  /** Of the 201s, from the moment the person came, waiting for a connection included. */
  p50Ms: number;
  p99Ms: number;
  refused: number;
  refusedWithoutRetryAfter: number;
  /** Any other answer, or a connection that broke. */
  other: number;
  /** Every submission that was acknowledged, in the first second too. */
  submissionIds: string[];
}

const TICK_MS = 2;
const SETTLING_MS = 1_000;

/** `./okienko bench open-loop <json>`: a process of its own, so that it does not share the server's thread. */
export async function openLoop(wish: OpenLoop): Promise<void> {
  const heard: Heard = {
    offered: 0,
    sent: 0,
    acknowledged: 0,
    measuredSeconds: wish.seconds - SETTLING_MS / 1000,
    p50Ms: 0,
    p99Ms: 0,
    refused: 0,
    refusedWithoutRetryAfter: 0,
    other: 0,
    submissionIds: [],
  };
  const times: number[] = [];
  const began = performance.now();
  const free: Caller[] = [];
  let over = false;
  const next = (caller: Caller): void => {
    if (over || heard.sent >= heard.offered) free.push(caller);
    else send(caller);
  };
  // People are served in the order they came, so who waits is just those between `sent` and `offered`.
  const send = (caller: Caller): void => {
    // When this person came, not when we got round to them.
    const since = began + (heard.sent / wish.perSecond) * 1000;
    heard.sent += 1;
    caller.ask(filingRequest(wish.port, heard.sent % wish.crowd, keyOf(heard.sent)), answer => {
      const now = performance.now();
      if (answer === undefined) {
        if (!over) heard.other += 1;
      } else if (answer.startsWith('HTTP/1.1 201')) {
        heard.submissionIds.push(/"submissionId":"([0-9a-f-]{36})"/.exec(answer)?.[1] ?? 'unreadable');
        if (now - began > SETTLING_MS && !over) {
          heard.acknowledged += 1;
          times.push(now - since);
        }
      } else if (answer.startsWith('HTTP/1.1 503')) {
        heard.refused += 1;
        if (!/\r\nretry-after: \d+\r\n/i.test(answer)) heard.refusedWithoutRetryAfter += 1;
      } else {
        heard.other += 1;
      }
      next(caller);
    });
  };
  for (let count = 0; count < wish.connections; count += 1) free.push(caller(wish.port));
  await new Promise<void>(done => {
    const tick = setInterval(() => {
      const elapsed = performance.now() - began;
      const due = Math.floor((Math.min(elapsed, wish.seconds * 1000) / 1000) * wish.perSecond);
      heard.offered = due;
      for (let ready = free.pop(); ready !== undefined; ready = free.pop()) {
        if (heard.sent < due) send(ready);
        else {
          free.push(ready);
          break;
        }
      }
      if (elapsed >= wish.seconds * 1000) {
        clearInterval(tick);
        done();
      }
    }, TICK_MS);
  });
  over = true;
  // What is under way may still be acknowledged, and then has to be there.
  await new Promise(done => setTimeout(done, 2_000));
  times.sort((a, b) => a - b);
  heard.p50Ms = times[Math.floor(times.length * 0.5)] ?? Number.POSITIVE_INFINITY;
  heard.p99Ms = times[Math.floor(times.length * 0.99)] ?? Number.POSITIVE_INFINITY;
  writeFileSync(wish.report, JSON.stringify(heard));
  process.exit(0);
}

const RUN = randomBytes(6).toString('hex');

const keyOf = (count: number): string => `${RUN.slice(0, 8)}-${RUN.slice(8)}-7000-8000-${count.toString(16).padStart(12, '0')}`;
