import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { Hidden } from './page.tsx';

export interface SummaryRow {
  question: string;
  /** Absent shows "not given". */
  answer?: ReactNode;
  changeHref?: string;
  /** Set where the answer needs putting right. */
  problem?: string;
}

/** Questions with their answers, to be checked before sending. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  const words = useWords();
  return (
    <dl className={rows.some(({ changeHref }) => changeHref !== undefined) ? 'summary-list summary-changes' : 'summary-list'}>
      {rows.map(({ question, answer, changeHref, problem }) => (
        <div className={problem === undefined ? 'summary-row' : 'summary-row summary-wrong'} key={question}>
          <dt>{question}</dt>
          <dd>
            {answer ?? <span className="quiet">{words('no.answer')}</span>}
            {problem === undefined ? null : (
              <p className="field-error">
                <strong>{`${words('error')} `}</strong>
                {problem}
              </p>
            )}
          </dd>
          {changeHref === undefined ? null : (
            <dd className="summary-change">
              <a href={changeHref}>
                {words('change')}
                <Hidden>{` ${words('change.what', { question })}`}</Hidden>
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}
