import type { ReactNode } from 'react';
import { describedBy, Fieldset, fieldId, HintAndError, Optional, type Question } from './field.tsx';

export interface Choice {
  value: string;
  label: ReactNode;
  hint?: ReactNode;
  /** Asked only of those who choose this; shown by CSS, so it works without scripts. The server drops what is hidden. */
  reveals?: ReactNode;
}

function ChoiceRow({
  kind,
  name,
  id,
  choice,
  checked,
  wrong,
}: {
  kind: 'radio' | 'checkbox';
  name: string;
  id: string;
  choice: Choice;
  checked: boolean;
  wrong: boolean;
}) {
  return (
    <div className="choice">
      <input
        className="choice-input"
        type={kind}
        id={id}
        name={name}
        value={choice.value}
        defaultChecked={checked}
        aria-describedby={choice.hint === undefined ? undefined : `${id}-about`}
        aria-invalid={wrong && kind === 'checkbox' ? true : undefined}
      />
      <label className="choice-label" htmlFor={id}>
        {choice.label}
      </label>
      {choice.hint === undefined ? null : (
        <div className="choice-hint" id={`${id}-about`}>
          {choice.hint}
        </div>
      )}
      {choice.reveals === undefined ? null : <div className="choice-reveals">{choice.reveals}</div>}
    </div>
  );
}

const optionId = (name: string, index: number): string => (index === 0 ? fieldId(name) : `${fieldId(name)}-${index + 1}`);

/** One of several. `layout: 'row'` for two short answers such as yes and no. */
export function Radios({
  value,
  choices,
  layout = 'column',
  ...question
}: Question & { value?: string | undefined; choices: readonly Choice[]; layout?: 'column' | 'row' }) {
  return (
    <Fieldset question={question}>
      <div className={layout === 'row' ? 'choices choices-row' : 'choices'}>
        {choices.map((choice, index) => (
          <ChoiceRow
            key={choice.value}
            kind="radio"
            name={question.name}
            id={optionId(question.name, index)}
            choice={choice}
            checked={choice.value === value}
            wrong={question.error !== undefined}
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** Any number of several; posted as one name repeated. */
export function Checkboxes({ values = [], choices, ...question }: Question & { values?: readonly string[]; choices: readonly Choice[] }) {
  return (
    <Fieldset question={question}>
      <div className="choices">
        {choices.map((choice, index) => (
          <ChoiceRow
            key={choice.value}
            kind="checkbox"
            name={question.name}
            id={optionId(question.name, index)}
            choice={choice}
            checked={values.includes(choice.value)}
            wrong={question.error !== undefined}
          />
        ))}
      </div>
    </Fieldset>
  );
}

/** A single statement to tick, posted as `yes`. */
export function Checkbox({ checked = false, value = 'yes', ...question }: Question & { checked?: boolean; value?: string }) {
  const id = fieldId(question.name);
  return (
    <div className={question.error === undefined ? 'field' : 'field field-wrong'}>
      <HintAndError question={question} />
      <div className="choice">
        <input
          className="choice-input"
          type="checkbox"
          id={id}
          name={question.name}
          value={value}
          defaultChecked={checked}
          aria-describedby={describedBy(question)}
          aria-invalid={question.error === undefined ? undefined : true}
        />
        <label className="choice-label" htmlFor={id}>
          {question.label}
          <Optional optional={question.optional} />
        </label>
      </div>
    </div>
  );
}
