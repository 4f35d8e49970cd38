import { Type } from '@sinclair/typebox';
import type { SetId } from '#kernel/ids.ts';
import { type Effect, effect } from '#platform/effects.ts';
import { text } from './text.ts';
import { bookSet } from './use-cases/book-set.ts';

const BookWish = Type.Object({ setId: Type.String({ pattern: '^[0-9a-f-]{36}$' }), sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }) });

export const effects: readonly Effect[] = [
  effect('payers.book-set', BookWish, {
    told: () => ({ pl: text('pl')('effect.book-set'), en: text('en')('effect.book-set') }),
    run: (ctx, { partyId, submissionId }, wish) => bookSet(ctx, { partyId, submissionId, setId: wish.setId as SetId, sha256: wish.sha256 }),
  }),
];
