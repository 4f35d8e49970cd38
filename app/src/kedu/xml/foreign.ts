import { escapedAttribute, escapedText } from './escape.ts';
import type { Namespaces } from './namespaces.ts';
import type { Name } from './names.ts';

/** Keeps an element of another format as text that stands by itself, to be given back or read by who knows it. */
export class Foreign {
  #xml = '';
  readonly #open: string[] = [];
  #isTagOpen = false;

  get length(): number {
    return this.#xml.length;
  }

  /** @param scope what prefixes mean here; only for the outermost, which takes it with it */
  open(name: Name, attributes: readonly (readonly [name: string, value: string])[], scope?: Namespaces): void {
    this.#closeTag();
    const own = new Map(attributes);
    const inherited = [...(scope?.all() ?? [])]
      .map(([prefix, uri]) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri] as const)
      .filter(([attribute, uri]) => !own.has(attribute) && uri !== '');
    const all = [...inherited, ...attributes].map(([attribute, value]) => ` ${attribute}="${escapedAttribute(value)}"`);
    this.#xml += `<${name.text}${all.join('')}`;
    this.#open.push(name.text);
    this.#isTagOpen = true;
  }

  text(piece: string): void {
    this.#closeTag();
    this.#xml += escapedText(piece);
  }

  /** @returns the whole, where this closed the outermost */
  close(): string | undefined {
    const name = this.#open.pop() as string;
    this.#xml += this.#isTagOpen ? '/>' : `</${name}>`;
    this.#isTagOpen = false;
    return this.#open.length === 0 ? this.#xml : undefined;
  }

  #closeTag(): void {
    if (this.#isTagOpen) this.#xml += '>';
    this.#isTagOpen = false;
  }
}
