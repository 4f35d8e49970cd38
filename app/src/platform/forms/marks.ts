import type { Bilingual } from '#platform/text/text.ts';
import type { FormDefinition, FormMark } from './definition.ts';

/** What is not sure about one version of a form. */
export interface FormKnowledge {
  code: string;
  version: number;
  title: Bilingual;
  validFrom: string;
  validTo: string | undefined;
  handling: FormDefinition['handling'];
  /** Left out, because no source knows it. */
  gaps: readonly Bilingual[];
  /** In it, without a source. */
  marks: readonly FormMark[];
}

/** Every form of a pack with its gaps and marks, in the order of the pack: for the administrator to confirm before the
 *  institution opens. Dated values have their own list, `memoryMarks`. */
export function formKnowledge(pack: { forms: readonly FormDefinition[] }): readonly FormKnowledge[] {
  return pack.forms.map(({ code, version, title, validFrom, validTo, handling, gaps, marks }) => ({
    code,
    version,
    title,
    validFrom,
    validTo,
    handling,
    gaps,
    marks: marks ?? [],
  }));
}
