import type { Block, Field, KeduEvent } from '#app/kedu/document.ts';
import { NO_ATTRIBUTES } from '#app/kedu/document.ts';
import { writeKedu } from '#app/kedu/writer.ts';

/** Sets that we write are of the present version. */
const VERSION = '5.7';

/** A document by its official code and its blocks, in the order of the form. */
export interface DocumentToWrite {
  type: string;
  blocks: readonly Block[];
}

export const field = (name: string, value: string): Field => ({ name, value });
/** A block of what there is; what is undefined is left out. */
export const block = (name: string, parts: readonly (Field | Block | undefined)[]): Block => ({
  name,
  attributes: NO_ATTRIBUTES,
  parts: parts.filter(part => part !== undefined),
});
export const given = (name: string, value: string | undefined): Field | undefined =>
  value === undefined || value.trim() === '' ? undefined : field(name, value.trim());
/** Names stand in capitals (V008). */
export const inCapitals = (name: string, value: string | undefined): Field | undefined => given(name, value?.toLocaleUpperCase('pl'));

/** @throws NotWritable when what is to be written is not right by the format */
export function writeSet(documents: readonly DocumentToWrite[]): AsyncGenerator<Uint8Array> {
  return writeKedu(eventsOf(documents), VERSION);
}

function* eventsOf(documents: readonly DocumentToWrite[]): Generator<KeduEvent> {
  const at = { version: VERSION, line: 0, byte: 0 } as const;
  const file = { name: 'KEDU', attributes: { wersja_schematu: '1' }, version: VERSION } as const;
  const program = block('program', [field('producent', 'Okienko'), field('symbol', 'portal'), field('wersja', '1')]);
  yield { kind: 'open', container: file };
  yield { kind: 'block', block: block('naglowek.KEDU', [program]), of: file, line: at.line, byte: at.byte };
  for (const [index, { type, blocks }] of documents.entries()) {
    const container = { name: type, attributes: { id_dokumentu: String(index + 1) }, place: index + 1, version: VERSION } as const;
    yield { kind: 'open', container };
    for (const one of blocks) yield { kind: 'block', block: one, of: container, line: at.line, byte: at.byte };
    yield { kind: 'close', container };
  }
  yield { kind: 'close', container: file };
}
