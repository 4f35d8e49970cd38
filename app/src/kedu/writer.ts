import { type Attributes, type Block, type Container, type Field, isBlock, type KeduEvent } from './document.ts';
import type { Finding } from './finding.ts';
import { type Format, formatOf, isPart, type PartType, type Version } from './format/format.ts';
import { DEFAULT_LIMITS, KeduReader } from './reader.ts';
import { escapedAttribute, escapedText } from './xml/escape.ts';

/** What was to be written has no place in that version of the format. Thrown: whoever writes has checked before. */
export class NotWritable extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    const { code, document, block, field } = finding;
    super(`Not to be written: ${code} at ${[document?.type, block, field].filter(Boolean).join(' ')} ${JSON.stringify(finding.facts)}`);
    this.finding = finding;
  }
}

const STEP = '  ';
/** How much is gathered before it is given out. */
const PIECE = 64 * 1024;

/** Writes a file from what a reader tells, or a program makes up, in one fixed form: an element a line, two spaces a level,
 *  parts and attributes in the order of the format whatever order they come in. All that is written is read back at
 *  once, so that nothing wrong ever leaves.
 *  @throws NotWritable */
export class KeduWriter {
  readonly #format: Format;
  readonly #check = new KeduReader({ ...DEFAULT_LIMITS, mostBytes: Number.MAX_SAFE_INTEGER });
  readonly #encoder = new TextEncoder();
  readonly #open: { container: Container; part: PartType }[] = [];
  #text = '<?xml version="1.0" encoding="UTF-8"?>\n';

  constructor(version: Version) {
    this.#format = formatOf(version);
  }

  /** @returns a piece of the file, when one is full */
  write(event: KeduEvent): Uint8Array | undefined {
    const indent = STEP.repeat(this.#open.length);
    switch (event.kind) {
      case 'open': {
        const part = this.#partOf(event.container);
        this.#open.push({ container: event.container, part });
        const declared = event.container.name === 'KEDU' ? ` xmlns="${this.#format.namespace}"` : '';
        this.#text += `${indent}<${event.container.name}${declared}${attributesIn(event.container.attributes, part)}>\n`;
        break;
      }
      case 'block':
        this.#text += blockText(event.block, partWithin(this.#open.at(-1)?.part, event.block.name), indent);
        break;
      case 'signature':
        this.#text += `${indent}${event.xml}\n`;
        break;
      case 'close':
        this.#open.pop();
        this.#text += `${STEP.repeat(this.#open.length)}</${event.container.name}>\n`;
        break;
      case 'finding':
        throw new NotWritable(event.finding);
    }
    return this.#text.length >= PIECE ? this.#give() : undefined;
  }

  /** @returns the rest of the file */
  end(): Uint8Array {
    const rest = this.#give();
    this.#noFindings(this.#check.end());
    return rest;
  }

  #give(): Uint8Array {
    const piece = this.#encoder.encode(this.#text);
    this.#text = '';
    this.#noFindings(this.#check.push(piece));
    return piece;
  }

  #noFindings(events: readonly KeduEvent[]): void {
    const found = events.find(event => event.kind === 'finding');
    if (found) throw new NotWritable(found.finding);
  }

  #partOf({ name }: Container): PartType {
    const { file, set, documents } = this.#format;
    const part = name === 'KEDU' ? file : name === 'zestaw' ? set : documents.get(name);
    if (!part) throw new Error(`No document is called ${name}`);
    return part;
  }
}

/** Writes a whole file. @throws NotWritable */
export async function* writeKedu(
  events: AsyncIterable<KeduEvent> | Iterable<KeduEvent>,
  version: Version,
): AsyncGenerator<Uint8Array, void, undefined> {
  const writer = new KeduWriter(version);
  for await (const event of events) {
    const piece = writer.write(event);
    if (piece) yield piece;
  }
  yield writer.end();
}

function partWithin(part: PartType | undefined, name: string): PartType | undefined {
  const holds = part?.elements.get(name)?.holds;
  return holds !== undefined && isPart(holds) ? holds : undefined;
}

function attributesIn(attributes: Attributes, part: PartType | undefined): string {
  const order = [...(part?.attributes.keys() ?? [])];
  return Object.keys(attributes)
    .sort((one, other) => order.indexOf(one) - order.indexOf(other))
    .map(name => ` ${name}="${escapedAttribute(attributes[name] as string)}"`)
    .join('');
}

function blockText(block: Block, part: PartType | undefined, indent: string): string {
  const head = `${indent}<${block.name}${attributesIn(block.attributes, part)}`;
  if (block.parts.length === 0) return `${head}/>\n`;
  const inner = inOrder(block.parts, part).map(one =>
    isBlock(one)
      ? blockText(one, partWithin(part, one.name), indent + STEP)
      : `${indent}${STEP}<${one.name}${one.value === '' ? '/>' : `>${escapedText(one.value)}</${one.name}>`}\n`,
  );
  return `${head}>\n${inner.join('')}${indent}</${block.name}>\n`;
}

/** Parts that come as they must, as those of a file read do, are left as they are. */
function inOrder(parts: readonly (Field | Block)[], part: PartType | undefined): readonly (Field | Block)[] {
  const placeOf = (one: Field | Block): number => part?.elements.get(one.name)?.place ?? -1;
  const isOrdered = parts.every((one, at) => at === 0 || placeOf(parts[at - 1] as Field | Block) <= placeOf(one));
  return isOrdered ? parts : [...parts].sort((one, other) => placeOf(one) - placeOf(other));
}
