import type { ReactNode } from 'react';
import { Button } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Checkbox, Checkboxes, type Choice, Radios } from '#design/components/choices.tsx';
import { ComputedValue } from '#design/components/computed-value.tsx';
import { DateField, MonthField } from '#design/components/date-field.tsx';
import { Stack } from '#design/components/page.tsx';
import { MoneyField, TextArea, TextField } from '#design/components/text-fields.tsx';
import type { Remark } from '#platform/forms/check.ts';
import type { ConditionScope } from '#platform/forms/conditions.ts';
import type { Answer, Answers, FormField, FormPage, GroupField, Known, SimpleField } from '#platform/forms/definition.ts';
import { isLocked, typedDayParts, typedMonthParts } from '#platform/forms/parse.ts';
import { readableValue } from '#platform/forms/readable.ts';
import { itemsOf, optionsOf, type View } from '#platform/forms/visible.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { Rows, type RowsState } from './rows.tsx';

interface QuestionsProps {
  view: View;
  page: FormPage;
  lang: Lang;
  remarks: readonly Remark[];
  /** How the lists of the page stand. */
  rows: RowsState;
}

/** The questions of one page of a form, as the definition says them. A question that depends on one choice of the same
 *  page stands under that choice and is revealed by it; one that depends on others in another way is drawn always, since
 *  without scripts the page cannot know yet whether it will be asked. Hidden answers are dropped later. */
export function Questions({ view, page, lang, remarks, rows }: QuestionsProps) {
  const errors = errorsOf(remarks, lang);
  const here = new Set(page.fields.map(field => field.name));
  const drawn = page.fields.filter(field => view.asks(field.name) || dependsOnHere(field.when, here));
  const place = (field: FormField): string | undefined => revealedBy(field, drawn);
  const draw = (field: FormField): ReactNode =>
    field.type === 'group' && field.shown === 'rows' ? (
      <Rows key={field.name} view={view} group={field} lang={lang} errors={errors} state={rows} />
    ) : field.type === 'group' ? (
      <Group key={field.name} view={view} group={field} lang={lang} errors={errors} />
    ) : (
      <QuestionField
        key={field.name}
        field={field}
        name={field.name}
        answer={view.answers[field.name]}
        scope={view.scope}
        known={view.known}
        lang={lang}
        error={errors.get(field.name)}
        revealed={value => {
          const under = drawn.filter(one => place(one) === `${field.name} ${value}`);
          return under.length === 0 ? undefined : <Stack>{under.map(draw)}</Stack>;
        }}
      />
    );
  return <Stack>{drawn.filter(field => place(field) === undefined).map(draw)}</Stack>;
}

/** The choice (`field value`) on this page under which a question stands. */
function revealedBy(field: FormField, drawn: readonly FormField[]): string | undefined {
  const when = field.when;
  if (when === undefined || !('field' in when) || !('is' in when)) return undefined;
  const on = drawn.find(one => one.name === when.field);
  if (on?.type === 'choice') return `${on.name} ${String(when.is)}`;
  if (on?.type === 'yes-no') return `${on.name} ${when.is === true ? 'yes' : 'no'}`;
  return undefined;
}

function errorsOf(remarks: readonly Remark[], lang: Lang): ReadonlyMap<string, string> {
  const errors = new Map<string, string>();
  for (const remark of remarks) if (!errors.has(remark.path)) errors.set(remark.path, remark.text[lang]);
  return errors;
}

function dependsOnHere(when: FormPage['when'], here: ReadonlySet<string>): boolean {
  if (when === undefined) return false;
  if ('all' in when) return when.all.some(part => dependsOnHere(part, here));
  if ('any' in when) return when.any.some(part => dependsOnHere(part, here));
  if ('not' in when) return dependsOnHere(when.not, here);
  return 'field' in when && here.has(when.field);
}

function Group({ view, group, lang, errors }: { view: View; group: GroupField; lang: Lang; errors: ReadonlyMap<string, string> }) {
  const t = text(lang);
  const items = itemsOf(view.answers, group);
  const shown =
    items.length < Math.max(group.min, 1)
      ? [...items, ...Array.from({ length: Math.max(group.min, 1) - items.length }, () => ({}) as Answers)]
      : items;
  const what = group.itemTitle[lang];
  const error = errors.get(group.name);
  return (
    <Stack>
      <h2>{group.label[lang]}</h2>
      {group.hint === undefined ? null : <p className="field-hint">{group.hint[lang]}</p>}
      {error === undefined ? null : (
        <p className="field-error" id={group.name}>
          {error}
        </p>
      )}
      {shown.map((item, index) => {
        const path = `${group.name}.${index}`;
        const scope = view.itemScope(group, item);
        return (
          <Card key={path} level={3} title={t('draft.item', { what, number: index + 1 })}>
            <Stack>
              {view.itemFields(group, item).map(field => (
                <QuestionField
                  key={field.name}
                  field={field}
                  name={`${path}.${field.name}`}
                  answer={item[field.name]}
                  scope={scope}
                  known={view.known}
                  lang={lang}
                  error={errors.get(`${path}.${field.name}`)}
                />
              ))}
              {shown.length > Math.max(group.min, 1) ? (
                <Button kind="quiet" name="intent" value={`remove:${group.name}:${index}`} skipCheck>
                  {t('draft.remove', { what, number: index + 1 })}
                </Button>
              ) : null}
            </Stack>
          </Card>
        );
      })}
      {shown.length < group.max ? (
        <p>
          <Button kind="secondary" name="intent" value={`add:${group.name}`} skipCheck>
            {t('draft.add', { what })}
          </Button>
        </p>
      ) : null}
    </Stack>
  );
}

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
      return <ComputedValue {...question} value={answer === undefined ? undefined : readableValue(field, answer, scope, lang)} />;
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
