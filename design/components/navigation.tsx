import { useLang, useWords } from '../language.tsx';
import { Icon } from './icon.tsx';
import { Hidden } from './page.tsx';
import { CountBadge } from './status-tag.tsx';

export interface NavigationEntry {
  href: string;
  label: string;
  current?: boolean;
  badge?: number;
}

export function NavigationList({ entries }: { entries: readonly NavigationEntry[] }) {
  return (
    <ul className="navigation">
      {entries.map(({ href, label, current, badge }) => (
        <li key={href}>
          <a href={href} aria-current={current === true ? 'page' : undefined}>
            <span>{label}</span>
            {badge === undefined ? null : (
              <>
                {' '}
                <CountBadge count={badge} />
              </>
            )}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** How much of a known whole is done. */
export function ProgressBar({ label, done, of }: { label: string; done: number; of: number }) {
  return (
    <div className="progress">
      <p className="progress-text">{label}</p>
      <progress className="progress-bar" aria-label={label} value={done} max={Math.max(1, of)} />
    </div>
  );
}

/** More steps than this leave no room for their names on a line: only the present one is named, above it. */
const MOST_NAMED_STEPS = 6;

/** Where the reader stands in a walk of known length. */
export function ProgressSteps({ steps, current }: { steps: readonly string[]; current: number }) {
  const words = useWords();
  return (
    <div className={steps.length > MOST_NAMED_STEPS ? 'steps steps-many' : 'steps'}>
      <p className="steps-text">
        <strong>{words('step.of', { step: current, steps: steps.length })}</strong>
        {steps[current - 1] === undefined ? null : `: ${steps[current - 1]}`}
      </p>
      <ol className="steps-list" aria-label={words('steps')}>
        {steps.map((step, index) => {
          const state = index + 1 < current ? 'done' : index + 1 === current ? 'current' : 'ahead';
          return (
            <li key={step} className={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
              <span className="step-name">
                {step}
                {state === 'done' ? <Hidden>{` (${words('step.done')})`}</Hidden> : null}
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

/** Views of the same thing, each with its own address. */
export function Tabs({ tabs, label }: { tabs: readonly NavigationEntry[]; label?: string }) {
  const words = useWords();
  return (
    <nav className="tabs" aria-label={label ?? words('tabs')}>
      <NavigationList entries={tabs} />
    </nav>
  );
}

interface PaginationProps {
  /** From 1. */
  page: number;
  pages: number;
  hrefFor(page: number): string;
  shown?: { from: number; to: number; total: number };
}

/** First, last, and those about the present page. */
export function pagesShown(page: number, pages: number): (number | 'gap')[] {
  const wanted = [...new Set([1, page - 1, page, page + 1, pages])].filter(one => one >= 1 && one <= pages).sort((a, b) => a - b);
  return wanted.flatMap((one, index) => (index > 0 && one - (wanted[index - 1] ?? one) > 1 ? ['gap' as const, one] : [one]));
}

export function Pagination({ page, pages, hrefFor, shown }: PaginationProps) {
  const words = useWords();
  const number = new Intl.NumberFormat(useLang());
  if (pages <= 1) return null;
  return (
    <nav className="pagination" aria-label={words('pages')}>
      <ul>
        {page > 1 ? (
          <li>
            <a href={hrefFor(page - 1)} rel="prev">
              <Icon name="arrow-left" size={20} />
              <span>{words('page.previous')}</span>
            </a>
          </li>
        ) : null}
        {pagesShown(page, pages).map((one, index) =>
          one === 'gap' ? (
            <li key={`gap-${index === 1 ? 'before' : 'after'}`} className="pagination-gap" aria-hidden="true">
              …
            </li>
          ) : (
            <li key={one}>
              <a href={hrefFor(one)} aria-label={words('page.number', { page: one })} aria-current={one === page ? 'page' : undefined}>
                {one}
              </a>
            </li>
          ),
        )}
        {page < pages ? (
          <li>
            <a href={hrefFor(page + 1)} rel="next">
              <span>{words('page.next')}</span>
              <Icon name="arrow-right" size={20} />
            </a>
          </li>
        ) : null}
      </ul>
      {shown === undefined ? null : (
        <p className="quiet">
          {words('page.shown', { from: number.format(shown.from), to: number.format(shown.to), total: number.format(shown.total) })}
        </p>
      )}
    </nav>
  );
}
