import { createHash } from 'node:crypto';
import type { XmlDocument, XmlElement } from 'libxml2-wasm';
import { canonicalDocument, canonicalElement, canonicalMethod, INCLUSIVE_C14N, type CanonicalMethod } from '../xml/canonical.ts';
import { attribute, children, decodeBase64, within } from '../xml/read.ts';
import { BASE64, DSIG, ENVELOPED, isWornOut, XADES, XPATH } from './algorithms.ts';
import { deny } from './refusals.ts';
import { algorithm, digestIn, inclusivePrefixes, only } from './structure.ts';

/** What the signed bytes are of the document: all of it but the signature; an Object inside the signature; or an
 *  element somewhere, which says nothing about the rest. */
export type Coverage = 'document' | 'object' | 'element';

export interface SignedContent {
  readonly covers: Coverage;
  /** The exact bytes that were signed. Read the document from these and from nothing else. */
  readonly coveredXml: Buffer;
  /** Id of what was signed, where it was named by one. */
  readonly id?: string;
}

/** One signature in its document, with what the checks need. */
export interface Place {
  readonly document: XmlDocument;
  readonly signature: XmlElement;
  readonly signedProperties: XmlElement;
  readonly ids: ReadonlyMap<string, XmlElement>;
}

interface Reference {
  readonly uri: string;
  readonly target: XmlElement;
  readonly role: 'properties' | 'key-info' | Coverage;
  readonly transforms: Transforms;
  readonly element: XmlElement;
}

interface Transforms {
  /** Which signatures are left out before the digest. */
  readonly leaveOut: 'none' | 'this' | 'all';
  readonly canonical: CanonicalMethod;
  readonly prefixes: readonly string[];
  readonly decode: boolean;
}

/** The content, the properties, the key: more than a few only cost time. */
const MOST_REFERENCES = 10;
const ID = /^[\p{L}_][\p{L}\p{N}_.:-]*$/u;

/** Checks every reference of SignedInfo. Takes the signature out of the document on the way, so that nothing of the
 *  signature may be read afterwards.
 *  @returns the one content that is signed */
export function checkReferences(place: Place, signedInfo: XmlElement): SignedContent {
  const found = children(signedInfo, DSIG, 'Reference');
  if (found.length === 0 || found.length > MOST_REFERENCES) deny('structure', `${found.length} references`);
  const references = found.map(element => resolve(place, element));
  if (!references.some(reference => reference.role === 'properties')) deny('properties-not-signed');
  const contents = references.filter(reference => reference.role !== 'properties' && reference.role !== 'key-info');
  if (contents.length === 0) deny('nothing-signed');
  if (contents.length > 1) deny('several-contents', `${contents.length}`);

  const content = contents[0] as Reference;
  const { hash, value } = digestIn(content.element);
  for (const reference of references) {
    if (reference !== content) checkDigest(digestIn(reference.element), bytesInPlace(place, reference), reference.uri);
  }
  const coveredXml = content.transforms.leaveOut === 'none' ? bytesInPlace(place, content) : bytesWithout(place, content);
  checkDigest({ hash, value }, coveredXml, content.uri);
  return { covers: content.role as Coverage, coveredXml, ...(content.uri === '' ? {} : { id: content.uri.slice(1) }) };
}

function checkDigest(wanted: ReturnType<typeof digestIn>, bytes: Buffer, uri: string): void {
  if (!createHash(wanted.hash).update(bytes).digest().equals(wanted.value)) deny('digest', uri);
}

function resolve(place: Place, element: XmlElement): Reference {
  const uri = attribute(element, 'URI');
  // Never fetched: a reference that points elsewhere would let the signer choose what we read.
  if (uri === undefined || (uri !== '' && !uri.startsWith('#'))) return deny('reference-outside', uri ?? 'no URI');
  const transforms = readTransforms(element);
  const target = uri === '' ? place.document.root : (place.ids.get(checkedId(uri)) ?? deny('reference-dangling', uri));
  const role = uri === '' ? 'document' : roleOf(place, target);
  const around = within(place.signature, target);
  if (around && transforms.leaveOut === 'none') deny('enveloped-without-transform', uri);
  if (!around && transforms.leaveOut !== 'none') deny('transform', 'enveloped transform of something that is not around the signature');
  return { uri, target, role, transforms, element };
}

