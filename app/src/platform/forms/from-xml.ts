import type { XmlElement } from 'libxml2-wasm';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { withXml } from '#platform/documents/xml/parse.ts';
import { attribute, children } from '#platform/documents/xml/read.ts';
import type { Answer, Answers, FormDefinition, SimpleField } from './definition.ts';
import { namespaceOf } from './to-xml.ts';

export type XmlRefusal = { kind: 'not-xml' } | { kind: 'another-form'; code: string | undefined; version: string | undefined };

/** The answers of a document that `toXml` wrote, as they went into it; check.ts says whether they are right.
 *  @refuses not-xml | another-form (also another version) */
export function fromXml(definition: FormDefinition, document: Buffer): Result<Answers, XmlRefusal> {
  const namespace = namespaceOf(definition);
  const read = withXml(document, ({ root }): Result<Answers, XmlRefusal> => {
    if (root.name !== 'form' || root.namespaceUri !== namespace)
      return refuse({ kind: 'another-form', code: attribute(root, 'code'), version: attribute(root, 'version') });
    const [answers] = children(root, namespace, 'answers');
    return accept(answers === undefined ? {} : readAnswers(definition, answers, namespace));
  });
  return read.ok ? read.value : refuse({ kind: 'not-xml' });
}

function readAnswers(definition: FormDefinition, from: XmlElement, namespace: string): Answers {
  const read: Record<string, Answer> = {};
  for (const field of definition.pages.flatMap(page => page.fields)) {
    const found = children(from, namespace, field.name);
    const value =
      field.type === 'group'
        ? found.flatMap(group => children(group, namespace, 'item')).map(item => readItem(field.fields, item, namespace))
        : valueIn(field, found);
    if (value !== undefined && !(Array.isArray(value) && value.length === 0)) read[field.name] = value;
  }
  return read;
}

function readItem(fields: readonly SimpleField[], from: XmlElement, namespace: string): Answers {
  const read: Record<string, Answer> = {};
  for (const field of fields) {
    const value = valueIn(field, children(from, namespace, field.name));
    if (value !== undefined) read[field.name] = value;
  }
  return read;
}

/** Numbers and answers of yes or no come back as what they are, unless something else was typed. */
function valueIn(field: SimpleField, found: readonly XmlElement[]): Answer | undefined {
  const texts = found.map(element => element.content);
  if (field.type === 'choices') return texts.length === 0 ? undefined : texts;
  const text = texts[0];
  if (text === undefined) return undefined;
  const isNumber = field.type === 'number' || (field.type === 'computed' && !('sum' in field.of));
  if (isNumber && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (field.type === 'yes-no' || field.type === 'statement') return text === 'true' ? true : text === 'false' ? false : text;
  return text;
}
