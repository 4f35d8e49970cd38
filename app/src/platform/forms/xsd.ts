import { element, writeXml, type XmlTree } from '#platform/documents/xml/write.ts';
import type { FormDefinition, FormField, SimpleField } from './definition.ts';
import { namespaceOf } from './to-xml.ts';

/** The XML Schema of one version of a form, made from its definition: what `toXml` writes is valid against it.
 *  Conditions cannot be said in XSD, so a field with one may be absent; check.ts is what decides. */
export function xsdOf(definition: FormDefinition): Buffer {
  const fields = definition.pages.flatMap(page => page.fields.map(field => fieldElement(field, page.when === undefined)));
  return writeXml(
    element(
      'xs:schema',
      { 'xmlns:xs': 'http://www.w3.org/2001/XMLSchema', targetNamespace: namespaceOf(definition), elementFormDefault: 'qualified' },
      [
        xs('element', { name: 'form' }, [
          xs('complexType', {}, [
            xs('sequence', {}, [
              headerElement(),
              xs('element', { name: 'answers' }, [xs('complexType', {}, [xs('sequence', {}, fields)])]),
            ]),
            xs('attribute', { name: 'code', type: 'xs:string', use: 'required', fixed: definition.code }),
            xs('attribute', { name: 'version', type: 'xs:positiveInteger', use: 'required', fixed: String(definition.version) }),
          ]),
        ]),
      ],
    ),
  );
}

const xs = (name: string, attributes: Readonly<Record<string, string>>, content: readonly XmlTree[] = []): XmlTree =>
  element(`xs:${name}`, attributes, content);

function headerElement(): XmlTree {
  const withAttributes = (name: string, attributes: readonly string[], occurs: Readonly<Record<string, string>> = {}): XmlTree =>
    xs('element', { name, ...occurs }, [
      xs('complexType', {}, [
        xs('simpleContent', {}, [
          xs(
            'extension',
            { base: 'xs:string' },
            attributes.map(one => xs('attribute', { name: one, type: 'xs:string', use: 'required' })),
          ),
        ]),
      ]),
    ]);
  return xs('element', { name: 'header', minOccurs: '0' }, [
    xs('complexType', {}, [
      xs('sequence', {}, [
        withAttributes('filedFor', ['idKind', 'id']),
        withAttributes('filedBy', ['idKind', 'id']),
        xs('element', { name: 'relation', type: 'xs:string' }),
        xs('element', { name: 'answerChannel', type: 'xs:string' }),
        withAttributes('attachment', ['sha256', 'bytes'], { minOccurs: '0', maxOccurs: 'unbounded' }),
      ]),
    ]),
  ]);
}

function fieldElement(field: FormField, pageAlwaysAsked: boolean): XmlTree {
  const required =
    pageAlwaysAsked &&
    field.type !== 'computed' &&
    field.when === undefined &&
    field.optional !== true &&
    !(field.type === 'choices' && field.min === 0);
  if (field.type !== 'group') return simpleElement(field, required);
  const inside = field.fields.map(one =>
    simpleElement(
      one,
      one.type !== 'computed' && one.when === undefined && one.optional !== true && !(one.type === 'choices' && one.min === 0),
    ),
  );
  const item = xs('element', { name: 'item', minOccurs: String(Math.max(1, field.min)), maxOccurs: String(field.max) }, [
    xs('complexType', {}, [xs('sequence', {}, inside)]),
  ]);
  return xs('element', { name: field.name, minOccurs: required && field.min > 0 ? '1' : '0' }, [
    xs('complexType', {}, [xs('sequence', {}, [item])]),
  ]);
}

function simpleElement(field: SimpleField, required: boolean): XmlTree {
  const occurs = { name: field.name, minOccurs: required ? '1' : '0', ...(field.type === 'choices' ? { maxOccurs: 'unbounded' } : {}) };
  if (field.type === 'choice' || field.type === 'choices') return xs('element', occurs, [choiceType(field)]);
  const facets = facetsOf(field);
  return facets.facets.length === 0
    ? xs('element', { ...occurs, type: facets.base })
    : xs('element', occurs, [xs('simpleType', {}, [xs('restriction', { base: facets.base }, facets.facets)])]);
}

/** A choice: the value, and its words as an attribute. */
function choiceType(field: SimpleField & { type: 'choice' | 'choices' }): XmlTree {
  return xs('complexType', {}, [
    xs('simpleContent', {}, [
      xs('extension', { base: 'xs:token' }, [xs('attribute', { name: 'means', type: 'xs:string', use: 'required' })]),
    ]),
  ]);
}

const pattern = (value: string): { base: string; facets: readonly XmlTree[] } => ({
  base: 'xs:string',
  facets: [xs('pattern', { value })],
});

function facetsOf(field: Exclude<SimpleField, { type: 'choice' | 'choices' }>): { base: string; facets: readonly XmlTree[] } {
  switch (field.type) {
    case 'text':
    case 'long-text':
      return { base: 'xs:string', facets: [xs('maxLength', { value: String(field.maxLength) })] };
    case 'number':
      return {
        base: 'xs:integer',
        facets: [
          ...(field.min === undefined ? [] : [xs('minInclusive', { value: String(field.min) })]),
          ...(field.max === undefined ? [] : [xs('maxInclusive', { value: String(field.max) })]),
        ],
      };
    case 'money':
      return pattern('-?[0-9]{1,13}\\.[0-9]{2}');
    case 'date':
      return { base: 'xs:date', facets: [] };
    case 'month':
      return { base: 'xs:gYearMonth', facets: [] };
    case 'computed':
      return 'sum' in field.of ? pattern('-?[0-9]{1,13}\\.[0-9]{2}') : { base: 'xs:nonNegativeInteger', facets: [] };
    case 'yes-no':
      return { base: 'xs:boolean', facets: [] };
    case 'statement':
      return pattern('true');
    case 'pesel':
      return pattern('[0-9]{11}');
    case 'nip':
      return pattern('[0-9]{10}');
    case 'regon':
      return pattern('[0-9]{9}|[0-9]{14}');
    case 'nrb':
      return pattern('[0-9]{26}');
    case 'postcode':
      return pattern('[0-9]{2}-[0-9]{3}');
    case 'email':
      return { base: 'xs:string', facets: [xs('maxLength', { value: '254' })] };
    case 'phone':
      return pattern('\\+[0-9]{8,15}');
  }
}
