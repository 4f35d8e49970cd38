import type { DeadlineHandler } from '#platform/module.ts';

export const ANSWER_DUE = 'accessibility.answer-due';

export const deadlines: readonly DeadlineHandler[] = [
  {
    kind: ANSWER_DUE,
    // The list of the desk shows it as overdue by itself; that the day passed without an answer stays in the log.
    async run(ctx, deadline) {
      await ctx.audit({ action: 'accessibility.overdue', object: `complaint:${deadline.subject}`, subjectPartyId: null });
    },
  },
];
