import type { Day } from '#kernel/day.ts';

/** What the order of the worklist looks at. */
export interface Waiting {
  reviewing: boolean;
  dueOn: Day;
  openedAt: Date;
  matterId: string;
}

/** Most pressing first: by the last legal day; on the same day a review asked by a person goes before; then whoever
 *  came earlier; then by id, so that the order is always the same. The SQL of worklist-views.ts sorts alike. */
export function mostPressing(a: Waiting, b: Waiting): number {
  if (a.dueOn !== b.dueOn) return a.dueOn < b.dueOn ? -1 : 1;
  if (a.reviewing !== b.reviewing) return a.reviewing ? -1 : 1;
  const earlier = a.openedAt.getTime() - b.openedAt.getTime();
  if (earlier !== 0) return earlier;
  return a.matterId < b.matterId ? -1 : a.matterId > b.matterId ? 1 : 0;
}
