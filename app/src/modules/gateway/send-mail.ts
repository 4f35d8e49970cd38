import { createTransport, type Transporter } from 'nodemailer';
import { createHash } from 'node:crypto';
import { accept } from '#kernel/result.ts';
import type { Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Job } from '#platform/module.ts';
import type { Lang } from '#platform/text/text.ts';
import { addJob, transact } from '#platform/transact.ts';
import { mailRefused, mailSent } from './events.ts';

/** A mail tells that something waits and where; what it is stands behind the sign-in. No personal data in `subject`. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
  lang: Lang;
  /** `module.kind:id` of what the mail is about; comes back in the news, and keeps two sendings of one mail apart. */
  correlation: string;
  /** Whose mail it is, for the order of news; null for the house's own. */
  partyId: News['partyId'];
}
type News = Parameters<Ctx['announce']>[0];

const JOB = 'gateway.send-mail';
const TIMEOUT_MS = 15_000;

/** Sends after the caller's transaction commits; the same correlation replaces a mail that has not gone yet. */
export async function queueMail(ctx: Ctx, mail: Mail): Promise<void> {
  await addJob(ctx, JOB, { ...mail }, { key: `${JOB} ${mail.correlation}` });
}

const transports = new WeakMap<House, Transporter>();

/** Hands a mail to the relay of SMTP_URL, or to the stand-in. A mailbox that the relay refuses for good is news; all
 *  other faults throw, and the worker tries again later. A mail may go twice when we die between sending and noting
 *  it: it then has the same Message-ID. */
export const sendMailJob: Job = {
  name: JOB,
  async run(house, payload: Mail) {
    const { to, subject, text, lang, correlation } = payload;
    const from = house.config.MAIL_FROM;
    const messageId = `<${createHash('sha256').update(correlation).digest('hex').slice(0, 32)}@${from.replace(/^.*@|>.*$/g, '')}>`;
    try {
      await transportOf(house).sendMail({
        from,
        to,
        subject,
        text,
        messageId,
        headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated' },
      });
    } catch (fault) {
      if (!isForGood(fault)) throw new Error(`The mail relay did not take a mail: ${codeOf(fault)}`);
      await tell(house, mailRefused(payload.partyId, correlation));
      return;
    }
    await tell(house, mailSent(payload.partyId, correlation));
  },
};

async function tell(house: House, news: News): Promise<void> {
  await transact(house, { kind: 'system', name: JOB, channel: 'worker' }, async ctx => {
    await ctx.announce(news);
    return accept(undefined);
  });
}

function transportOf(house: House): Transporter {
  const known = transports.get(house);
  if (known) return known;
  const { SMTP_URL, MAIL_PORT } = house.config;
  const timeouts = { connectionTimeout: TIMEOUT_MS, greetingTimeout: TIMEOUT_MS, socketTimeout: TIMEOUT_MS };
  const made = SMTP_URL
    ? createTransport({ url: SMTP_URL, ...timeouts })
    : createTransport({ host: '127.0.0.1', port: MAIL_PORT, secure: false, ignoreTLS: true, ...timeouts });
  transports.set(house, made);
  return made;
}

/** SMTP answers from 550 to 553 are about the mailbox: trying again changes nothing. */
function isForGood(fault: unknown): boolean {
  const code = (fault as { responseCode?: unknown }).responseCode;
  return typeof code === 'number' && code >= 550 && code <= 553;
}

// The message of a fault may quote the address, which does not belong in a log.
function codeOf(fault: unknown): string {
  const { code, responseCode } = fault as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter(part => part !== undefined).join(' ') || 'no answer';
}
