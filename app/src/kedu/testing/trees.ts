import type * as fc from 'fast-check';
import { type ElementType, type Format, isPart, isValue, type PartType, SIGNATURE } from '../format/format.ts';
import { escapedAttribute, escapedText } from '../xml/escape.ts';
import { PROBES, RIGHT } from './values.ts';

/** A file about to be made: elements that can still be changed. */
export interface Tree {
  name: string;
  attributes: [name: string, value: string][];
  children: Tree[];
  /** Of a field. */
  text?: string;
  type?: ElementType['holds'];
}

/** A signature that the schema of signatures takes. */
const SIGNED = `<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm="urn:c"/><ds:SignatureMethod Algorithm="urn:s"/><ds:Reference URI=""><ds:DigestMethod Algorithm="urn:d"/><ds:DigestValue>AA==</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>AA==</ds:SignatureValue></ds:Signature>`;

/** Decides what is left open: how many of what may be absent or repeated, and which value. */
export interface Chooser {
  count(element: ElementType, depth: number): number;
  value(word: string): string;
  has(): boolean;
  oneOf<T>(all: readonly T[]): T;
}

/** As little as the format lets a file hold. */
export const SPARING: Chooser = {
  count: element => (element.required ? 1 : 0),
  value: word => RIGHT(word)[0] as string,
  has: () => false,
  oneOf: <T>(all: readonly T[]): T => all[0] as T,
};

/** Whatever fast-check comes upon. */
export function randomChooser(gen: fc.GeneratorValue, check: typeof fc): Chooser {
  const upTo = (most: number): number => gen(check.nat, { max: most });
  return {
    count: (element, depth) => {
      const extra = element.repeats && depth < 3 ? upTo(2) : 0;
      return element.required ? 1 + extra : upTo(3) === 0 || (depth > 3 && upTo(1) === 0) ? 1 + extra : 0;
    },
    value: word => {
      const right = RIGHT(word);
      return right[upTo(right.length - 1)] as string;
    },
    has: () => upTo(3) === 0,
    oneOf: <T>(all: readonly T[]): T => all[upTo(all.length - 1)] as T,
  };
}

/** A whole file with these documents.
 *  @param documents codes: `ZUSRCA` */
export function fileTree(format: Format, documents: readonly string[], choose: Chooser): Tree {
  const file = partTree('KEDU', format.file, choose, 0);
  const at = file.children.findIndex(child => child.name.startsWith('ZUS') || child.name === 'zestaw');
  const made = documents.map(code => partTree(code, format.documents.get(code) as PartType, choose, 1));
  file.children.splice(at, 1, ...made);
  return file;
}

export function setTree(format: Format, documents: readonly string[], choose: Chooser): Tree {
  const set = partTree('zestaw', format.set, choose, 1);
  const at = set.children.findIndex(child => child.name.startsWith('ZUS'));
  set.children.splice(at, 1, ...documents.map(code => partTree(code, format.documents.get(code) as PartType, choose, 2)));
  return set;
}

export function partTree(name: string, part: PartType, choose: Chooser, depth: number): Tree {
  const attributes = [...part.attributes.values()]
    .filter(attribute => attribute.required || choose.has())
    .map(attribute => [attribute.name, choose.value(attribute.holds.word)] as [string, string]);
  const children: Tree[] = [];
  let place = -1;
  for (const element of part.elements.values()) {
    // Of documents, which all stand in one place, the first is put in; whoever wants others takes it out.
    if (element.place === place) continue;
    place = element.place;
    for (let left = choose.count(element, depth); left > 0; left -= 1) children.push(elementTree(element, choose, depth + 1));
  }
  return { name, attributes, children, type: part };
}

export function elementTree(element: ElementType, choose: Chooser, depth: number): Tree {
  const { name, holds } = element;
  if (isPart(holds)) return partTree(name, holds, choose, depth);
  return { name, attributes: [], children: [], type: holds, ...(isValue(holds) ? { text: choose.value(holds.word) } : {}) };
}

