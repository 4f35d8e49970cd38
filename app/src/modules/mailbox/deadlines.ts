import type { LetterId } from '#kernel/ids.ts';
import type { DeadlineHandler } from '#platform/module.ts';
import { ACCESS_ENDS, FICTION, SECOND_NOTICE } from './deadline-kinds.ts';
import { lockLetter } from './store.ts';
import { archiveLetter, deliverByFiction, remindOfLetter } from './use-cases/move-delivery.ts';

const holdLetter: DeadlineHandler['hold'] = (ctx, letterId) => lockLetter(ctx.db, letterId as LetterId);

export const deadlines: readonly DeadlineHandler[] = [
  {
    kind: SECOND_NOTICE,
    what: { pl: 'Drugie zawiadomienie o piśmie, które czeka', en: 'Second notice of a letter that waits' },
    hold: holdLetter,
    run: (ctx, deadline) => remindOfLetter(ctx, deadline.subject as LetterId),
  },
  {
    kind: FICTION,
    what: { pl: 'Doręczenie przez fikcję', en: 'Delivery by fiction' },
    hold: holdLetter,
    run: (ctx, deadline) => deliverByFiction(ctx, deadline.subject as LetterId),
  },
  {
    kind: ACCESS_ENDS,
    what: { pl: 'Koniec gwarantowanego dostępu do pisma', en: 'End of guaranteed access to a letter' },
    hold: holdLetter,
    run: (ctx, deadline) => archiveLetter(ctx, deadline.subject as LetterId),
  },
];
