import pg from 'pg';
import { hand } from './lines.ts';
import { type Answer, Questions } from './questions.ts';
import { questionOf } from './statements.ts';

/** Where what only reads is asked, of few connections that many share. Nobody holds one: what somebody asks in one turn
 *  of the event loop is a transaction of its own, opened by their scope and over with its last answer, as what is asked
 *  later would see what was committed meanwhile in any case (READ COMMITTED). What many ask in one turn goes out
 *  together. */
export interface Readers {
  /** @param scope what sets the row-level scope; asked first in each transaction */
  inScope(scope: { text: string; values: readonly string[] }): { ask(text: string, values?: readonly unknown[]): Promise<Answer> };
}

/** The first connections are filled before the next is used: what goes to one server process together wakes it once.
 *  This many transactions take it some milliseconds. */
const MOST_WAITING = 16;
/** Behind a question that has been thought about for so long nobody else is put. */
const HELD_UP_MS = 10;

/** @param pool of connections that only read, opened with `pipeline` */
export function openReaders(pool: pg.Pool, connections: number): Readers {
  const lines = Array.from({ length: connections }, () => newLine(pool));
  let gathered: { questions: Questions; leaves(): void }[] = [];
  const send = (): void => {
    const all = gathered;
    gathered = [];
    const now = performance.now();
    const line =
      lines.find(one => one.waiting() < MOST_WAITING && !one.heldUp(now)) ??
      lines.reduce((least, one) => (one.waiting() < least.waiting() ? one : least));
    for (const { leaves } of all) leaves();
    line.hand(all.map(({ questions }) => questions));
  };
  return {
    inScope(scope) {
      const opening = questionOf(scope.text, scope.values);
      let questions: Questions | undefined;
      const begin = (): Questions => {
        const begun = new Questions();
        begun.ask(opening).catch(() => undefined);
        if (gathered.length === 0) setImmediate(send);
        gathered.push({
          questions: begun,
          leaves() {
            questions = undefined;
          },
        });
        return begun;
      };
      return {
        ask(text, values = []) {
          questions ??= begin();
          return questions.ask(questionOf(text, values));
        },
      };
    },
  };
}

/** A connection as long as somebody waits for it to answer. */
function newLine(pool: pg.Pool) {
  let client: pg.PoolClient | undefined;
  let connecting = false;
  let outstanding = 0;
  /** Since when the one in front is thought about. */
  let since = 0;
  const unsent: Questions[] = [];
  const send = (to: pg.PoolClient): void => {
    const all = unsent.splice(0);
    for (const questions of all) questions.whenOver = fault => answered(fault, to);
    hand(to, all);
  };
  const connect = async (): Promise<void> => {
    connecting = true;
    try {
      client = await pool.connect();
      send(client);
    } catch (fault) {
      for (const questions of unsent.splice(0)) questions.handleError(fault as Error);
    } finally {
      connecting = false;
    }
  };
  const letGo = (): void => {
    if (outstanding > 0) return;
    client?.release();
    client = undefined;
  };
  const answered = (fault?: Error, from?: pg.PoolClient): void => {
    outstanding -= 1;
    since = performance.now();
    if (fault && from && from === client && isLost(fault)) {
      // Out of the pool at once, before anybody else asks of it.
      client.release(fault);
      client = undefined;
    } else if (outstanding === 0) {
      // Where nobody else asks in this turn.
      setImmediate(letGo);
    }
  };
  return {
    waiting: () => outstanding,
    heldUp: (now: number) => outstanding > 0 && now - since > HELD_UP_MS,
    hand(all: readonly Questions[]): void {
      if (outstanding === 0) since = performance.now();
      outstanding += all.length;
      for (const questions of all) questions.whenOver = fault => answered(fault);
      unsent.push(...all);
      if (client) send(client);
      else if (!connecting) void connect();
    },
  };
}

/** After a fault that is not the server's word, or is its last one, the connection is no more. */
const isLost = (fault: Error): boolean => !(fault instanceof pg.DatabaseError) || fault.severity === 'FATAL' || fault.severity === 'PANIC';
