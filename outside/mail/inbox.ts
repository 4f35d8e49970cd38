import { simpleParser, type AddressObject } from 'mailparser';
import type { SMTPServerDataStream } from 'smtp-server';

export interface ReceivedMail {
  /** Counts from 1 in the order of arrival. */
  id: number;
  receivedAt: Date;
  from: string;
  /** Whom the envelope names: those who really get it. */
  to: readonly string[];
  subject: string;
  text: string;
  attachments: readonly { fileName: string; bytes: number }[];
}

/** The last letters, in memory, the newest first. */
export interface Inbox {
  /** @throws when the letter is larger than the server takes, or is no letter */
  take(stream: SMTPServerDataStream, to: readonly string[]): Promise<void>;
  list(): readonly ReceivedMail[];
  find(id: number): ReceivedMail | undefined;
}

export function makeInbox(keep: number): Inbox {
  let mails: readonly ReceivedMail[] = [];
  let arrived = 0;
  return {
    async take(stream, to) {
      const parsed = await simpleParser(stream, { skipImageLinks: true });
      if (stream.sizeExceeded) throw new Error('The letter is too large.');
      arrived += 1;
      const mail: ReceivedMail = {
        id: arrived,
        receivedAt: new Date(),
        from: addressText(parsed.from),
        to,
        subject: parsed.subject ?? '',
        text: parsed.text ?? '',
        attachments: parsed.attachments.map(attachment => ({ fileName: attachment.filename ?? '', bytes: attachment.size })),
      };
      mails = [mail, ...mails].slice(0, keep);
    },
    list: () => mails,
    find: id => mails.find(mail => mail.id === id),
  };
}

const addressText = (addresses: AddressObject | undefined): string => addresses?.text ?? '';