function checkedId(uri: string): string {
  const id = uri.slice(1);
  return ID.test(id) ? id : deny('reference-outside', uri);
}

function roleOf(place: Place, target: XmlElement): Reference['role'] {
  if (target.isSameNode(place.signedProperties)) return 'properties';
  if (target.name === 'SignedProperties' && target.namespaceUri === XADES) return deny('properties-of-another-signature');
  if (!within(target, place.signature)) return target.isSameNode(place.document.root) ? 'document' : 'element';
  if (target.name === 'KeyInfo' && target.namespaceUri === DSIG && target.parent?.isSameNode(place.signature)) return 'key-info';
  if (isObject(place, target) || (target.parent !== null && isObject(place, target.parent))) {
    return within(place.signedProperties, target) || target.namespaceUri === XADES
      ? deny('reference-inside-signature', target.name)
      : 'object';
  }
  return deny('reference-inside-signature', target.name);
}

function isObject(place: Place, element: XmlElement): boolean {
  return element.name === 'Object' && element.namespaceUri === DSIG && element.parent?.isSameNode(place.signature) === true;
}

function readTransforms(reference: XmlElement): Transforms {
  const list = children(reference, DSIG, 'Transforms');
  if (list.length > 1) deny('structure', 'Transforms twice');
  let leaveOut: Transforms['leaveOut'] = 'none';
  let last: { canonical: CanonicalMethod; prefixes: readonly string[]; decode: boolean } | undefined;
  for (const transform of list[0] ? children(list[0], DSIG, 'Transform') : []) {
    const uri = algorithm(transform);
    if (last) deny('transform', `${uri} after the last`);
    const canonical = canonicalMethod(uri);
    if (canonical) last = { canonical, prefixes: inclusivePrefixes(transform), decode: false };
    else if (uri === BASE64) last = { canonical: canonicalMethod(INCLUSIVE_C14N) as CanonicalMethod, prefixes: [], decode: true };
    else if (leaveOut === 'none' && uri === ENVELOPED) leaveOut = 'this';
    else if (leaveOut === 'none' && uri === XPATH) leaveOut = allSignatures(transform);
    else deny(isWornOut(uri) ? 'weak-algorithm' : 'transform', uri);
  }
  if (last?.decode && leaveOut !== 'none') deny('transform', 'base64 of an enveloping element');
  return { leaveOut, ...(last ?? { canonical: canonicalMethod(INCLUSIVE_C14N) as CanonicalMethod, prefixes: [], decode: false }) };
}

const NOT_IN_SIGNATURE = /^not\(\s*ancestor-or-self::([A-Za-z_][\w.-]*):Signature\s*\)$/;

/** The one XPath we know: the trusted profile and the state's signing service leave all signatures out by it. */
function allSignatures(transform: XmlElement): 'all' {
  const expression = only(transform, DSIG, 'XPath');
  const prefix = NOT_IN_SIGNATURE.exec(expression.content.trim())?.[1];
  if (prefix === undefined || expression.namespaceForPrefix(prefix) !== DSIG) deny('transform', expression.content);
  return 'all';
}

/** Comments are never part of it: a reference within the document leaves them out, whatever the method says. */
const withoutComments = (transforms: Transforms): CanonicalMethod => ({ ...transforms.canonical, withComments: false });

function bytesInPlace(place: Place, { target, transforms }: Reference): Buffer {
  if (transforms.decode) return decodeBase64(target.content) ?? deny('not-base64', target.name);
  return canonicalElement(place.document, target, withoutComments(transforms), transforms.prefixes);
}

function bytesWithout(place: Place, { uri, target, transforms }: Reference): Buffer {
  if (transforms.leaveOut === 'this') place.signature.remove();
  else for (const signature of outermostSignatures(place.document)) signature.remove();
  const method = withoutComments(transforms);
  return uri === ''
    ? canonicalDocument(place.document, method, transforms.prefixes)
    : canonicalElement(place.document, target, method, transforms.prefixes);
}

/** Signatures that do not lie within another one: those inside are signed content or unsigned additions. */
export function outermostSignatures(document: XmlDocument): XmlElement[] {
  return document.find('//ds:Signature[not(ancestor::ds:Signature)]', { ds: DSIG }) as XmlElement[];
}
