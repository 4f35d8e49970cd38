import { TextArea } from '#design/components/text-fields.tsx';
import type { PageRequest } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { NOTE_LIMIT, type NoteField, type NoteRemark, type TypedNote } from '../rules/note.ts';
import { text } from '../text.ts';

export const fieldIn = (request: PageRequest, name: string): string => request.form.get(name)?.[0] ?? '';

export const typedNote = (request: PageRequest): TypedNote => ({
  asked: fieldIn(request, 'asked'),
  answered: fieldIn(request, 'answered'),
  nextStep: fieldIn(request, 'nextStep'),
});

export const remarkText = (lang: Lang, { field, kind }: NoteRemark): string =>
  kind === 'too-long' ? text(lang)('remark.too-long', { limit: NOTE_LIMIT }) : text(lang)(`remark.missing.${field}`);

export type Errors = Readonly<Record<string, string>>;

export const errorsOf = (lang: Lang, remarks: readonly NoteRemark[]): Errors =>
  Object.fromEntries(remarks.map(remark => [remark.field, remarkText(lang, remark)]));

/** The three answers of a note, and the reason where it is corrected. */
export function NoteFields({
  lang,
  typed,
  errors,
  fields = ['asked', 'answered', 'nextStep'],
}: {
  lang: Lang;
  typed: Partial<Record<NoteField, string>>;
  errors: Errors;
  fields?: readonly NoteField[];
}) {
  const t = text(lang);
  return fields.map(field => (
    <TextArea
      key={field}
      name={field}
      label={t(`field.${field}`)}
      hint={t(`field.${field}.hint`)}
      rows={field === 'because' ? 2 : 3}
      value={typed[field]}
      limit={NOTE_LIMIT}
      optional={field === 'nextStep'}
      {...(errors[field] === undefined ? {} : { error: errors[field] })}
    />
  ));
}