/** Written out. @param namespace of the root */
export function written(tree: Tree, namespace?: string): string {
  if (tree.type === SIGNATURE) return SIGNED;
  const declared: [string, string][] = namespace === undefined ? [] : [['xmlns', namespace]];
  const attributes = [...declared, ...tree.attributes].map(([name, value]) => ` ${name}="${escapedAttribute(value)}"`).join('');
  const inner = tree.text === undefined ? tree.children.map(child => written(child)).join('\n') : escapedText(tree.text);
  return inner === '' ? `<${tree.name}${attributes}/>` : `<${tree.name}${attributes}>${inner}</${tree.name}>`;
}

/** Every element of a tree with what it stands in, the root first. */
export function allOf(tree: Tree, parent?: Tree): { tree: Tree; parent: Tree | undefined }[] {
  return [{ tree, parent }, ...tree.children.flatMap(child => allOf(child, tree))];
}

/** Changes one thing in a tree, right or wrong. */
export function mutate(root: Tree, format: Format, choose: Chooser): void {
  const { tree, parent } = choose.oneOf(allOf(root));
  const siblings = parent?.children ?? [];
  const at = siblings.indexOf(tree);
  const anyType = choose.oneOf([...format.documents.values(), format.file, format.set]);
  const changes: readonly (() => void)[] = [
    () => siblings.splice(at, 1),
    () => siblings.splice(at, 0, copyOf(tree)),
    () => siblings.push(...siblings.splice(at, 1)),
    () => siblings.splice(at, 2, ...siblings.slice(at, at + 2).reverse()),
    () => (tree.name = choose.oneOf(['p1', 'p2', 'p3', 'p7', 'p30', 'A', 'III', 'iii', 'XIII', 'ZUSDRA', 'zestaw', 'KEDU', 'x'])),
    () => {
      if (tree.text === undefined) tree.children = [];
      else tree.text = choose.oneOf(PROBES);
    },
    () => (tree.text = tree.text === undefined ? choose.oneOf([' ', '\n', 'x', '\u00a0', '\ufeff']) : `${tree.text} `),
    () => tree.attributes.push([choose.oneOf(['id_bloku', 'id_dokumentu', 'kolejnosc', 'status_kontroli', 'x']), choose.oneOf(PROBES)]),
    () => tree.attributes.shift(),
    () => {
      const attribute = tree.attributes[0];
      if (attribute) attribute[1] = choose.oneOf(PROBES);
    },
    () => tree.children.push(elementTree(choose.oneOf([...anyType.elements.values()]), SPARING, 0)),
    () => tree.children.unshift({ name: 'p1', attributes: [], children: [], text: choose.oneOf(PROBES) }),
  ];
  choose.oneOf(changes)();
  // An attribute told twice is no XML; that is tried by other means.
  tree.attributes = [...new Map(tree.attributes)];
}

const DATES = ['day', 'month', 'year'];

/** The tree as libxml2 must be asked, where it is known to depart from XSD 1.0 (docs/decisions/0032):
 *  it does not take white space around days, months and years, which the standard collapses; it takes a month or year of
 *  the zone +14:00 for certainly not earlier than the same without a zone; and it gives up on years of 8 digits and more,
 *  which we refuse, as a processor may. */
export function asLibxml2IsAsked(tree: Tree): Tree {
  const children = tree.children.map(asLibxml2IsAsked);
  if (
    tree.text === undefined ||
    tree.type === undefined ||
    tree.type === SIGNATURE ||
    !isValue(tree.type) ||
    !DATES.includes(tree.type.kind)
  )
    return { ...tree, children };
  const trimmed = tree.text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  const text = /^-?[0-9]{8}/.test(trimmed) ? 'too long a year' : tree.type.kind === 'day' ? trimmed : trimmed.replace('+14:00', 'Z');
  return { ...tree, children, text };
}

const copyOf = (tree: Tree): Tree => ({
  ...tree,
  attributes: tree.attributes.map(([name, value]) => [name, value]),
  children: tree.children.map(copyOf),
});
