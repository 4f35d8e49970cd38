import { element, writeXml, type XmlTree } from '#platform/documents/xml/write.ts';
import type { Answer, Answers, FormDefinition, FormField, Known, SimpleField } from './definition.ts';
import { itemsOf, optionsOf, type View, viewOf } from './visible.ts';

/** Somebody named in the header of a document: `PESEL`, `NIP` or `REGON` and the number. */
export interface NamedParty {
  name: string;
  idKind: string;
  id: string;
}

/** Who files, for whom, and what comes along: with the answers it makes the document that is signed whole. */
export interface FilingHeader {
  filedFor: NamedParty;
  filedBy: NamedParty;
  /** `self`, `representative` or `mandate`. */
  relation: string;
  answerChannel: string;
  attachments: readonly { fileName: string; sha256: string; bytes: number }[];
}

/** The namespace of one version of a form: documents of different versions never pass for each other. */
export function namespaceOf(definition: FormDefinition): string {
  return `urn:okienko:form:${definition.code}:${definition.version}`;
}

/** The document of a filled form as UTF-8 XML in canonical form: header, then one element for each answer, named as
 *  the field. Hidden questions and empty answers are not in it. Chosen options carry their words, so that the document
 *  can be read without the form; those of this very moment (`optionsFrom`) could not be looked up later.
 *  @throws where an answer holds a character that XML forbids; parse.ts takes those away */
export function toXml(definition: FormDefinition, answers: Answers, known: Known, header?: FilingHeader): Buffer {
  const view = viewOf(definition, answers, known);
  const fields = definition.pages.flatMap(page => view.fields(page)).flatMap(field => fieldTrees(view, field));
  const content = [...(header === undefined ? [] : [headerTree(header)]), element('answers', fields)];
  return writeXml(element('form', { xmlns: namespaceOf(definition), code: definition.code, version: String(definition.version) }, content));
}

function headerTree(header: FilingHeader): XmlTree {
  const party = (name: string, of: NamedParty): XmlTree => element(name, { idKind: of.idKind, id: of.id }, of.name);
  return element('header', [
    party('filedFor', header.filedFor),
    party('filedBy', header.filedBy),
    element('relation', header.relation),
    element('answerChannel', header.answerChannel),
    ...header.attachments.map(file => element('attachment', { sha256: file.sha256, bytes: String(file.bytes) }, file.fileName)),
  ]);
}

function fieldTrees(view: View, field: FormField): readonly XmlTree[] {
  if (field.type !== 'group') return valueTrees(field, view.answers[field.name], view.scope);
  const items = itemsOf(view.answers, field).map(item => {
    const scope = view.itemScope(field, item);
    return element(
      'item',
      view.itemFields(field, item).flatMap(inside => valueTrees(inside, item[inside.name], scope)),
    );
  });
  return items.length === 0 ? [] : [element(field.name, items)];
}

function valueTrees(field: SimpleField, answer: Answer | undefined, scope: View['scope']): readonly XmlTree[] {
  if (answer === undefined || answer === '') return [];
  const values: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
  if (field.type !== 'choice' && field.type !== 'choices') return values.map(value => element(field.name, String(value)));
  const options = optionsOf(field, scope);
  return values.map(value =>
    element(field.name, { means: options.find(option => option.value === value)?.label.pl ?? String(value) }, String(value)),
  );
}
