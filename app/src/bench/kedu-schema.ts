import { type AttributeType, type ElementType, type Format, isPart, isValue, type PartType } from '../kedu/format/format.ts';

/** What XSD calls each kind of value of our notation. */
const KINDS: readonly [pattern: RegExp, base: string, facets: (...numbers: string[]) => string][] = [
  [/^text$/, 'string', () => ''],
  [/^text(\d+)$/, 'string', most => facet('maxLength', most)],
  [/^text(\d+)-(\d+)$/, 'string', (least, most) => facet('minLength', least) + facet('maxLength', most)],
  [/^exact(\d+)$/, 'string', length => facet('length', length)],
  [/^digits(\d+)$/, 'string', count => facet('pattern', `\\d{${count}}`)],
  [/^activity$/, 'string', () => facet('pattern', '\\d{4}[A-Z]?')],
  [/^one-of-(\w+)$/, 'string', letters => [...(letters ?? '')].map(letter => facet('enumeration', letter)).join('')],
  [/^fixed-(\w+)$/, 'string', only => facet('enumeration', only)],
  [/^whole(\d+)$/, 'nonNegativeInteger', most => facet('totalDigits', most)],
  [/^digit1to(\d)$/, 'nonNegativeInteger', highest => facet('pattern', `[1-${highest}]`)],
  [/^nip$/, 'nonNegativeInteger', () => facet('pattern', '\\d{10}')],
  [/^pesel$/, 'nonNegativeInteger', () => facet('pattern', '\\d{11}')],
  [/^regon$/, 'nonNegativeInteger', () => facet('pattern', '\\d{9}') + facet('pattern', '\\d{14}')],
  [/^amount(\d+)$/, 'decimal', most => facet('pattern', `\\d{1,${most}}\\.\\d{2}`)],
  [/^rate(\d+)$/, 'decimal', most => facet('pattern', `\\d{1,${most}}\\.\\d{2}`)],
  [/^yes-no$/, 'boolean', () => ''],
  [/^day$/, 'date', () => ''],
  [/^month(\d{4})$/, 'gYearMonth', earliest => facet('minInclusive', `${earliest}-01`)],
  [/^year(\d{4})?$/, 'gYear', earliest => (earliest ? facet('minInclusive', earliest) : '')],
];

const facet = (name: string, value: string | undefined): string => `<xs:${name} value="${value}"/>`;

/** Our description of the format as an XSD, for a validator of others to work by where the official one is not at hand. */
export function schemaOf(format: Format): string {
  const types = new Map<string, string>();
  const valueType = (word: string): string => {
    const name = `value.${word}`;
    for (const [pattern, base, facets] of KINDS) {
      const found = pattern.exec(word);
      if (!found) continue;
      types.set(
        name,
        `<xs:simpleType name="${name}"><xs:restriction base="xs:${base}">${facets(...found.slice(1))}</xs:restriction></xs:simpleType>`,
      );
      return name;
    }
    throw new Error(`XSD has no word for ${word}`);
  };
  const partType = (part: PartType): string => {
    const name = `part.${part.name}`;
    if (types.has(name)) return name;
    types.set(name, '');
    const places = new Map<number, ElementType[]>();
    for (const element of part.elements.values()) places.set(element.place, [...(places.get(element.place) ?? []), element]);
    const content = [...places.values()].map(alternatives => particle(alternatives)).join('');
    const attributes = [...part.attributes.values()].map(attribute).join('');
    types.set(name, `<xs:complexType name="${name}"><xs:sequence>${content}</xs:sequence>${attributes}</xs:complexType>`);
    return name;
  };
  const particle = (alternatives: readonly ElementType[]): string => {
    const [first] = alternatives as [ElementType, ...ElementType[]];
    const often = `${first.required ? '' : ' minOccurs="0"'}${first.repeats ? ' maxOccurs="unbounded"' : ''}`;
    if (!isPart(first.holds) && !isValue(first.holds)) return '';
    const elements = alternatives.map(({ name, holds }) => {
      const type = isPart(holds) ? partType(holds) : isValue(holds) ? valueType(holds.word) : '';
      return `<xs:element name="${name}" type="${type}"${alternatives.length === 1 ? often : ''}/>`;
    });
    return alternatives.length === 1 ? elements.join('') : `<xs:choice${often}>${elements.join('')}</xs:choice>`;
  };
  const attribute = ({ name, holds, required }: AttributeType): string =>
    `<xs:attribute name="${name}" type="${valueType(holds.word)}"${required ? ' use="required"' : ''}/>`;
  const root = partType(format.file);
  return [
    `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="${format.namespace}" targetNamespace="${format.namespace}" elementFormDefault="qualified">`,
    `<xs:element name="KEDU" type="${root}"/>`,
    ...types.values(),
    '</xs:schema>',
  ].join('\n');
}
