import type { ReactNode } from 'react';
import { Lamp } from './icon.tsx';

interface CardProps {
  /** Names the pane for those who jump between headings. */
  title?: string;
  level?: 2 | 3;
  /** Draws the small window before the title, lit where something waits for the reader. */
  window?: 'lit' | 'unlit';
  /** At the end of the header band: a badge or a link to all. */
  aside?: ReactNode;
  footer?: ReactNode;
  /** `flush` when the content brings its own edges: a table, a task list. */
  inset?: 'padded' | 'flush';
  id?: string;
  children: ReactNode;
}

/** A pane: rounded frame, header band, sill. */
export function Card({ title, level = 2, window, aside, footer, inset = 'padded', id, children }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section className="card" id={id}>
      {title === undefined ? null : (
        <header className="card-band">
          {window === undefined ? null : <Lamp lit={window === 'lit'} />}
          <Heading className="card-title">{title}</Heading>
          {aside === undefined ? null : <div className="card-aside">{aside}</div>}
        </header>
      )}
      <div className={inset === 'flush' ? 'card-body card-flush' : 'card-body'}>{children}</div>
      {footer === undefined ? null : <footer className="card-footer">{footer}</footer>}
    </section>
  );
}
