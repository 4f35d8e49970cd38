import type { LetterId } from '#kernel/ids.ts';
import type { Decision } from '../types.ts';

/** Decisions the party may read: one whose letter still waits for its receipt is not told before, since reading it
 *  would be collecting it without the receipt. */
export function toldDecisions(
  decisions: readonly Decision[],
  letters: readonly { letterId: LetterId; standing: 'open' | 'waiting' | 'collected' | 'delivered-by-fiction' }[],
): readonly Decision[] {
  const waiting = new Set(letters.filter(letter => letter.standing === 'waiting').map(letter => letter.letterId));
  return decisions.filter(decision => decision.letterId === null || !waiting.has(decision.letterId));
}
