import { dayOf } from '#kernel/day.ts';
import type { DraftId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import type { UndoStep } from '#platform/forms/change-lists.ts';
import type { Answers } from '#platform/forms/definition.ts';
import { withPrefills, withRowsBegun } from '#platform/forms/prefill.ts';
import { newId } from '#platform/new-id.ts';
import { knownFor } from '../known.ts';
import { addDraft, dropDraft, saveAnswerChannel, saveAnswers } from '../store.ts';
import { findDraft, listDrafts } from '../views.ts';
import type { AnswerChannel, Draft } from '../types.ts';

/** Forms one person may have begun for one party and not sent. Far above what anybody has; it stops who begins them
 *  without end. */
export const MOST_DRAFTS = 100;

/** Changes of lists that can be taken back, one after another. */
const MOST_UNDONE = 10;

/** Begins a form for the party acted for, filled with what is known.
 *  @refuses no-such-form (unknown, or not valid today) | too-many-drafts */
export async function beginDraft(
  ctx: Ctx<PersonActor>,
  wish: { formCode: string },
): Promise<Result<Draft, { kind: 'no-such-form' } | { kind: 'too-many-drafts' }>> {
  const form = ctx.house.forms.validOn(wish.formCode, dayOf(ctx.now))?.definition;
  if (!form || form.madeAt !== undefined) return refuse({ kind: 'no-such-form' });
  if ((await listDrafts(ctx.db, ctx.actor.partyId, ctx.actor.personId)).length >= MOST_DRAFTS) return refuse({ kind: 'too-many-drafts' });
  const known = await knownFor(ctx, form);
  const draft: Draft = {
    draftId: newId<DraftId>(ctx.now.getTime()),
    partyId: ctx.actor.partyId,
    personId: ctx.actor.personId,
    formCode: form.code,
    formVersion: form.version,
    answers: withRowsBegun(form, withPrefills(form, {}, known), known),
    undo: [],
    page: null,
    answerChannel: form.answerChannels[0] ?? 'electronic',
    begunAt: ctx.now,
    savedAt: ctx.now,
  };
  await addDraft(ctx.db, draft);
  await ctx.audit({
    action: 'submissions.begin-draft',
    object: `draft:${draft.draftId}`,
    subjectPartyId: draft.partyId,
    facts: { formCode: form.code },
  });
  return accept(draft);
}

/** Keeps the answers of a draft as they are, right or not. */
export async function keepDraft(
  ctx: Ctx<PersonActor>,
  wish: { draft: Draft; answers: Answers; page: string | null; undo?: readonly UndoStep[] },
): Promise<void> {
  await saveAnswers(ctx.db, {
    draftId: wish.draft.draftId,
    answers: wish.answers,
    undo: (wish.undo ?? wish.draft.undo).slice(-MOST_UNDONE),
    page: wish.page,
    savedAt: ctx.now,
  });
  await ctx.audit({ action: 'submissions.save-draft', object: `draft:${wish.draft.draftId}`, subjectPartyId: wish.draft.partyId });
}

export async function chooseAnswerChannel(ctx: Ctx<PersonActor>, wish: { draft: Draft; answerChannel: AnswerChannel }): Promise<void> {
  await saveAnswerChannel(ctx.db, wish.draft.draftId, wish.answerChannel);
}

/** Throws a draft away with its attachments. */
export async function discardDraft(
  ctx: Ctx<PersonActor>,
  wish: { draftId: DraftId },
): Promise<Result<undefined, { kind: 'no-such-draft' }>> {
  const draft = await findDraft(ctx.db, ctx.actor.partyId, wish.draftId);
  if (!draft) return refuse({ kind: 'no-such-draft' });
  await dropDraft(ctx.db, draft.draftId);
  await ctx.audit({ action: 'submissions.discard-draft', object: `draft:${draft.draftId}`, subjectPartyId: draft.partyId });
  return accept(undefined);
}
