import { existsSync, readFileSync } from 'node:fs';
import {
  XmlBufferInputProvider,
  XmlDocument,
  XmlError,
  XmlParseError,
  xmlRegisterInputProvider,
  XmlValidateError,
  XsdValidator,
} from 'libxml2-wasm';
import type { Version } from '../format/format.ts';
import { KeduReader } from '../reader.ts';
import type { Finding } from '../finding.ts';

/** Official schemas and a real file, beside the checkout because of their licence. */
export const OFFICIAL = '../shared/data/domain/kedu';
export const hasOfficial = existsSync(`${OFFICIAL}/kedu_5_7.xsd`);
if (!hasOfficial) console.warn(`Skipped: no ${OFFICIAL} on this machine`);

const validators = new Map<Version, XsdValidator>();

function officialSchema(version: Version): XsdValidator {
  const before = validators.get(version);
  if (before) return before;
  if (validators.size === 0) {
    const signatures = 'xmldsig-core-schema.xsd';
    xmlRegisterInputProvider(new XmlBufferInputProvider({ [signatures]: readFileSync(`${OFFICIAL}/${signatures}`) }));
  }
  const made = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(`${OFFICIAL}/kedu_${version.replace('.', '_')}.xsd`)));
  validators.set(version, made);
  return made;
}

export const GAVE_UP = 'libxml2 gave up';

/** What libxml2 says of a file by the official schema: nothing where it is right. */
export function officialVerdict(version: Version, xml: Uint8Array): string | undefined {
  let document: XmlDocument | undefined;
  try {
    document = XmlDocument.fromBuffer(xml);
    officialSchema(version).validate(document);
    return undefined;
  } catch (fault) {
    if (fault instanceof XmlParseError || fault instanceof XmlValidateError) return fault.message.trim();
    // libxml2 gives up on some values instead of judging them.
    if (fault instanceof XmlError && fault.message.includes('internal error')) return GAVE_UP;
    throw fault;
  } finally {
    document?.dispose();
  }
}

/** What we find in a file, given in one piece or cut into many. */
export function ourFindings(xml: Uint8Array, pieceBytes = xml.length || 1): Finding[] {
  const reader = new KeduReader();
  const events = [];
  for (let from = 0; from < xml.length; from += pieceBytes) events.push(...reader.push(xml.subarray(from, from + pieceBytes)));
  events.push(...reader.end());
  return events.flatMap(event => (event.kind === 'finding' ? [event.finding] : []));
}
