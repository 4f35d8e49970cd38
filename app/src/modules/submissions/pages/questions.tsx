import type { ReactNode } from 'react';
import { Button } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Stack } from '#design/components/page.tsx';
import type { Remark } from '#platform/forms/check.ts';
import type { Answers, FormField, FormPage, GroupField } from '#platform/forms/definition.ts';
import { itemsOf, type View } from '#platform/forms/visible.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { QuestionField } from './question-field.tsx';
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
