import { useWords } from '../language.tsx';
import { describedBy, Fieldset, fieldId, type Question } from './field.tsx';

export interface DayParts {
  day: string;
  month: string;
  year: string;
}

/** `2026-11-23` in parts as a person writes them; anything else is empty. */
export function dayParts(iso: string | undefined): DayParts {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso ?? '');
  return found === null
    ? { day: '', month: '', year: '' }
    : { day: String(Number(found[3])), month: String(Number(found[2])), year: found[1] ?? '' };
}

export type MonthParts = Omit<DayParts, 'day'>;

interface DateFieldProps extends Question {
  /** What was typed, also when it is no day at all. */
  value?: DayParts | undefined;
  /** Parts that are wrong; all three when not said. */
  wrong?: readonly (keyof DayParts)[];
  /** Fills the reader's own birthday. */
  birthday?: boolean;
  readOnly?: boolean | undefined;
}

const PARTS = [
  ['day', 'bday-day', 2],
  ['month', 'bday-month', 2],
  ['year', 'bday-year', 4],
] as const;

/** A day in three boxes, posted as `name.day`, `name.month`, `name.year`: a calendar is slow for a known date. */
export function DateField({ value, wrong, birthday, readOnly, ...question }: DateFieldProps) {
  const words = useWords();
  const isWrong = (part: keyof DayParts): boolean => question.error !== undefined && (wrong === undefined || wrong.includes(part));
  return (
    <Fieldset question={question}>
      <div className="date-parts">
        {PARTS.map(([part, autofill, length]) => {
          const id = part === 'day' ? fieldId(question.name) : fieldId(`${question.name}.${part}`);
          return (
            <div key={part}>
              <label className="date-label" htmlFor={id}>
                {words(part)}
              </label>
              <input
                className={`input input-${length === 4 ? 8 : 4}${isWrong(part) ? ' input-wrong' : ''}`}
                id={id}
                name={`${question.name}.${part}`}
                type="text"
                inputMode="numeric"
                maxLength={length}
                defaultValue={value?.[part]}
                autoComplete={birthday === true ? autofill : 'off'}
                readOnly={readOnly}
                aria-invalid={isWrong(part) ? true : undefined}
                aria-describedby={question.error === undefined ? undefined : describedBy({ name: question.name, error: question.error })}
              />
            </div>
          );
        })}
      </div>
    </Fieldset>
  );
}

interface MonthFieldProps extends Question {
  /** What was typed, also when it is no month at all. */
  value?: MonthParts | undefined;
  readOnly?: boolean | undefined;
}

/** A month in two boxes, posted as `name.month`, `name.year`. */
export function MonthField({ value, readOnly, ...question }: MonthFieldProps) {
  const words = useWords();
  return (
    <Fieldset question={question}>
      <div className="date-parts">
        {PARTS.filter(([part]) => part !== 'day').map(([part, , length]) => {
          const id = part === 'month' ? fieldId(question.name) : fieldId(`${question.name}.${part}`);
          return (
            <div key={part}>
              <label className="date-label" htmlFor={id}>
                {words(part)}
              </label>
              <input
                className={`input input-${length === 4 ? 8 : 4}${question.error === undefined ? '' : ' input-wrong'}`}
                id={id}
                name={`${question.name}.${part}`}
                type="text"
                inputMode="numeric"
                maxLength={length}
                defaultValue={part === 'month' ? value?.month : value?.year}
                autoComplete="off"
                readOnly={readOnly}
                aria-invalid={question.error === undefined ? undefined : true}
                aria-describedby={question.error === undefined ? undefined : describedBy({ name: question.name, error: question.error })}
              />
            </div>
          );
        })}
      </div>
    </Fieldset>
  );
}
