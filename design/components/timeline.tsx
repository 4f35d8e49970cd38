import type { ReactNode } from 'react';

export interface TimelineEntry {
  key: string;
  /** ISO instant or day, and as shown. */
  at: string;
  when: string;
  title: ReactNode;
  href?: string;
  about?: ReactNode;
  /** What has not happened yet is drawn hollow. */
  state?: 'past' | 'now' | 'ahead';
}

/** What happened, in the order given. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline">
      {entries.map(({ key, at, when, title, href, about, state = 'past' }) => (
        <li className={`timeline-entry timeline-${state}`} key={key} aria-current={state === 'now' ? 'step' : undefined}>
          <p className="timeline-when">
            <time dateTime={at}>{when}</time>
          </p>
          <p className="timeline-title">{href === undefined ? title : <a href={href}>{title}</a>}</p>
          {about === undefined ? null : <div className="timeline-about">{about}</div>}
        </li>
      ))}
    </ol>
  );
}
