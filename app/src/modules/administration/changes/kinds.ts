import type { ChangeKind } from './change-kind.ts';
import { closing, holiday, hours } from './calendar.ts';
import { competence } from './competence.ts';
import { destroy } from './destroy.ts';
import { formValidity } from './form-validity.ts';
import { letter } from './letter.ts';
import { liftHold } from './lift-hold.ts';
import { parameter } from './parameter.ts';
import { recallOf } from './recall.ts';
import { staffJoins, staffTerms } from './staff.ts';

const plain: readonly ChangeKind[] = [
  parameter,
  staffTerms,
  staffJoins,
  competence,
  hours,
  closing,
  holiday,
  formValidity,
  letter,
  liftHold,
  destroy,
];

export const changeKinds: readonly ChangeKind[] = [...plain, recallOf(plain)];

const byName = new Map(changeKinds.map(kind => [kind.name, kind]));

/** @throws for a kind that is not there: what was once proposed stays readable */
export function kindOf(name: string): ChangeKind {
  const found = byName.get(name);
  if (!found) throw new Error(`No change is of the kind ${name}.`);
  return found;
}
