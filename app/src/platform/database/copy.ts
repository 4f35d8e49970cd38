import { once } from 'node:events';
import type pg from 'pg';

// What `pg` leaves out: COPY as a stream both ways. Whoever reads slowly slows the server down, not our memory.

const HELD_CHUNKS = 64;

interface Wire {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(why: string): void;
  stream: import('node:net').Socket;
}

/** What `pg` calls while an own statement is running. */
interface Statement {
  submit(wire: Wire): void;
  handleCopyData(message: { chunk: Buffer }): void;
  handleCopyInResponse(wire: Wire): void;
  handleCommandComplete(message: { text: string }): void;
  handleReadyForQuery(): void;
  handleError(fault: Error): void;
}

const ask = (client: pg.Client, statement: Statement): void => void client.query(statement as unknown as pg.Submittable);
const rowsOf = (tag: string): number => Number(tag.split(' ').at(-1));

/** `copy … to stdout`, as it comes.
 *  @param counted hears at the end how many rows it were */
export async function* copyOut(client: pg.Client, text: string, counted: (rows: number) => void): AsyncGenerator<Buffer> {
  const chunks: Buffer[] = [];
  let wire: Wire | undefined;
  let ended = false;
  let fault: Error | undefined;
  let wake: () => void = () => undefined;
  ask(client, {
    submit(to) {
      wire = to;
      to.query(text);
    },
    handleCopyData({ chunk }) {
      // The driver reads the next bytes into the same memory.
      chunks.push(Buffer.from(chunk));
      if (chunks.length >= HELD_CHUNKS) wire?.stream.pause();
      wake();
    },
    handleCopyInResponse: to => to.sendCopyFail('This statement only reads.'),
    handleCommandComplete: message => counted(rowsOf(message.text)),
    handleReadyForQuery() {
      ended = true;
      wake();
    },
    handleError(error) {
      fault = error;
      ended = true;
      wake();
    },
  });
  try {
    for (;;) {
      if (fault) throw fault;
      if (chunks.length > 0) {
        yield Buffer.concat(chunks.splice(0));
        wire?.stream.resume();
      } else if (ended) return;
      else
        await new Promise<void>(done => {
          wake = done;
        });
    }
  } finally {
    wire?.stream.resume();
  }
}

/** `copy … from stdin`. @returns rows that came in */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  return new Promise((done, fail) => {
    let rows = 0;
    let fault: Error | undefined;
    const pump = async (wire: Wire): Promise<void> => {
      try {
        for await (const chunk of source) {
          if (fault) return;
          wire.sendCopyFromChunk(chunk);
          if (wire.stream.writableNeedDrain) await once(wire.stream, 'drain');
        }
        wire.endCopyFrom();
      } catch (error) {
        fault = error as Error;
        wire.sendCopyFail('The source failed.');
      }
    };
    ask(client, {
      submit: wire => wire.query(text),
      handleCopyData: () => undefined,
      handleCopyInResponse: wire => void pump(wire),
      handleCommandComplete(message) {
        rows = rowsOf(message.text);
      },
      handleReadyForQuery: () => (fault ? fail(fault) : done(rows)),
      // What the source said goes before what the server made of it.
      handleError(error) {
        fault ??= error;
        fail(fault);
      },
    });
  });
}
