import type { ChangeKind } from './change-kind.ts';
import { parameter } from './parameter.ts';

export const changeKinds: readonly ChangeKind[] = [parameter];

const byName = new Map(changeKinds.map(kind => [kind.name, kind]));

/** @throws for a kind that is not there: what was once proposed stays readable */
export function kindOf(name: string): ChangeKind {
  const found = byName.get(name);
  if (!found) throw new Error(`No change is of the kind ${name}.`);
  return found;
}
