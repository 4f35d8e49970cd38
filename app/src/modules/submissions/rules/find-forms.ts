import type { FormDefinition } from '#platform/forms/definition.ts';

type Lang = 'pl' | 'en';

/** Lower case without marks on letters, so that "zaswiadczenie" finds "zaświadczenie". */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .trim();
}

/** Forms in which every word asked for begins some word of the code, title, summary or keywords; those whose code or
 *  title matches come first. All of them when nothing is asked. */
export function findForms(forms: readonly FormDefinition[], asked: string, lang: Lang): FormDefinition[] {
  const wanted = plain(asked)
    .split(/[^\p{Letter}\p{Number}-]+/u)
    .filter(word => word !== '');
  if (wanted.length === 0) return [...forms];
  const wordsOf = (...texts: readonly string[]): string[] => texts.flatMap(one => plain(one).split(/[^\p{Letter}\p{Number}-]+/u));
  const matches = (words: readonly string[]): boolean => wanted.every(want => words.some(word => word.startsWith(want)));
  const inName = forms.filter(form => matches(wordsOf(form.code, form.title[lang])));
  const anywhere = forms.filter(
    form => !inName.includes(form) && matches(wordsOf(form.code, form.title[lang], form.summary[lang], ...(form.keywords?.[lang] ?? []))),
  );
  return [...inName, ...anywhere];
}

type Role = FormDefinition['roles'][number];
const ORDER: readonly Role[] = ['insured', 'beneficiary', 'payer', 'institution', 'any'];

/** The catalogue by role, each form once: under the first of its roles that the reader has; a visitor has all. */
export function groupForms(
  forms: readonly FormDefinition[],
  roles: readonly string[] = ORDER,
): readonly { role: Role; forms: readonly FormDefinition[] }[] {
  const roleOf = (form: FormDefinition): Role | undefined =>
    ORDER.find(role => form.roles.includes(role) && (role === 'any' || roles.includes(role)));
  return ORDER.map(role => ({ role, forms: forms.filter(form => roleOf(form) === role) })).filter(group => group.forms.length > 0);
}
