import { parseId } from '#kernel/ids.ts';
import type { Listener } from '#platform/module.ts';
import { noticeBounced, noticeSent } from './events.ts';
import { NOTICE_CORRELATION } from './notices.ts';
import { noteNotice } from './store.ts';

/** Whether the mail of a notice went out. A bounce is written down and told, and changes nothing about delivery: the
 *  address of delivery is the account. */
export const listeners: readonly Listener[] = [
  {
    name: 'mailbox.follows-notices',
    hears: ['gateway.mail-sent', 'gateway.mail-refused'],
    async run(ctx, event) {
      const correlation = String(event.facts['correlation']);
      const noticeId = correlation.startsWith(NOTICE_CORRELATION) ? parseId(correlation.slice(NOTICE_CORRELATION.length)) : undefined;
      if (noticeId === undefined) return;
      const became = event.name === 'gateway.mail-sent' ? 'sent' : 'bounced';
      const notice = await noteNotice(ctx.db, noticeId, became, event.at);
      if (notice) await ctx.announce(became === 'sent' ? noticeSent(notice) : noticeBounced(notice));
    },
  },
];
