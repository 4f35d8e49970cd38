import type { Db } from '#platform/context.ts';
import { filedSetUpTo } from './set-views.ts';
import type { DocumentSet } from './types.ts';

/** What a set is held against: the declaration of the same month before it, else the latest of the months before. */
export async function comparedWith(db: Db, set: DocumentSet): Promise<DocumentSet | undefined> {
  if (set.month === null) return undefined;
  const [same, earlier] = await Promise.all([
    filedSetUpTo(db, set.partyId, set.month, false),
    filedSetUpTo(db, set.partyId, set.month, true),
  ]);
  return same && same.setId !== set.setId ? same : earlier;
}
