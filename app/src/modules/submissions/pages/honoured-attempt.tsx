import { Notice } from '#design/components/notice.tsx';
import { type PartyId, parseId, type SubmissionId } from '#kernel/ids.ts';
import type { PageCtx, Slot } from '#platform/http/page.ts';
import { findHonouredAttempt } from '../views.ts';
import { text } from '../text.ts';

/** Says that the time of an earlier attempt counts; nothing where there was none. */
export async function HonouredAttempt(ctx: PageCtx, partyId: PartyId, submissionId: SubmissionId) {
  const honoured = await findHonouredAttempt(ctx.db, partyId, submissionId);
  if (!honoured) return null;
  const t = text(ctx.lang);
  return (
    <Notice tone="done" title={t('attempt.honoured')}>
      <p>{t('attempt.honoured.text', { when: honoured.attemptedAt, number: honoured.number })}</p>
    </Notice>
  );
}

/** On the matter, for the party. */
export const honouredAttemptSlot: Slot = {
  slot: 'matter.below',
  order: 5,
  async render(ctx, subject) {
    const partyId = parseId<PartyId>(subject['partyId'] ?? '');
    const submissionId = parseId<SubmissionId>(subject['submissionId'] ?? '');
    return partyId && submissionId ? HonouredAttempt(ctx, partyId, submissionId) : null;
  },
};
