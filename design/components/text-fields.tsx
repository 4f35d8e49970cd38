import { useLang, useWords } from '../language.tsx';
import { describedBy, Field, fieldId, type Question } from './field.tsx';

/** How wide the answer usually is, in characters; a hint to the eye, not a limit. */
type Width = 4 | 8 | 12 | 20 | 32 | 'full';

interface TextFieldProps extends Question {
  value?: string | undefined;
  type?: 'text' | 'email' | 'tel' | 'password' | 'search';
  inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email';
  /** Token of the HTML autofill list, such as `given-name`. */
  autoComplete?: string;
  maxLength?: number | undefined;
  width?: Width;
  /** Shown and sent, not to be changed here. */
  readOnly?: boolean | undefined;
  /** Language of the answer where it is not the page's. */
  spellCheck?: boolean;
}

export function TextField({
  value,
  type = 'text',
  inputMode,
  autoComplete,
  maxLength,
  width = 'full',
  readOnly,
  spellCheck,
  ...question
}: TextFieldProps) {
  return (
    <Field question={question}>
      <input
        className={`input input-${width}`}
        id={fieldId(question.name)}
        name={question.name}
        type={type}
        defaultValue={value}
        inputMode={inputMode}
        autoComplete={autoComplete}
        maxLength={maxLength}
        readOnly={readOnly}
        spellCheck={spellCheck}
        aria-describedby={describedBy(question)}
        aria-invalid={question.error === undefined ? undefined : true}
      />
    </Field>
  );
}

/** Longer answer. `limit` is told beforehand and counted while typing; nothing is cut off, the server refuses. */
export function TextArea({
  value,
  rows = 5,
  limit,
  ...question
}: Question & { value?: string | undefined; rows?: number; limit?: number }) {
  const words = useWords();
  const id = fieldId(question.name);
  const countId = limit === undefined ? undefined : `${id}-count`;
  return (
    <Field question={question}>
      <textarea
        className="input input-full"
        id={id}
        name={question.name}
        rows={rows}
        defaultValue={value}
        data-limit={limit}
        aria-describedby={describedBy(question, countId)}
        aria-invalid={question.error === undefined ? undefined : true}
      />
      {limit === undefined ? null : (
        <>
          <p className="field-count" id={countId}>
            {words('count.limit', { limit })}
          </p>
          <p
            className="field-count"
            data-count={id}
            data-left={words('count.left')}
            data-over={words('count.over')}
            aria-live="polite"
            hidden
          />
        </>
      )}
    </Field>
  );
}

interface MoneyFieldProps extends Question {
  /** As the reader writes it: `1649,82`. */
  value?: string | undefined;
  unit?: string;
  readOnly?: boolean | undefined;
}

export function MoneyField({ value, unit, readOnly, ...question }: MoneyFieldProps) {
  const words = useWords();
  const id = fieldId(question.name);
  return (
    <Field question={question}>
      <div className="input-with-unit">
        <input
          className="input input-12 input-money"
          id={id}
          name={question.name}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          defaultValue={value}
          readOnly={readOnly}
          aria-describedby={describedBy(question, `${id}-unit`)}
          aria-invalid={question.error === undefined ? undefined : true}
        />
        <span className="input-unit" id={`${id}-unit`}>
          {unit ?? words('currency')}
        </span>
      </div>
    </Field>
  );
}

export interface Option {
  value: string;
  label: string;
}

export function Select({
  value,
  options,
  empty,
  ...question
}: Question & { value?: string | undefined; options: readonly Option[]; empty?: 'choose' | 'none' }) {
  const words = useWords();
  const lang = useLang();
  return (
    <Field question={question}>
      <select
        className="input input-select"
        id={fieldId(question.name)}
        name={question.name}
        defaultValue={value ?? ''}
        lang={lang}
        aria-describedby={describedBy(question)}
        aria-invalid={question.error === undefined ? undefined : true}
      >
        {empty === 'none' ? null : <option value="">{words('choose')}</option>}
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** A file from the reader's device. `types` and `size` are said beforehand, as words: `PDF, JPG`, `5 MB`. */
export function FileField({
  types,
  size,
  accept,
  several,
  ...question
}: Question & { types: string; size: string; accept?: string; several?: boolean }) {
  const words = useWords();
  const id = fieldId(question.name);
  return (
    <Field question={question}>
      <p className="field-count" id={`${id}-limit`}>
        {words('file.limit', { types, size })}
      </p>
      <input
        className="input input-file"
        id={id}
        name={question.name}
        type="file"
        accept={accept}
        multiple={several}
        aria-describedby={describedBy(question, `${id}-limit`)}
        aria-invalid={question.error === undefined ? undefined : true}
      />
    </Field>
  );
}
