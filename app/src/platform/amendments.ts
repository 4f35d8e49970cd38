import type { BranchException, CompetenceRule, DatedValue, LetterTemplate, Pack } from './pack.ts';

/** One thing that the institution has changed of its pack, by two people, without a new release. */
export type Amendment =
  | { kind: 'parameter'; name: string; value: DatedValue }
  | { kind: 'hours'; branchCode: string; from: string; hours: string }
  /** `branchCode` null: every branch. */
  | { kind: 'closing'; branchCode: string | null; exception: BranchException }
  /** A day free from work by statute, which moves legal periods too. */
  | { kind: 'holiday'; on: string }
  | { kind: 'competence'; rule: CompetenceRule }
  | { kind: 'form-validity'; code: string; version: number; validFrom: string; validTo: string | null }
  /** Kind and retention are of the letter and stay as they are. */
  | { kind: 'letter'; from: string; template: Omit<LetterTemplate, 'kind' | 'retention'> };

/** The pack with what was changed, in the order of approval: of two changes of the same thing from the same day the later
 *  one holds. What a rule has decided stays as it was: its inputs are kept with the decision.
 *  @param today which version of a letter is in use; all else carries its own days */
export function amendPack(pack: Pack, amendments: readonly Amendment[], today: string): Pack {
  return amendments.reduce((sofar, amendment) => amended(sofar, amendment, today), pack);
}

function amended(pack: Pack, amendment: Amendment, today: string): Pack {
  switch (amendment.kind) {
    case 'parameter':
      return {
        ...pack,
        parameters: { ...pack.parameters, [amendment.name]: withValue(pack.parameters[amendment.name] ?? [], amendment.value) },
      };
    case 'hours': {
      const { branchCode, from, hours } = amendment;
      return withBranch(pack, branchCode, branch => ({
        ...branch,
        hoursFrom: inOrder([...(branch.hoursFrom ?? []).filter(one => one.from !== from), { from, hours }]),
      }));
    }
    case 'closing': {
      const { branchCode, exception } = amendment;
      return withBranch(pack, branchCode, branch => ({
        ...branch,
        exceptions: [...(branch.exceptions ?? []).filter(one => one.on !== exception.on), exception].sort((a, b) => (a.on < b.on ? -1 : 1)),
      }));
    }
    case 'holiday':
      return pack.extraHolidays.includes(amendment.on) ? pack : { ...pack, extraHolidays: [...pack.extraHolidays, amendment.on].sort() };
    case 'competence': {
      const { rule } = amendment;
      const same = (one: CompetenceRule): boolean => one.postcodes === rule.postcodes && one.topic === rule.topic && one.from === rule.from;
      return { ...pack, competence: inOrder([...(pack.competence ?? []).filter(one => !same(one)), rule]) };
    }
    case 'form-validity': {
      const { code, version, validFrom, validTo } = amendment;
      return {
        ...pack,
        forms: pack.forms.map(form => {
          if (form.code !== code || form.version !== version) return form;
          const { validTo: _before, ...rest } = form;
          return { ...rest, validFrom, ...(validTo === null ? {} : { validTo }) };
        }),
      };
    }
    case 'letter':
      return amendment.from <= today ? { ...pack, letters: withLetter(pack.letters, amendment.template) } : pack;
  }
}

const inOrder = <Dated extends { from: string }>(dated: readonly Dated[]): readonly Dated[] =>
  [...dated].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));

const withValue = (values: readonly DatedValue[], value: DatedValue): readonly DatedValue[] =>
  inOrder([...values.filter(one => one.from !== value.from), value]);

const withBranch = (
  pack: Pack,
  branchCode: string | null,
  change: (branch: Pack['branches'][number]) => Pack['branches'][number],
): Pack => ({
  ...pack,
  branches: pack.branches.map(branch => (branchCode === null || branch.code === branchCode ? change(branch) : branch)),
});

// In the place of the version before: letters are asked for by their code.
const withLetter = (letters: readonly LetterTemplate[], template: Omit<LetterTemplate, 'kind' | 'retention'>): readonly LetterTemplate[] =>
  letters.map(letter => (letter.code === template.code ? { kind: letter.kind, retention: letter.retention, ...template } : letter));
