import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { Icon, type IconName } from './icon.tsx';
import { Hidden } from './page.tsx';

export type Tone = 'done' | 'attention' | 'problem' | 'info';

const SIGNS: Record<Tone, IconName> = { done: 'tick', attention: 'exclamation', problem: 'cross', info: 'info' };

interface NoticeProps {
  tone: Tone;
  title?: string;
  /** `announce` when it answers what the reader has just done, so that a screen reader says it at once. */
  live?: 'quiet' | 'announce';
  children?: ReactNode;
}

export function Notice({ tone, title, live = 'quiet', children }: NoticeProps) {
  const words = useWords();
  const role = live === 'quiet' ? undefined : tone === 'problem' ? 'alert' : 'status';
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <span className="notice-sign">
        <Icon name={SIGNS[tone]} size={22} />
      </span>
      <div className="notice-text">
        <p className="notice-title">
          <Hidden>{`${words(`tone.${tone}`)}: `}</Hidden>
          {title}
        </p>
        {children}
      </div>
    </div>
  );
}
