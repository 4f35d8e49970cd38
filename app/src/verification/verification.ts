import type { Container, KeduEvent } from '#app/kedu/document.ts';
import type { Finding } from '#app/kedu/finding.ts';
import { inForceOn } from '#kernel/dated.ts';
import { type Check, type Facts, TOLD_OF_A_RULE, type Watch } from './check.ts';
import { checks } from './checks/checks.ts';
import { type BlockIn, identifierIn, type OpenDocument, type Spot } from './document.ts';
import type { VerificationRule } from './rule.ts';
import type { VerificationTerms } from './terms.ts';

const NOTHING_FOUND: readonly Finding[] = [];

interface Watching {
  readonly documents: readonly string[];
  readonly watch: Watch;
}

/** Asks the rules of the business of a file that is being read, in one pass and flat memory. Takes the events of
 *  `readKedu`; the findings of structure among them are passed on as they are.
 *  Blocks that the schema refuses are asked too, as far as they can be read. */
export class Verification {
  readonly #terms: VerificationTerms;
  readonly #watching: readonly Watching[];
  readonly #told = new Map<string, number>();
  readonly #ofType = new Map<string, readonly Watch[]>();
  #findings: Finding[] = [];
  #open: OpenDocument | undefined;

  /** @param asked which checks; all there are where nothing is said */
  constructor(terms: VerificationTerms, asked: readonly Check[] = checks) {
    this.#terms = terms;
    this.#watching = asked.flatMap(check => {
      const rule = inForceOn(
        terms.rules.filter(one => one.code === check.code),
        terms.on,
      );
      if (rule === undefined) return [];
      const tell = (at: Spot, facts?: Facts, field?: string): void => this.#tell(rule, at, facts, field);
      return [{ documents: check.documents, watch: check.watch({ terms, rule, tell }) }];
    });
  }

  /** @returns what is wrong with what came */
  take(event: KeduEvent): readonly Finding[] {
    if (event.kind === 'finding') this.#findings.push(event.finding);
    else if (event.kind === 'open' && event.container.place !== undefined) this.#begin(event.container, event.container.place);
    else if (event.kind === 'block' && this.#open !== undefined && event.of.place === this.#open.pointer.place)
      this.#look({
        document: this.#open,
        block: event.block,
        spot: {
          document: this.#open.pointer,
          block: event.block.name,
          ...(event.block.attributes['id_bloku'] === undefined ? {} : { blockId: event.block.attributes['id_bloku'].trim() }),
          line: event.line,
          byte: event.byte,
        },
      });
    else if (event.kind === 'close' && this.#open !== undefined && event.container.place === this.#open.pointer.place) {
      const closed = this.#open;
      for (const watch of this.#watchesOf(closed.type)) watch.close?.(closed);
      this.#open = undefined;
    }
    return this.#take();
  }

  /** @returns what is wrong with the file as a whole, and how much was not told one by one */
  end(): readonly Finding[] {
    for (const { watch } of this.#watching) watch.end?.();
    for (const [code, count] of this.#told) {
      if (count <= TOLD_OF_A_RULE) continue;
      const rule = this.#terms.rules.find(one => one.code === code) as VerificationRule;
      this.#findings.push({ class: rule.class, code: `${code}.more`, line: 0, byte: 0, facts: { count: count - TOLD_OF_A_RULE } });
    }
    return this.#take();
  }

  #begin(container: Container, place: number): void {
    const id = container.attributes['id_dokumentu']?.trim();
    const pointer = { place, type: container.name, ...(id === undefined ? {} : { id }) };
    this.#open = { type: container.name, version: container.version, pointer, spot: { document: pointer, line: 0, byte: 0 } };
    for (const watch of this.#watchesOf(container.name)) watch.open?.(this.#open);
  }

  #look(at: BlockIn): void {
    const { document, block } = at;
    if (block.name === 'I') {
      const identifier = identifierIn(document.type, block);
      if (identifier !== undefined) document.identifier = identifier;
    }
    if (block.name === 'II') document.payer = block;
    for (const watch of this.#watchesOf(document.type)) watch.block?.(at);
  }

  #watchesOf(type: string): readonly Watch[] {
    let found = this.#ofType.get(type);
    if (found === undefined) {
      found = this.#watching.filter(one => one.documents.length === 0 || one.documents.includes(type)).map(one => one.watch);
      this.#ofType.set(type, found);
    }
    return found;
  }

  #tell(rule: VerificationRule, at: Spot, facts: Facts = {}, field?: string): void {
    const count = (this.#told.get(rule.code) ?? 0) + 1;
    this.#told.set(rule.code, count);
    if (count > TOLD_OF_A_RULE) return;
    this.#findings.push({ class: rule.class, code: rule.code, ...at, ...(field === undefined ? {} : { field }), facts });
  }

  #take(): readonly Finding[] {
    if (this.#findings.length === 0) return NOTHING_FOUND;
    const findings = this.#findings;
    this.#findings = [];
    return findings;
  }
}
