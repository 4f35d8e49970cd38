import { XmlElement } from 'libxml2-wasm';
import { withXml } from '#platform/documents/xml/parse.ts';
import { children } from '#platform/documents/xml/read.ts';
import { LETTER_NAMESPACE } from './letter-xml.ts';

export type ReadPassage =
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] };

/** What a sealed letter says, for showing it on a page: read from the letter itself, not made anew from a template that
 *  may have changed since. */
export interface ReadLetter {
  passages: readonly ReadPassage[];
  legalBasis: string;
  instruction: readonly string[];
  senderLines: readonly string[];
  addresseeLines: readonly string[];
}

/** @throws when it is not one of our letters: it came from our own storage */
export function readLetter(xml: Buffer): ReadLetter {
  const read = withXml(xml, document => {
    const { root } = document;
    const body = of(root, 'Tresc')[0];
    if (root.name !== 'Pismo' || body === undefined) throw new Error('Not a letter');
    return {
      passages: passagesOf(body),
      legalBasis: of(root, 'PodstawaPrawna')[0]?.content ?? '',
      instruction: texts(root, 'Pouczenie'),
      senderLines: linesOf(of(root, 'Nadawca')[0]),
      addresseeLines: linesOf(of(root, 'Adresat')[0]),
    };
  });
  if (!read.ok) throw new Error(`A letter of ours cannot be read: ${read.refusal.kind}`);
  return read.value;
}

const of = (parent: XmlElement, name: string): XmlElement[] => children(parent, LETTER_NAMESPACE, name);
const texts = (parent: XmlElement, name: string): string[] => of(parent, name).map(one => one.content);

function linesOf(subject: XmlElement | undefined): string[] {
  return subject === undefined ? [] : [...texts(subject, 'Nazwa'), ...texts(subject, 'Adres')];
}

function passagesOf(body: XmlElement): ReadPassage[] {
  const passages: ReadPassage[] = [];
  for (let node = body.firstChild; node !== null; node = node.next) {
    if (!(node instanceof XmlElement)) continue;
    if (node.name === 'Akapit') passages.push({ kind: 'paragraph', text: node.content });
    const head = of(node, 'Naglowek')[0];
    if (node.name === 'Tabela' && head !== undefined)
      passages.push({ kind: 'table', head: texts(head, 'Komorka'), rows: of(node, 'Wiersz').map(row => texts(row, 'Komorka')) });
  }
  return passages;
}
