const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Which prefixes mean what, at the depth the reading has reached. */
export class Namespaces {
  readonly #prefixes: string[] = ['xml', ''];
  readonly #uris: string[] = [XML, ''];
  readonly #depths: number[] = [0, 0];
  /** Of names without a prefix. */
  default = '';

  /** @returns whether a namespace may be declared so */
  declare(depth: number, prefix: string, uri: string): boolean {
    if (prefix === 'xmlns' || uri === XMLNS || (prefix === 'xml') !== (uri === XML) || (prefix !== '' && uri === '')) return false;
    this.#prefixes.push(prefix);
    this.#uris.push(uri);
    this.#depths.push(depth);
    if (prefix === '') this.default = uri;
    return true;
  }

  /** Forgets what was declared at that depth or deeper. */
  leave(depth: number): void {
    if ((this.#depths.at(-1) as number) < depth || this.#depths.length === 2) return;
    while (this.#depths.length > 2 && (this.#depths.at(-1) as number) >= depth) {
      this.#prefixes.pop();
      this.#uris.pop();
      this.#depths.pop();
    }
    this.default = this.uriOf('') ?? '';
  }

  /** Undefined where nobody declared the prefix. */
  uriOf(prefix: string): string | undefined {
    const at = this.#prefixes.lastIndexOf(prefix);
    return at < 0 ? undefined : this.#uris[at];
  }

  /** Every prefix that means something here, with what it means. */
  all(): Map<string, string> {
    return new Map(this.#prefixes.map((prefix, at) => [prefix, this.#uris[at] as string] as const).slice(1));
  }
}
