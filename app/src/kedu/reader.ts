import { type Block, type Container, type KeduEvent, NO_ATTRIBUTES } from './document.ts';
import { codeOf, type Finding, type StructureFault } from './finding.ts';
import { type Frame, frameOf, pointerTo } from './frame.ts';
import {
  type AttributeType,
  type ElementType,
  type Format,
  formatOf,
  isPart,
  isValue,
  type PartType,
  SIGNATURE,
  versionOf,
} from './format/format.ts';
import { LIMITS, XmlFault } from './xml/fault.ts';
import { Foreign } from './xml/foreign.ts';
import type { Name } from './xml/names.ts';
import { Namespaces } from './xml/namespaces.ts';
import { Tokenizer, type XmlListener } from './xml/tokenizer.ts';

const SIGNATURES = 'http://www.w3.org/2000/09/xmldsig#';
const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';
/** Hints where a schema may be found, allowed on any element. We have ours. */
const HINTS = ['schemaLocation', 'noNamespaceSchemaLocation'];

export interface ReadLimits {
  readonly mostBytes: number;
  /** A file with more is not read on: nobody would read them all. */
  readonly mostFindings: number;
}
export const DEFAULT_LIMITS: ReadLimits = { mostBytes: 500_000_000, mostFindings: 10_000 };

type Facts = Finding['facts'];

/** Reads one KEDU file pushed in piece by piece: judges it by the format and tells what it holds, block by block. Never
 *  throws for what a file holds. The judgement is that of the official schema, but stricter where
 *  docs/decisions/0032 and 0033 say so. */
export class KeduReader implements XmlListener {
  wantsText = false;
  readonly #tokenizer: Tokenizer;
  readonly #limits: ReadLimits;
  readonly #namespaces = new Namespaces();
  readonly #frames: Frame[] = [];
  #format: Format | undefined;
  #foreign: Foreign | undefined;
  /** How many elements are open that the format does not know. */
  #unknown = 0;
  #value = '';
  /** Byte at which the block begins that is open. */
  #blockFrom = 0;
  #documents = 0;
  #findings = 0;
  #events: KeduEvent[] = [];
  #isOver = false;

  constructor(limits: ReadLimits = DEFAULT_LIMITS) {
    this.#limits = limits;
    this.#tokenizer = new Tokenizer(this, limits.mostBytes);
  }

  /** Whether reading ended before the end of the file, as it could not go on. */
  get isBroken(): boolean {
    return this.#isOver;
  }
  get findings(): number {
    return this.#findings;
  }

  /** @returns what came of it */
  push(chunk: Uint8Array): KeduEvent[] {
    return this.#guarded(() => this.#tokenizer.push(chunk));
  }

  end(): KeduEvent[] {
    return this.#guarded(() => this.#tokenizer.end());
  }

  #guarded(read: () => void): KeduEvent[] {
    if (this.#isOver) return [];
    try {
      read();
    } catch (fault) {
      if (!(fault instanceof XmlFault)) throw fault;
      this.#isOver = true;
      this.#tell(fault.kind, fault.facts, { byte: fault.byte, line: this.#tokenizer.place.line });
    }
    const events = this.#events;
    this.#events = [];
    return events;
  }

