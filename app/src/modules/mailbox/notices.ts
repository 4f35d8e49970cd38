import { queueMail } from '#modules/gateway/index.ts';
import { noticeAddressees } from '#modules/identity/index.ts';
import { formatDay } from '#kernel/day.ts';
import type { Ctx } from '#platform/context.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { newId } from '#platform/new-id.ts';
import { addNotice } from './store.ts';
import { text } from './text.ts';
import type { Letter } from './types.ts';

/** How the mail of a notice is told apart in the news of gateway. */
export const NOTICE_CORRELATION = 'mailbox.notice:';

/** Tells everybody who may collect a letter that it waits: the party or its representatives, and their proxies, all at
 *  the same moment. Nobody is told twice of one letter at one stage. The mail says that something waits and where, not
 *  what. */
export async function sendNotices(ctx: Ctx, letter: Letter, kind: 'first' | 'second'): Promise<number> {
  const address = `${publicUrl(ctx.house.config)}/letters/${letter.letterId}`;
  let told = 0;
  for (const addressee of await noticeAddressees(ctx, letter.partyId)) {
    const noticeId = await addNotice(ctx.db, {
      partyId: letter.partyId,
      noticeId: newId(),
      letterId: letter.letterId,
      addresseeId: addressee.personId,
      kind,
      queuedAt: ctx.now,
    });
    if (noticeId === undefined) continue;
    const t = text(addressee.lang);
    const { dates } = letter.delivery;
    const stage = dates === null ? 'open' : kind;
    const values = {
      address,
      institution: ctx.house.pack.name[addressee.lang],
      collectBy: dates === null ? '' : formatDay(dates.fictionOn, addressee.lang),
    };
    await queueMail(ctx, {
      to: addressee.email,
      lang: addressee.lang,
      partyId: letter.partyId,
      correlation: `${NOTICE_CORRELATION}${noticeId}`,
      subject: t(`mail.${stage}.subject`),
      text: t(`mail.${stage}.text`, values),
    });
    told += 1;
  }
  return told;
}
