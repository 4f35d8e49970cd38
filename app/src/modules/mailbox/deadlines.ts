import type { LetterId } from '#kernel/ids.ts';
import type { DeadlineHandler } from '#platform/module.ts';
import { ACCESS_ENDS, FICTION, SECOND_NOTICE } from './deadline-kinds.ts';
import { archiveLetter, deliverByFiction, remindOfLetter } from './use-cases/move-delivery.ts';

export const deadlines: readonly DeadlineHandler[] = [
  { kind: SECOND_NOTICE, run: (ctx, deadline) => remindOfLetter(ctx, deadline.subject as LetterId) },
  { kind: FICTION, run: (ctx, deadline) => deliverByFiction(ctx, deadline.subject as LetterId) },
  { kind: ACCESS_ENDS, run: (ctx, deadline) => archiveLetter(ctx, deadline.subject as LetterId) },
];
