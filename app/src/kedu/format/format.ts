import { ONLY_IN_5_6 } from './format-5-6.ts';
import { INFORMATION } from './information.ts';
import { type Description, type Line, type Meaning, readNotation } from './notation.ts';
import { PARTS } from './parts.ts';
import { PAYERS } from './payers.ts';
import { REGISTRATION } from './registration.ts';
import { SETTLEMENT } from './settlement.ts';
import { type ValueType, valueType } from './value-types.ts';

export type Version = '5.6' | '5.7';
export const VERSIONS: readonly Version[] = ['5.6', '5.7'];
export const NAMESPACES: Readonly<Record<Version, string>> = {
  '5.6': 'http://www.zus.pl/2024/KEDU_5_6',
  '5.7': 'http://www.zus.pl/2026/KEDU_5_7',
};

/** An electronic signature has its own format and its own judge (`platform/documents`); here it only has its place. */
export const SIGNATURE = 'signature';

/** One element where it may stand. */
export interface ElementType extends Meaning {
  readonly name: string;
  /** Its place in the order of what it stands in: later children have higher ones, alternatives share one. */
  readonly place: number;
  readonly required: boolean;
  readonly repeats: boolean;
  readonly holds: PartType | ValueType | typeof SIGNATURE;
}

export interface AttributeType extends Meaning {
  readonly name: string;
  readonly required: boolean;
  readonly holds: ValueType;
}

/** What holds elements in a fixed order: the file, a set, a document, a block, a composite field. */
export interface PartType extends Meaning {
  readonly name: string;
  /** Streamed piece by piece, as it may be of any size; what is not open is small and comes whole. */
  readonly isOpen: boolean;
  readonly attributes: ReadonlyMap<string, AttributeType>;
  readonly elements: ReadonlyMap<string, ElementType>;
  /** Of each place: the nearest required place before it, -1 where there is none. One more entry for the end. */
  readonly requiredBefore: readonly number[];
}

export interface Format {
  readonly version: Version;
  readonly namespace: string;
  readonly file: PartType;
  readonly set: PartType;
  /** By official code: `ZUSRCA`. */
  readonly documents: ReadonlyMap<string, PartType>;
}

export const isPart = (holds: ElementType['holds']): holds is PartType => typeof holds === 'object' && 'elements' in holds;
export const isValue = (holds: ElementType['holds']): holds is ValueType => typeof holds === 'object' && 'check' in holds;

/** What every document holds before and after its blocks. */
const BEFORE = `part before
naglowek.DP?          =document-header
identyfikacja.PL?     =payer-ids
identyfikacja.UB?     =insured-ids
cechy.DP?             =features`;
const AFTER = `part after
stopka.DP?            =footer`;
/** The group of documents about one insured person, who may have a number in the program that wrote it. */
const ABOUT_ONE_INSURED = 'insured';

const formats = new Map<Version, Format>();

export function formatOf(version: Version): Format {
  const before = formats.get(version);
  if (before) return before;
  const made = build(version);
  formats.set(version, made);
  return made;
}

export function versionOf(namespace: string): Version | undefined {
  return VERSIONS.find(version => NAMESPACES[version] === namespace);
}

function build(version: Version): Format {
  const descriptions = [PARTS, SETTLEMENT, REGISTRATION, PAYERS, INFORMATION, ...(version === '5.6' ? [ONLY_IN_5_6] : [])].flatMap(
    readNotation,
  );
  const parts = named(descriptions, 'part');
  const groups = named(descriptions, 'attributes');
  const documents = new Map<string, PartType>();
  const built = new Map<string, PartType>();

  const attributesOf = (lines: readonly Line[], groupNames: readonly string[]): Map<string, AttributeType> => {
    const all = [...lines, ...groupNames.flatMap(name => groups.get(name)?.attributes ?? [])];
    return new Map(all.map(line => [line.names[0] as string, { ...line, name: line.names[0] as string, holds: valueType(line.holds) }]));
  };
  const partNamed = (name: string): PartType => {
    const before = built.get(name);
    if (before) return before;
    const description = parts.get(name);
    if (!description) throw new Error(`No part is called ${name}`);
    const part = partOf(description, description.lines, description.groups, name === 'KEDU' || name === 'set');
    built.set(name, part);
    return part;
  };
  const holdsOf = (line: Line): ElementType['holds'] =>
    line.holds === SIGNATURE ? SIGNATURE : line.holds.startsWith('=') ? partNamed(line.holds.slice(1)) : valueType(line.holds);
  const partOf = (description: Description, lines: readonly Line[], groupNames: readonly string[], isOpen: boolean): PartType => {
    const elements = new Map<string, ElementType>();
    const requiredBefore: number[] = [];
    let place = 0;
    let required = -1;
    for (const line of lines) {
      for (const name of line.names) {
        requiredBefore.push(required);
        const here = { ...line, place };
        if (name.startsWith('[')) {
          for (const [code, document] of documents) elements.set(code, { ...here, name: code, holds: document });
          if (name.includes('zestaw')) elements.set('zestaw', { ...here, name: 'zestaw', holds: partNamed('set') });
        } else elements.set(name, { ...here, name, holds: holdsOf(line) });
        if (line.required) required = place;
        place += 1;
      }
    }
    requiredBefore.push(required);
    return { ...description, isOpen, attributes: attributesOf(description.attributes, groupNames), elements, requiredBefore };
  };

  const [before, after] = [BEFORE, AFTER].map(around => (readNotation(around)[0] as Description).lines);
  for (const description of named(descriptions, 'document').values()) {
    const isAboutInsured = description.groups.includes(ABOUT_ONE_INSURED);
    const around = (before as readonly Line[]).filter(line => isAboutInsured || line.names[0] !== 'identyfikacja.UB');
    const lines = [...around, ...description.lines, ...(after as readonly Line[])];
    documents.set(description.name, partOf(description, lines, ['document', ...description.groups], true));
  }
  return { version, namespace: NAMESPACES[version], file: partNamed('KEDU'), set: partNamed('set'), documents };
}

/** The last of a name counts: a later list puts its own in the place of an earlier one. */
function named(descriptions: readonly Description[], kind: Description['kind']): Map<string, Description> {
  return new Map(descriptions.filter(one => one.kind === kind).map(one => [one.name, one]));
}
