import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { caller } from './caller.ts';
import { filingRequest } from './filing-sample.ts';

/** People who file again and again and come back with the same key until they are answered. What they were told goes,
 *  durably, into a log of their own outside the server: it is the judge of what the server may not lose. */
export interface ChaosClient {
  port: number;
  crowd: number;
  firstMember: number;
  inFlight: number;
  log: string /** Pause of a person between two filings. */;
  pauseMs: number;
}

/** A line of the log: this key was acknowledged with this receipt. */
export interface Acknowledged {
  key: string;
  place: number;
  submissionId: string;
  receiptId: string;
  number: string;
}

const PATIENCE_MS = 10_000;
const AGAIN_MS = 100;
/** Every so often somebody sends the same once more although it was answered, and must hear the same. */
const ASKS_AGAIN = 20;
const FLUSH_MS = 20;

/** `./okienko bench chaos-client <json>`. Tells the parent `{"acknowledged":…,"inFlight":…}` on standard output;
 *  SIGTERM lets it finish what it has begun. */
export async function chaosClient(wish: ChaosClient): Promise<void> {
  const log = openSync(wish.log, 'a');
  let stopping = false;
  let inFlight = 0;
  let acknowledged = 0;
  let pending: { line: string; told: () => void }[] = [];
  process.on('SIGTERM', () => {
    stopping = true;
  });
  const flush = setInterval(() => {
    const now = pending;
    pending = [];
    if (now.length > 0) {
      writeSync(log, now.map(one => one.line).join(''));
      fsyncSync(log);
      for (const one of now) one.told();
    }
    process.stdout.write(`${JSON.stringify({ acknowledged, inFlight })}\n`);
  }, FLUSH_MS);
  const write = (line: unknown): Promise<void> => new Promise(told => pending.push({ line: `${JSON.stringify(line)}\n`, told }));

  const person = async (first: number): Promise<void> => {
    const line = caller(wish.port, PATIENCE_MS);
    const ask = (request: string): Promise<string | undefined> => new Promise(done => line.ask(request, done));
    for (let count = 0; !stopping; count += 1) {
      const key = crypto.randomUUID();
      const place = (first + count * wish.inFlight) % wish.crowd;
      const file = async (): Promise<Acknowledged> => {
        inFlight += 1;
        for (;;) {
          const answer = await ask(filingRequest(wish.port, place, key));
          const status = answer?.slice(9, 12);
          if (answer && status === '201') {
            inFlight -= 1;
            const told = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as {
              submissionId: string;
              receipt: { receiptId: string; number: string };
            };
            return { key, place, submissionId: told.submissionId, receiptId: told.receipt.receiptId, number: told.receipt.number };
          }
          // Nobody there, or not able to serve: the same again shortly. Any other answer is a fault of the server.
          if (answer && status !== '503')
            await write({ key, place, unexpected: `${status}: ${answer.slice(answer.indexOf('\r\n\r\n') + 4)}` });
          await new Promise(done => setTimeout(done, AGAIN_MS));
        }
      };
      const told = await file();
      await write(told);
      acknowledged += 1;
      if (count % ASKS_AGAIN === 0) {
        const again = await file();
        if (JSON.stringify(again) !== JSON.stringify(told))
          await write({ key, place, unexpected: `answered ${told.submissionId}, then ${again.submissionId}` });
      }
      await new Promise(done => setTimeout(done, wish.pauseMs));
    }
  };
  await Promise.all(Array.from({ length: wish.inFlight }, (_, count) => person(wish.firstMember + count)));
  clearInterval(flush);
  closeSync(log);
  process.exit(0);
}
