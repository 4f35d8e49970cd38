import type { Socket } from 'node:net';
import type pg from 'pg';
import { type Answer, Questions } from './questions.ts';
import { questionOf } from './statements.ts';

// What a page asks costs little; asking costs more, since each question by itself wakes two processes. So questions asked
// side by side (Promise.all) travel together and are answered together. PostgreSQL answers them in order, as it would
// have one after another.

/** One connection, for the time of one transaction. What is asked in one turn of the event loop goes out at its end, in
 *  one packet. */
export interface Line {
  /** @throws (rejects) what the server says against it, or against one before it in the same turn */
  ask(text: string, values?: readonly unknown[]): Promise<Answer>;
  /** Ends a transaction, whatever became of what was asked in it. */
  end(how: 'commit' | 'rollback'): Promise<Answer>;
}

/** The connection must have been opened with `pipeline`. */
export function lineOver(client: pg.ClientBase): Line {
  let gathered: Questions | undefined;
  let held = false;
  const send = (): void => {
    if (gathered) hand(client, [gathered]);
    gathered = undefined;
  };
  const hold = (): void => {
    if (held) return;
    held = true;
    const { stream } = socketOf(client);
    stream.cork();
    process.nextTick(() => {
      send();
      held = false;
      stream.uncork();
    });
  };
  return {
    ask(text, values = []) {
      hold();
      gathered ??= new Questions();
      return gathered.ask(questionOf(text, values));
    },
    end(how) {
      hold();
      send();
      const end = new Questions();
      const ended = end.ask(questionOf(how, []));
      // Handed over at once: whoever has the connection next comes behind it.
      hand(client, [end]);
      return ended;
    },
  };
}

/** Gives questions to the driver, to be written in one packet. */
export function hand(client: pg.ClientBase, all: readonly Questions[]): void {
  const { stream } = socketOf(client);
  stream.cork();
  for (const questions of all) client.query(questions as unknown as pg.Submittable);
  stream.uncork();
}

const socketOf = (client: pg.ClientBase): { stream: Socket } => (client as unknown as { connection: { stream: Socket } }).connection;
