/** An element as data: what it is called, its attributes, what stands in it. */
export interface XmlTree {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly content?: readonly (XmlTree | string)[];
}

/** A tree node: `element('Nazwa', 'Anna')`, `element('Adresat', { rola: 'A' }, [ … ])`. */
export function element(
  name: string,
  ...rest: [content?: XmlTree['content'] | string] | [attributes: Readonly<Record<string, string>>, content?: XmlTree['content'] | string]
): XmlTree {
  const [first, second] = rest;
  const hasAttributes = first !== undefined && typeof first !== 'string' && !Array.isArray(first);
  const content = (hasAttributes ? second : first) as XmlTree['content'] | string | undefined;
  return {
    name,
    ...(hasAttributes ? { attributes: first as Readonly<Record<string, string>> } : {}),
    ...(content === undefined ? {} : { content: typeof content === 'string' ? [content] : content }),
  };
}

const NAME = /^[A-Za-z_][A-Za-z0-9_.-]*(?::[A-Za-z_][A-Za-z0-9_.-]*)?$/;
// Lone surrogates count as forbidden: with the `u` flag a whole pair does not match this class.
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u;

/** Writes a tree as UTF-8 XML that is already in exclusive canonical form, so that a digest over it needs no parser.
 *  One namespace for a document, declared on its root: by default or by the prefix that the root's name has.
 *  @throws when a name is no XML name, a character is forbidden in XML 1.0, or a namespace is declared elsewhere */
export function writeXml(root: XmlTree): Buffer {
  const own = root.name.includes(':') ? `xmlns:${root.name.split(':')[0]}` : 'xmlns';
  const stray = Object.keys(root.attributes ?? {}).find(name => isNamespace(name) && name !== own);
  if (stray !== undefined) throw new Error(`${stray} is declared on ${root.name}, which does not use it`);
  return Buffer.from(write(root, 0), 'utf8');
}

function write(tree: XmlTree, depth: number): string {
  checkName(tree.name);
  const attributes = tree.attributes ? Object.entries(tree.attributes) : [];
  let tag = '';
  for (const [name, value] of attributes.length > 1 ? attributes.sort(canonicalOrder) : attributes) {
    checkName(name);
    if (isNamespace(name) && depth > 0) throw new Error(`A namespace is declared on ${tree.name}, below the root`);
    if (name.includes(':') && !isNamespace(name))
      throw new Error(`The attribute ${name} has a prefix, which this writer does not put in canonical order`);
    tag += ` ${name}="${escapeAttribute(value)}"`;
  }
  let inside = '';
  for (const part of tree.content ?? []) inside += typeof part === 'string' ? escapeText(part) : write(part, depth + 1);
  return `<${tree.name}${tag}>${inside}</${tree.name}>`;
}

const isNamespace = (name: string): boolean => name === 'xmlns' || name.startsWith('xmlns:');

/** Namespace declarations first, by prefix; then attributes, by name. */
function canonicalOrder([left]: readonly [string, string], [right]: readonly [string, string]): number {
  const [leftIs, rightIs] = [isNamespace(left), isNamespace(right)];
  if (leftIs !== rightIs) return leftIs ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}

function checkName(name: string): void {
  if (!NAME.test(name)) throw new Error(`"${name}" is not an XML name`);
}

function checkCharacters(text: string): void {
  if (FORBIDDEN.test(text)) throw new Error('The text holds a character that XML 1.0 forbids');
}

export function escapeText(text: string): string {
  checkCharacters(text);
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, character => TEXT_ESCAPES[character] as string) : text;
}

export function escapeAttribute(text: string): string {
  checkCharacters(text);
  return /[&<"\t\n\r]/.test(text) ? text.replace(/[&<"\t\n\r]/g, character => ATTRIBUTE_ESCAPES[character] as string) : text;
}

const TEXT_ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' };
const ATTRIBUTE_ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
};