  open(name: Name): void {
    const { attributes, attributeNames, attributeValues, depth } = this.#tokenizer;
    for (let at = 0; at < attributes; at += 1) {
      const { text, prefix, local } = attributeNames[at] as Name;
      const isDeclared = text === 'xmlns' || prefix === 'xmlns';
      if (isDeclared && !this.#namespaces.declare(depth, text === 'xmlns' ? '' : local, attributeValues[at] as string))
        this.#refuse('prefix', { prefix: text });
    }
    const uri = name.prefix === '' ? this.#namespaces.default : this.#namespaces.uriOf(name.prefix);
    if (uri === undefined) this.#refuse('prefix', { prefix: name.prefix });
    if (attributes > 1) this.#noSameAttributes();
    if (this.#foreign) this.#openForeign(this.#foreign, name);
    else if (this.#unknown > 0) this.#unknown += 1;
    else if (this.#frames.length === 0) this.#openRoot(name, uri as string);
    else this.#openWithin(this.#frames.at(-1) as Frame, name, uri as string);
  }

  /** Two prefixes may mean one namespace; then the names behind them must differ. */
  #noSameAttributes(): void {
    const { attributes, attributeNames } = this.#tokenizer;
    const seen = new Set<string>();
    for (let at = 0; at < attributes; at += 1) {
      const { prefix, local } = attributeNames[at] as Name;
      if (prefix === '' || prefix === 'xmlns') continue;
      const uri = this.#namespaces.uriOf(prefix);
      if (uri === undefined) this.#refuse('prefix', { prefix });
      const name = `${uri} ${local}`;
      if (seen.has(name)) this.#refuse('duplicate-attribute', { name: local });
      seen.add(name);
    }
  }

  #openRoot(name: Name, uri: string): void {
    const version = versionOf(uri);
    if (version === undefined || name.local !== 'KEDU')
      throw new XmlFault('namespace', this.#tokenizer.byte, { name: name.local, namespace: shortened(uri) });
    const format = formatOf(version);
    this.#format = format;
    this.#openContainer('KEDU', format.file);
  }

  #openWithin(parent: Frame, name: Name, uri: string): void {
    const format = this.#format as Format;
    const { part } = parent;
    if (part === undefined) return this.#pass('element-in-value', { name: name.text });
    const known = uri === format.namespace ? name.local : uri === SIGNATURES ? `ds:${name.local}` : '';
    const element = part.elements.get(known);
    if (element === undefined) return this.#pass('unknown-element', { name: name.text });
    if (element.place < parent.reached) this.#tell('order', { name: element.name });
    else if (element.place === parent.reached && !element.repeats) this.#tell('repeated', { name: element.name });
    else if ((part.requiredBefore[element.place] as number) > parent.reached) this.#tellMissing(part, parent.reached, element.place);
    if (element.place > parent.reached) parent.reached = element.place;
    if (element.holds === SIGNATURE) {
      this.#foreign = new Foreign();
      return this.#openForeign(this.#foreign, name, this.#namespaces);
    }
    if (isPart(element.holds) && element.holds.isOpen) return this.#openContainer(element.name, element.holds);
    this.#openPart(parent, element);
  }

  /** A block, or a field within one. */
  #openPart(parent: Frame, { name, holds }: ElementType): void {
    if (parent.block === undefined) this.#blockFrom = this.#tokenizer.byte;
    else if (this.#tokenizer.byte - this.#blockFrom > LIMITS.blockBytes) this.#refuse('limit', { what: 'block', most: LIMITS.blockBytes });
    const part = isPart(holds) ? holds : undefined;
    const frame = frameOf(name, holds, part, parent.block || part === undefined ? parent : this.#tokenizer.place);
    this.#frames.push(frame);
    const attributes = this.#attributesOf(part?.attributes);
    if (part) frame.block = { name, attributes, parts: [] };
    this.wantsText = part === undefined;
    this.#value = '';
  }

  #openContainer(name: string, part: PartType): void {
    const { version } = this.#format as Format;
    const isDocument = name !== 'KEDU' && name !== 'zestaw';
    if (isDocument) this.#documents += 1;
    const container = { name, attributes: NO_ATTRIBUTES, ...(isDocument ? { place: this.#documents } : {}), version };
    const frame = frameOf(name, part, part, this.#tokenizer.place);
    // Known before its attributes are: what is wrong with them stands in it.
    frame.container = container;
    this.#frames.push(frame);
    container.attributes = this.#attributesOf(part.attributes);
    this.#events.push({ kind: 'open', container });
  }

  /** Checks the attributes of the tag being told, and gives back those of the format. */
  #attributesOf(types: ReadonlyMap<string, AttributeType> | undefined): Readonly<Record<string, string>> {
    const { attributes, attributeNames, attributeValues } = this.#tokenizer;
    if (attributes === 0 && (types === undefined || types.size === 0)) return NO_ATTRIBUTES;
    const kept: Record<string, string> = {};
    for (let at = 0; at < attributes; at += 1) {
      const { text, prefix, local } = attributeNames[at] as Name;
      if (text === 'xmlns' || prefix === 'xmlns') continue;
      const uri = prefix === '' ? '' : this.#namespaces.uriOf(prefix);
      if (uri === undefined) this.#refuse('prefix', { prefix });
      if (uri === INSTANCE && HINTS.includes(local)) continue;
      const type = uri === '' ? types?.get(local) : undefined;
      if (type === undefined) {
        this.#tell('unknown-attribute', { name: text });
        continue;
      }
      const value = attributeValues[at] as string;
      kept[local] = value;
      const fault = type.holds.check(value);
      if (fault) this.#tell(`value.${fault.kind}`, { ...fault.facts, attribute: local, value: shortened(value) });
    }
    for (const type of types?.values() ?? []) {
      if (type.required && kept[type.name] === undefined) this.#tell('missing-attribute', { name: type.name });
    }
    return kept;
  }

  #openForeign(foreign: Foreign, name: Name, scope?: Namespaces): void {
    const { attributes, attributeNames, attributeValues } = this.#tokenizer;
    const all = Array.from({ length: attributes }, (_, at) => [(attributeNames[at] as Name).text, attributeValues[at] as string] as const);
    for (const { prefix } of attributeNames.slice(0, attributes)) {
      if (prefix !== 'xmlns' && this.#namespaces.uriOf(prefix) === undefined) this.#refuse('prefix', { prefix });
    }
    foreign.open(name, all, scope);
    this.wantsText = true;
  }

  text(piece: string): void {
    if (this.#foreign) {
      this.#foreign.text(piece);
      if (this.#foreign.length > LIMITS.signatureCharacters) this.#refuse('limit', { what: 'signature', most: LIMITS.signatureCharacters });
      return;
    }
    this.#value = this.#value === '' ? piece : this.#value + piece;
    if (this.#value.length > LIMITS.valueCharacters) this.#refuse('limit', { what: 'value', most: LIMITS.valueCharacters });
  }

  strayText(): void {
    const frame = this.#frames.at(-1);
    if (this.#unknown > 0 || frame === undefined || frame.hasStrayText) return;
    frame.hasStrayText = true;
    this.#tell('stray-text', {});
  }

  close(): void {
    this.#namespaces.leave(this.#tokenizer.depth + 1);
    if (this.#foreign) return this.#closeForeign(this.#foreign);
    if (this.#unknown > 0) {
      this.#unknown -= 1;
      this.wantsText = this.#unknown === 0 && this.#frames.at(-1)?.part === undefined;
      return;
    }
    const frame = this.#frames.at(-1) as Frame;
    if (frame.part === undefined) this.#closeValue(frame);
    else this.#closePart(frame, frame.part);
    this.wantsText = false;
  }

  #closeForeign(foreign: Foreign): void {
    const whole = foreign.close();
    if (whole === undefined) return;
    this.#foreign = undefined;
    this.wantsText = false;
    this.#events.push({ kind: 'signature', xml: whole });
  }

  #closeValue(frame: Frame): void {
    const value = this.#value;
    const fault = isValue(frame.holds) ? frame.holds.check(value) : undefined;
    if (fault) this.#tell(`value.${fault.kind}`, { ...fault.facts, value: shortened(value) });
    this.#frames.pop();
    (this.#frames.at(-1) as Frame).block?.parts.push({ name: frame.name, value });
  }

  #closePart(frame: Frame, part: PartType): void {
    if ((part.requiredBefore.at(-1) as number) > frame.reached) this.#tellMissing(part, frame.reached, part.requiredBefore.length - 1);
    this.#frames.pop();
    const parent = this.#frames.at(-1);
    if (frame.container) this.#events.push({ kind: 'close', container: frame.container });
    else if (parent?.block) parent.block.parts.push(frame.block as Block);
    else {
      const { line, byte } = frame;
      this.#events.push({ kind: 'block', block: frame.block as Block, of: (parent as Frame).container as Container, line, byte });
    }
  }

  #pass(fault: StructureFault, facts: Facts): void {
    this.#tell(fault, facts);
    this.#unknown = 1;
    this.wantsText = false;
  }

  /** Names what had to stand between two places. Of documents any would do. */
  #tellMissing(part: PartType, after: number, before: number): void {
    const missing = new Map<number, string>();
    for (const { name, place, required } of part.elements.values()) {
      if (required && place > after && place < before) missing.set(place, missing.has(place) ? 'ZUS…' : name);
    }
    for (const name of missing.values()) this.#tell('missing', { name });
  }

  #refuse(kind: 'prefix' | 'duplicate-attribute' | 'limit', facts: Facts): never {
    throw new XmlFault(kind, this.#tokenizer.byte, facts);
  }

  #tell(fault: StructureFault, facts: Facts, place: { line: number; byte: number } = this.#tokenizer.place): void {
    this.#events.push({ kind: 'finding', finding: { class: 'K', code: codeOf(fault), ...pointerTo(this.#frames), ...place, facts } });
    this.#findings += 1;
    if (this.#findings === this.#limits.mostFindings) throw new XmlFault('limit', place.byte, { what: 'findings', most: this.#findings });
  }
}

const MOST_SHOWN = 40;
const shortened = (value: string): string => (value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value);
