import type { KeduEvent } from '../document.ts';
import { KeduReader, type ReadLimits } from '../reader.ts';
import type { Finding } from '../finding.ts';

/** The bytes in pieces of that size, as a network or a disk gives them. */
export function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array, void, undefined> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export function eventsOf(pieces: Iterable<Uint8Array>, limits?: ReadLimits): KeduEvent[] {
  const reader = new KeduReader(limits);
  const events: KeduEvent[] = [];
  for (const piece of pieces) {
    events.push(...reader.push(piece));
    if (reader.isBroken) return events;
  }
  return [...events, ...reader.end()];
}

export const findingsIn = (events: readonly KeduEvent[]): Finding[] =>
  events.flatMap(event => (event.kind === 'finding' ? [event.finding] : []));

/** What events hold, without where in the file it stood. */
export const contentOf = (events: readonly KeduEvent[]): unknown[] =>
  events.map(event => (event.kind === 'block' ? { block: event.block, of: event.of.name } : event));

/** The same one after the other, keeping none. */
export function* lazily(pieces: Iterable<Uint8Array>): Generator<KeduEvent, void, undefined> {
  const reader = new KeduReader();
  for (const piece of pieces) yield* reader.push(piece);
  yield* reader.end();
}
