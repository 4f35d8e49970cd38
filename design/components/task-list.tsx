import type { ReactNode } from 'react';
import type { Tone } from './notice.tsx';
import { StatusTag } from './status-tag.tsx';
import { useWords } from '../language.tsx';
import { Hidden } from './page.tsx';

export interface Task {
  title: string;
  /** Absent while the task cannot be begun. */
  href?: string;
  about?: ReactNode;
  status?: { label: string; tone: Tone | 'plain' };
  /** Last day, in words and as an ISO day. */
  due?: { label: string; day: string; tone?: 'attention' | 'problem' };
}

/** What is to be done, most pressing first. The whole row leads to the task. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  const words = useWords();
  return (
    <ul className="task-list">
      {tasks.map(({ title, href, about, status, due }) => (
        <li className="task" key={`${title} ${href ?? ''}`}>
          <div className="task-text">
            {href === undefined ? (
              <span className="task-title">{title}</span>
            ) : (
              <a className="task-title task-link" href={href}>
                {title}
              </a>
            )}
            {about === undefined ? null : <div className="task-about">{about}</div>}
          </div>
          {due === undefined ? null : (
            <p className={`task-due${due.tone === undefined ? '' : ` task-due-${due.tone}`}`}>
              <Hidden>{`${words('due')}: `}</Hidden>
              <time dateTime={due.day}>{due.label}</time>
            </p>
          )}
          {status === undefined ? null : <StatusTag tone={status.tone}>{status.label}</StatusTag>}
        </li>
      ))}
    </ul>
  );
}
