import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from, to } from 'pg-copy-streams';

/** `copy … to stdout`, as it comes. Whoever reads slowly slows the server down, not our memory.
 *  @param counted hears at the end how many rows it were */
export async function* copyOut(client: pg.Client, text: string, counted: (rows: number) => void): AsyncGenerator<Buffer> {
  const stream = client.query(to(text));
  for await (const chunk of stream) yield chunk as Buffer;
  counted(stream.rowCount ?? 0);
}

/** `copy … from stdin`. @returns rows that came in */
export async function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<number> {
  const stream = client.query(from(text));
  await pipeline(source, stream);
  return stream.rowCount ?? 0;
}
