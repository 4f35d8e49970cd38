import type { XmlElement } from 'libxml2-wasm';
import { attribute, children, decodeBase64 } from '../xml/read.ts';
import { digestMethod, DSIG, isWornOut, type Hash } from './algorithms.ts';
import { deny } from './refusals.ts';

/** The one child of that name; a second one would leave it open which of them counts. */
export function only(parent: XmlElement, namespace: string, name: string): XmlElement {
  return optional(parent, namespace, name) ?? deny('structure', `no ${name} in ${parent.name}`);
}

export function optional(parent: XmlElement, namespace: string, name: string): XmlElement | undefined {
  const found = children(parent, namespace, name);
  if (found.length > 1) deny('structure', `${found.length} × ${name} in ${parent.name}`);
  return found[0];
}

export function algorithm(element: XmlElement): string {
  return attribute(element, 'Algorithm') ?? deny('structure', `${element.name} without Algorithm`);
}

export function bytesOf(element: XmlElement): Buffer {
  return decodeBase64(element.content) ?? deny('not-base64', element.name);
}

/** The digest method and value that stand in `parent` (a reference, or the digest of a certificate). */
export function digestIn(parent: XmlElement): { hash: Hash; value: Buffer } {
  const uri = algorithm(only(parent, DSIG, 'DigestMethod'));
  const hash = digestMethod(uri) ?? deny(isWornOut(uri) ? 'weak-algorithm' : 'unknown-algorithm', uri);
  return { hash, value: bytesOf(only(parent, DSIG, 'DigestValue')) };
}

/** The prefixes that an exclusive canonicalisation is to treat inclusively. */
export function inclusivePrefixes(method: XmlElement): string[] {
  const list = optional(method, 'http://www.w3.org/2001/10/xml-exc-c14n#', 'InclusiveNamespaces');
  return list ? (attribute(list, 'PrefixList') ?? '').split(/[ \t\r\n]+/).filter(prefix => prefix !== '') : [];
}
