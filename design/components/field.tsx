import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';

/** What every question has. `error` is a whole sentence saying what to do. */
export interface Question {
  /** Name in the posted form; may hold dots and brackets. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
  /** `page` makes the question the heading of its page. */
  heading?: 'page' | undefined;
}

/** Id of the first control of a question, where the error summary leads. */
export function fieldId(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]+/g, '-');
}

export function describedBy(question: Pick<Question, 'name' | 'hint' | 'error'>, ...more: (string | undefined)[]): string | undefined {
  const id = fieldId(question.name);
  const ids = [question.hint === undefined ? undefined : `${id}-hint`, ...more, question.error === undefined ? undefined : `${id}-error`];
  return ids.filter(one => one !== undefined).join(' ') || undefined;
}

export function Optional({ optional }: { optional: boolean | undefined }) {
  const words = useWords();
  return optional === true ? <span className="field-optional">{` (${words('optional')})`}</span> : null;
}

export function HintAndError({ question }: { question: Pick<Question, 'name' | 'hint' | 'error'> }) {
  const words = useWords();
  const id = fieldId(question.name);
  return (
    <>
      {question.hint === undefined ? null : (
        <div className="field-hint" id={`${id}-hint`}>
          {question.hint}
        </div>
      )}
      {question.error === undefined ? null : (
        <p className="field-error" id={`${id}-error`}>
          <strong>{`${words('error')} `}</strong>
          {question.error}
        </p>
      )}
    </>
  );
}

/** Label, hint and error around one control. */
export function Field({ question, children }: { question: Question; children: ReactNode }) {
  const label = (
    <label htmlFor={fieldId(question.name)}>
      {question.label}
      <Optional optional={question.optional} />
    </label>
  );
  return (
    <div className={question.error === undefined ? 'field' : 'field field-wrong'}>
      {question.heading === 'page' ? <h1 className="field-label field-heading">{label}</h1> : <div className="field-label">{label}</div>}
      <HintAndError question={question} />
      {children}
    </div>
  );
}

/** Several controls that answer one question. */
export function Fieldset({ question, children }: { question: Question; children: ReactNode }) {
  const legend = (
    <>
      {question.label}
      <Optional optional={question.optional} />
    </>
  );
  return (
    <div className={question.error === undefined ? 'field' : 'field field-wrong'}>
      <fieldset aria-describedby={describedBy(question)}>
        <legend className={question.heading === 'page' ? 'field-heading' : 'field-label'}>
          {question.heading === 'page' ? <h1>{legend}</h1> : legend}
        </legend>
        <HintAndError question={question} />
        {children}
      </fieldset>
    </div>
  );
}
