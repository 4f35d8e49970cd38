import { fieldId, type Question } from './field.tsx';

interface ComputedValueProps extends Pick<Question, 'name' | 'label' | 'hint'> {
  /** In words, also where it cannot be worked out yet. */
  value: string;
}

/** What the program works out from other answers: read, never typed. */
export function ComputedValue({ name, label, hint, value }: ComputedValueProps) {
  const id = fieldId(name);
  return (
    <div className="field">
      <div className="field-label" id={`${id}-label`}>
        {label}
      </div>
      {hint === undefined ? null : <div className="field-hint">{hint}</div>}
      <output className="computed-value" id={id} aria-labelledby={`${id}-label`}>
        {value}
      </output>
    </div>
  );
}
