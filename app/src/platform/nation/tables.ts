import { nationTable, type Put } from './rows.ts';
import type { Nation } from './nation.ts';

/** Of the platform's own tables, those that modules put rows of theirs into. */
export const DEADLINES = nationTable('platform.deadline', 'kind subject party_id due_at set_at');
export const OPENINGS = nationTable('platform.opening', 'opening_id staff_id party_id purpose matter_id by_work opened_at open_until');

/** A clock that still runs. What fell due before the nation was made has run out and leaves no row. */
export function putDeadline(
  nation: Nation,
  put: Put,
  deadline: { kind: string; subject: string; partyId: string; dueAt: Date; setAt: string },
): void {
  if (deadline.dueAt <= nation.now) return;
  put(DEADLINES, [deadline.kind, deadline.subject, deadline.partyId, deadline.dueAt.toISOString(), deadline.setAt]);
}
