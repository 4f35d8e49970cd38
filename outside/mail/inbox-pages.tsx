import type { ReactNode } from 'react';
import type { Lang } from '#platform/text/text.ts';
import { standInPage } from '#outside/stand-in/frame.tsx';
import type { ReceivedMail } from './inbox.ts';
import { mailText } from './text.ts';

const otherLanguage = (lang: Lang): string => `?lang=${lang === 'pl' ? 'en' : 'pl'}`;

export function listPage(lang: Lang, mails: readonly ReceivedMail[], keep: number): string {
  const text = mailText(lang);
  return standInPage({
    lang,
    title: text('title'),
    otherLanguage: otherLanguage(lang),
    body: (
      <>
        <p role="status">{text('intro', { count: mails.length })}</p>
        <ul className="plain">
          {mails.map(mail => (
            <li key={mail.id}>
              <a href={`/messages/${mail.id}?lang=${lang}`}>{mail.subject || text('no-subject')}</a>
              <div className="muted">{text('row', { to: mail.to.join(', '), at: mail.receivedAt })}</div>
            </li>
          ))}
        </ul>
        <p className="muted">{text('kept', { keep })}</p>
      </>
    ),
  });
}

export function mailPage(lang: Lang, mail: ReceivedMail): string {
  const text = mailText(lang);
  return standInPage({
    lang,
    title: mail.subject || text('no-subject'),
    otherLanguage: otherLanguage(lang),
    body: (
      <>
        <p>
          <a href={`/?lang=${lang}`}>{text('back')}</a>
        </p>
        <dl>
          <dt>{text('from')}</dt>
          <dd>{mail.from}</dd>
          <dt>{text('to')}</dt>
          <dd>{mail.to.join(', ')}</dd>
          <dt>{text('received')}</dt>
          <dd>{text('when', { at: mail.receivedAt })}</dd>
          {mail.attachments.length === 0 ? null : (
            <>
              <dt>{text('attachments')}</dt>
              {mail.attachments.map((file, at) => (
                <dd key={at}>{text('attachment', { name: file.fileName, bytes: file.bytes })}</dd>
              ))}
            </>
          )}
        </dl>
        <pre>{withLinks(mail.text)}</pre>
      </>
    ),
  });
}

export function gonePage(lang: Lang): string {
  const text = mailText(lang);
  return standInPage({
    lang,
    title: text('gone.title'),
    otherLanguage: otherLanguage(lang),
    body: (
      <>
        <p>{text('gone')}</p>
        <p>
          <a href={`/?lang=${lang}`}>{text('back')}</a>
        </p>
      </>
    ),
  });
}

// The stop that ends a sentence is no part of the address.
const ADDRESS = /(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/;

function withLinks(text: string): ReactNode[] {
  return text.split(ADDRESS).map((part, at) =>
    at % 2 === 1 ? (
      <a key={at} href={part} rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
