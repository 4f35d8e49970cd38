import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { Icon, Lamp, Mark } from './icon.tsx';

/** Nothing here yet, and what to do about it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty-state">
      <Lamp lit={false} />
      <p className="empty-title">{title}</p>
      {children}
      {action}
    </div>
  );
}

export function Disclosure({ summary, children, open }: { summary: ReactNode; children: ReactNode; open?: boolean }) {
  return (
    <details className="disclosure" open={open}>
      <summary>{summary}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}

/** An explanation beside a question, folded away until asked for. */
export function InlineHelp({ title, children }: { title?: string; children: ReactNode }) {
  const words = useWords();
  return (
    <details className="inline-help">
      <summary>{title ?? words('help')}</summary>
      <div className="disclosure-body">{children}</div>
    </details>
  );
}

export interface KeyFigure {
  name: string;
  value: ReactNode;
  note?: ReactNode;
  tone?: 'attention' | 'problem' | 'done';
}

export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <dl className="key-figures">
      {figures.map(({ name, value, note, tone }) => (
        <div className={tone === undefined ? 'key-figure' : `key-figure key-figure-${tone}`} key={name}>
          <dt>{name}</dt>
          <dd>
            <span className="key-value">{value}</span>
            {note === undefined ? null : <span className="key-note">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Something is done and here is the number that proves it. `title` is the heading of its page. */
export function ConfirmPanel({ title, label, number, children }: { title: string; label?: string; number?: string; children?: ReactNode }) {
  return (
    <div className="confirm">
      <div className="confirm-text">
        <h1>{title}</h1>
        {number === undefined ? null : (
          <p className="confirm-number">
            {label === undefined ? null : <span className="confirm-label">{label}</span>}
            <strong id="confirm-number">{number}</strong> <CopyButton target="confirm-number" />
          </p>
        )}
        {children === undefined ? null : <div className="confirm-more">{children}</div>}
      </div>
      <div className="confirm-mark">
        <Mark size={132} />
      </div>
    </div>
  );
}

/** Text for a machine, as it is; wide lines are wrapped. `id` names it for copying. */
export function CodeBlock({ id, label, children }: { id: string; label: string; children: string }) {
  return (
    <figure className="code-block">
      <figcaption>
        {label} <CopyButton target={id} />
      </figcaption>
      <pre id={id}>
        <code>{children}</code>
      </pre>
    </figure>
  );
}

/** Puts the text of another element on the clipboard; stays hidden where scripts are off. */
export function CopyButton({ target }: { target: string }) {
  const words = useWords();
  return (
    <button type="button" className="button button-quiet copy" data-copy={target} data-copied={words('copied')} hidden>
      <Icon name="copy" size={20} />
      <span aria-live="polite">{words('copy')}</span>
    </button>
  );
}

/** Opens the print window; stays hidden where scripts are off. */
export function PrintButton() {
  const words = useWords();
  return (
    <button type="button" className="button button-secondary" data-print="" hidden>
      <Icon name="print" size={20} />
      <span>{words('print')}</span>
    </button>
  );
}
