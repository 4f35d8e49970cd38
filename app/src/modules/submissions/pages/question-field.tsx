import type { ReactNode } from 'react';
import { Checkbox, Checkboxes, type Choice, Radios } from '#design/components/choices.tsx';
import { ComputedValue } from '#design/components/computed-value.tsx';
import { DateField, MonthField } from '#design/components/date-field.tsx';
import { MoneyField, TextArea, TextField } from '#design/components/text-fields.tsx';
import type { ConditionScope } from '#platform/forms/conditions.ts';
import type { Answer, Known, SimpleField } from '#platform/forms/definition.ts';
import { isLocked, typedDayParts, typedMonthParts } from '#platform/forms/parse.ts';
import { readableValue } from '#platform/forms/readable.ts';
import { optionsOf } from '#platform/forms/visible.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';

interface QuestionFieldProps {
  field: SimpleField;
  name: string;
  answer: Answer | undefined;
  scope: ConditionScope;
  known: Known;
  lang: Lang;
  error: string | undefined;
  revealed?(value: string): ReactNode;
}

/** One question, drawn as its kind asks; locked where the register answers it. */
export function QuestionField({ field, name, answer, scope, known, lang, error, revealed }: QuestionFieldProps) {
  const question = {
    name,
    label: field.label[lang],
    ...(field.hint === undefined ? {} : { hint: field.hint[lang] }),
    error,
    optional: field.optional,
  };
  const locked = isLocked(field, known);
  const written = typeof answer === 'string' || typeof answer === 'number' ? String(answer) : '';
  switch (field.type) {
    case 'text':
      return <TextField {...question} value={written} readOnly={locked} />;
    case 'long-text':
      return <TextArea {...question} value={written} limit={field.maxLength} />;
    case 'number':
      return <TextField {...question} value={written} inputMode="numeric" width={8} readOnly={locked} />;
    case 'money':
      return <MoneyField {...question} value={written.replace('.', ',')} readOnly={locked} />;
    case 'date':
      return <DateField {...question} value={typedDayParts(answer)} readOnly={locked} />;
    case 'month':
      return <MonthField {...question} value={typedMonthParts(answer)} readOnly={locked} />;
    case 'computed':
      return (
        <ComputedValue
          {...question}
          value={answer === undefined ? text(lang)('computed.later') : readableValue(field, answer, scope, lang)}
        />
      );
    case 'yes-no':
      return (
        <Radios
          {...question}
          layout="row"
          value={answer === true ? 'yes' : answer === false ? 'no' : undefined}
          choices={(['yes', 'no'] as const).map(value => withRevealed({ value, label: text(lang)(value) }, revealed))}
        />
      );
    case 'statement':
      return <Checkbox {...question} checked={answer === true} />;
    case 'choice':
      return <Radios {...question} value={written} choices={choicesOf(field, scope, lang).map(choice => withRevealed(choice, revealed))} />;
    case 'choices':
      return (
        <Checkboxes
          {...question}
          values={Array.isArray(answer) ? (answer as readonly string[]) : []}
          choices={choicesOf(field, scope, lang)}
        />
      );
    case 'email':
      return <TextField {...question} value={written} type="email" autoComplete="email" width={32} readOnly={locked} />;
    case 'phone':
      return <TextField {...question} value={written} type="tel" autoComplete="tel" width={20} readOnly={locked} />;
    case 'pesel':
    case 'nip':
    case 'regon':
    case 'postcode':
      return <TextField {...question} value={written} inputMode="numeric" width={20} readOnly={locked} spellCheck={false} />;
    case 'nrb':
      return <TextField {...question} value={written} width={32} readOnly={locked} spellCheck={false} />;
  }
}

function withRevealed(choice: Choice, revealed: QuestionFieldProps['revealed']): Choice {
  const reveals = revealed?.(choice.value);
  return reveals === undefined ? choice : { ...choice, reveals };
}

function choicesOf(field: SimpleField & { type: 'choice' | 'choices' }, scope: ConditionScope, lang: Lang): Choice[] {
  return optionsOf(field, scope).map(option => ({
    value: option.value,
    label: option.label[lang],
    ...(option.hint === undefined ? {} : { hint: option.hint[lang] }),
  }));
}
