import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Eyes } from '../types.ts';

export type FourEyesRefusal =
  /** Whoever proposed it does not decide it, under whatever staff number. */
  | { kind: 'own-proposal' }
  /** We do not know which human being this is, so nothing shows that they are two. */
  | { kind: 'unknown-person' };

/** Whether two members of staff are two human beings. One person may have two staff numbers, so the numbers alone do not
 *  tell; and who is not in the register of persons cannot be told apart from anybody. */
export function twoPeople(one: Eyes, other: Eyes): Result<undefined, FourEyesRefusal> {
  if (one.staffId === other.staffId) return refuse({ kind: 'own-proposal' });
  if (one.personId === null || other.personId === null) return refuse({ kind: 'unknown-person' });
  return one.personId === other.personId ? refuse({ kind: 'own-proposal' }) : accept(undefined);
}
