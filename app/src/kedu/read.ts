import type { Block, Container, KeduDocument, KeduEvent } from './document.ts';
import { DEFAULT_LIMITS, KeduReader, type ReadLimits } from './reader.ts';

/** What holds the bytes of a file: a stream of Node, of the web, or what a test has at hand. */
export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Reads a KEDU file of any size in flat memory. Findings come among what they are about. */
export async function* readKedu(bytes: Bytes, limits: ReadLimits = DEFAULT_LIMITS): AsyncGenerator<KeduEvent, void, undefined> {
  const reader = new KeduReader(limits);
  for await (const chunk of bytes) {
    for (const event of reader.push(chunk)) yield event;
    if (reader.isBroken) return;
  }
  for (const event of reader.end()) yield event;
}

/** Puts documents together, one at a time. For files whose documents are known to be small: a report may hold
 *  a hundred thousand people in one. */
export async function* wholeDocuments(
  events: AsyncIterable<KeduEvent> | Iterable<KeduEvent>,
): AsyncGenerator<KeduDocument, void, undefined> {
  let open: { container: Container; blocks: Block[] } | undefined;
  for await (const event of events) {
    if (event.kind === 'open' && event.container.place !== undefined) open = { container: event.container, blocks: [] };
    if (event.kind === 'block' && open?.container === event.of) open.blocks.push(event.block);
    if (event.kind === 'close' && open?.container === event.container) {
      yield open;
      open = undefined;
    }
  }
}
