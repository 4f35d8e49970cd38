import type { Day } from '#kernel/day.ts';
import type { Pack } from '#platform/pack.ts';

const SEQUENCE_DIGITS = 6;

/** Class of the uniform file plan for matters of a form on a day: the dated parameter `file-plan-class.<form>` of the
 *  pack, else the code of the form itself. */
export function fileClass(pack: Pick<Pack, 'parameters'>, formCode: string, on: Day): string {
  const dated = pack.parameters[`file-plan-class.${formCode}`]?.find(
    value => value.from <= on && (value.to === undefined || on <= value.to),
  );
  return dated?.value ?? formCode;
}

/** `branch.class.sequence.year`. */
export function matterNumber(parts: { branchCode: string; fileClass: string; sequence: number; year: number }): string {
  return `${parts.branchCode}.${parts.fileClass}.${String(parts.sequence).padStart(SEQUENCE_DIGITS, '0')}.${parts.year}`;
}

/** Number of a decision or letter in a matter: the first bears the matter's own, later ones are counted after it. */
export function documentNumber(matter: string, ordinal: number): string {
  return ordinal === 1 ? matter : `${matter}.${ordinal}`;
}
