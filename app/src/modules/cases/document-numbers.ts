import type { Ctx } from '#platform/context.ts';
import { documentNumber } from './rules/number.ts';
import { countDecisions } from './store.ts';
import type { ActionKind, OpenedMatter } from './types.ts';

/** Actions that send a letter and are no decision. */
const WITH_LETTER: ReadonlySet<ActionKind> = new Set<ActionKind>(['ask-for-more', 'suspend', 'resume']);

/** Number of the next decision or letter in a locked matter: unique in the house, since the matter's is. */
export async function nextDocumentNumber(ctx: Ctx, opened: OpenedMatter): Promise<string> {
  const asked = opened.actions.filter(action => WITH_LETTER.has(action.kind)).length;
  return documentNumber(opened.matter.number, (await countDecisions(ctx.db, opened.matter.matterId)) + asked + 1);
}
