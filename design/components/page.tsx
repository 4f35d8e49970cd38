import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { Icon } from './icon.tsx';

/** First thing on every page for those who move by keyboard. */
export function SkipLink({ target = 'content' }: { target?: string }) {
  const words = useWords();
  return (
    <a className="skip-link" href={`#${target}`}>
      {words('skip')}
    </a>
  );
}

export function BackLink({ href, children }: { href: string; children?: ReactNode }) {
  const words = useWords();
  return (
    <nav aria-label={words('breadcrumbs')}>
      <a className="back-link" href={href}>
        <Icon name="arrow-left" size={20} />
        <span>{children ?? words('back')}</span>
      </a>
    </nav>
  );
}

/** The way from the first page; the last entry is the page itself and has no `href`. */
export function Breadcrumbs({ trail }: { trail: readonly { label: string; href?: string }[] }) {
  const words = useWords();
  return (
    <nav className="breadcrumbs" aria-label={words('breadcrumbs')}>
      <ol>
        {trail.map(({ label, href }) => (
          <li key={label}>{href === undefined ? <span aria-current="page">{label}</span> : <a href={href}>{label}</a>}</li>
        ))}
      </ol>
    </nav>
  );
}

/** The one first-level heading of a page. `eyebrow` says where it belongs; `lead` is one sentence. */
export function PageHeading({
  children,
  eyebrow,
  lead,
  aside,
}: {
  children: ReactNode;
  eyebrow?: ReactNode;
  lead?: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <div className="page-heading">
      <div>
        {eyebrow === undefined ? null : <p className="eyebrow">{eyebrow}</p>}
        <h1>{children}</h1>
        {lead === undefined ? null : <p className="lead">{lead}</p>}
      </div>
      {aside === undefined ? null : <div className="page-heading-aside">{aside}</div>}
    </div>
  );
}

/** Main column with a narrower one beside it; one under the other where there is no room. `even` where both are read
 *  against each other. */
export function Columns({ aside, split = 'main', children }: { aside: ReactNode; split?: 'main' | 'even'; children: ReactNode }) {
  return (
    <div className={split === 'even' ? 'columns columns-even' : 'columns'}>
      <div className="stack">{children}</div>
      <div className="stack">{aside}</div>
    </div>
  );
}

/** Equal parts side by side, as many as fit. */
export function Grid({ children }: { children: ReactNode }) {
  return <div className="grid">{children}</div>;
}

/** Panes of several owners beside each other; as many columns as fit, each pane as tall as it is. */
export function Panels({ children }: { children: ReactNode }) {
  return <div className="panels">{children}</div>;
}

export function Stack({ children }: { children: ReactNode }) {
  return <div className="stack">{children}</div>;
}

/** Running text of comfortable line length. */
export function Prose({ children }: { children: ReactNode }) {
  return <div className="prose">{children}</div>;
}

/** Said only to a screen reader. */
export function Hidden({ children }: { children: ReactNode }) {
  return <span className="hidden-visually">{children}</span>;
}
