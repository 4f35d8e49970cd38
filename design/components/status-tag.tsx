import { useWords } from '../language.tsx';
import type { Tone } from './notice.tsx';
import { Hidden } from './page.tsx';

/** State of a thing in one or two words. Colour repeats what the word says. */
export function StatusTag({ tone = 'info', children }: { tone?: Tone | 'plain'; children: string }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

/** How many new things wait; nothing at all when none do. */
export function CountBadge({ count }: { count: number }) {
  const words = useWords();
  if (count <= 0) return null;
  return (
    <span className="count-badge">
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <Hidden>{words('waiting', { count })}</Hidden>
    </span>
  );
}
