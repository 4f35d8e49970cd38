import type { DeadlineHandler } from '#platform/module.ts';
import { findComplaint } from './store.ts';

export const ANSWER_DUE = 'accessibility.answer-due';

export const deadlines: readonly DeadlineHandler[] = [
  {
    kind: ANSWER_DUE,
    what: { pl: 'Koniec czasu na odpowiedź na żądanie dostępności', en: 'End of the time to answer a request for accessibility' },
    hold: (ctx, complaintId) => findComplaint(ctx.db, complaintId, 'lock'),
    // The list of the desk shows it as overdue by itself; that the day passed without an answer stays in the log.
    async run(ctx, deadline) {
      await ctx.audit({ action: 'accessibility.overdue', object: `complaint:${deadline.subject}`, subjectPartyId: null });
    },
  },
];
