import { XmlC14NMode, type XmlDocument, type XmlElement } from 'libxml2-wasm';

/** A canonicalisation by its algorithm in XML signatures. */
export interface CanonicalMethod {
  readonly mode: (typeof XmlC14NMode)[keyof typeof XmlC14NMode];
  readonly withComments: boolean;
}

export const INCLUSIVE_C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
export const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const INCLUSIVE_C14N_11 = 'http://www.w3.org/2006/12/xml-c14n11';

const METHODS: ReadonlyMap<string, CanonicalMethod> = new Map([
  [INCLUSIVE_C14N, { mode: XmlC14NMode.XML_C14N_1_0, withComments: false }],
  [`${INCLUSIVE_C14N}#WithComments`, { mode: XmlC14NMode.XML_C14N_1_0, withComments: true }],
  [EXCLUSIVE_C14N, { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: false }],
  [`${EXCLUSIVE_C14N}WithComments`, { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: true }],
  [INCLUSIVE_C14N_11, { mode: XmlC14NMode.XML_C14N_1_1, withComments: false }],
  [`${INCLUSIVE_C14N_11}#WithComments`, { mode: XmlC14NMode.XML_C14N_1_1, withComments: true }],
] satisfies [string, CanonicalMethod][]);

/** The canonicalisation of that URI, if it is one we use. */
export const canonicalMethod = (uri: string): CanonicalMethod | undefined => METHODS.get(uri);

export const EXCLUSIVE: CanonicalMethod = { mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0, withComments: false };

/** The document can be read, but has no canonical form: a version of XML that is none, a relative namespace. */
export class Uncanonical extends Error {}

function canonical(make: () => string): Buffer {
  try {
    return Buffer.from(make(), 'utf8');
  } catch (fault) {
    throw new Uncanonical((fault as Error).message, { cause: fault });
  }
}

/** Canonical bytes of a whole document. */
export function canonicalDocument(document: XmlDocument, method: CanonicalMethod, prefixes: readonly string[] = []): Buffer {
  return canonical(() => document.canonicalizeToString(options(method, prefixes)));
}

/** Canonical bytes of an element and all below it. */
export function canonicalElement(
  document: XmlDocument,
  element: XmlElement,
  method: CanonicalMethod,
  prefixes: readonly string[] = [],
): Buffer {
  return canonical(() => document.canonicalizeToString({ ...options(method, prefixes), nodeSet: new Set([element]) }));
}

function options(method: CanonicalMethod, prefixes: readonly string[]) {
  const inclusive = method.mode === XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 && prefixes.length > 0;
  return { ...method, ...(inclusive ? { inclusiveNamespacePrefixes: [...prefixes] } : {}) };
}
