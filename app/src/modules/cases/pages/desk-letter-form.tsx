import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Disclosure } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { FilterBar, Form } from '#design/components/form.tsx';
import { Tabs } from '#design/components/navigation.tsx';
import { Notice } from '#design/components/notice.tsx';
import { MoneyField, Select, TextArea } from '#design/components/text-fields.tsx';
import { editableLetter, type EditableBlock } from '#modules/mailbox/index.ts';
import type { Grant } from '#platform/forms/definition.ts';
import type { PageCtx, PageRequest } from '#platform/http/page.ts';
import type { LetterTemplate } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { ANSWERS, type ClerkAnswer, PARAGRAPH_LIMIT } from '../rules/draft.ts';
import { text } from '../text.ts';
import type { LetterDraft, SecondEyes } from '../types.ts';

/** What the clerk has on the desk: the letter as blocks, and the reason, as typed or as begun. */
export interface Typed {
  blocks: Record<Lang, readonly EditableBlock[]>;
  reason: string;
  /** The sum granted, as typed. */
  sum: string;
}

const ROWS_SHORT = 3;
const ROWS_LONG = 7;
const LONG_TEXT = 240;
const FIELD = /^(pl|en)-(\d{1,3})$/;

/** The letter as begun or saved: tables keep their place among the paragraphs. */
export function blocksOf(template: LetterTemplate, draft: LetterDraft): Typed['blocks'] {
  const whole = { pl: editableLetter(template, draft.values, 'pl'), en: editableLetter(template, draft.values, 'en') };
  const { edited } = draft;
  return edited ? { pl: withTables(edited.pl, whole.pl), en: withTables(edited.en, whole.en) } : whole;
}

const withTables = (lines: readonly string[], whole: readonly EditableBlock[]): EditableBlock[] =>
  lines.map(line => whole.find(block => block.table !== null && block.text === line) ?? { text: line, table: null });

/** Paragraphs and reason as posted. */
export function typedIn(request: PageRequest, template: LetterTemplate, draft: LetterDraft): Typed {
  const whole = { pl: editableLetter(template, draft.values, 'pl'), en: editableLetter(template, draft.values, 'en') };
  const posted = (lang: Lang): string[] =>
    [...request.form]
      .flatMap(([name, values]) => {
        const found = FIELD.exec(name);
        return found?.[1] === lang ? [{ place: Number(found[2]), text: values[0] ?? '' }] : [];
      })
      .sort((a, b) => a.place - b.place)
      .map(field => field.text);
  return {
    blocks: { pl: withTables(posted('pl'), whole.pl), en: withTables(posted('en'), whole.en) },
    reason: request.form.get('reason')?.[0] ?? '',
    sum: request.form.get('sum')?.[0] ?? '',
  };
}

export const editedOf = (typed: Typed): { pl: string[]; en: string[] } => ({
  pl: typed.blocks.pl.map(block => block.text),
  en: typed.blocks.en.map(block => block.text),
});

/** As a letter of this answer goes out: see settle-matter.ts and ask-for-more.ts. */
export function howGiven(answer: ClerkAnswer, grant: Grant | null, template: LetterTemplate) {
  if (answer === 'ask') return { collection: 'open', kind: 'letter' } as const;
  return { collection: grant?.collection ?? 'against-receipt', kind: grant ? template.kind : 'decision' } as const;
}

interface LetterFormProps {
  ctx: PageCtx;
  matterId: string;
  answer: ClerkAnswer;
  template: LetterTemplate;
  /** Letters this answer may begin with, the usual one first. */
  choices: readonly LetterTemplate[];
  typed: Typed;
  /** When what was being typed was kept; null where the letter begins. */
  savedAt: Date | null;
  error: { field: string; text: string } | undefined;
  /** Set where a second person approves this answer whatever the sum. */
  two: SecondEyes | null;
  /** Granting pays money: a sum that is not stated is approved by a second person too. */
  pays: boolean;
  /** A sum above this is approved by a second person; as it is written. */
  above: string;
}

/** The answer as an editable letter. Polish binds; English is the courtesy copy. Works without scripts. */
export function LetterForm({ ctx, matterId, answer, template, choices, typed, savedAt, error, two, pays, above }: LetterFormProps) {
  const { lang } = ctx;
  const t = text(lang);
  const wrong = (field: string): { error?: string } => (error?.field === field ? { error: error.text } : {});
  return (
    <Card title={t('desk.answer')}>
      <Tabs
        label={t('desk.answer.kind')}
        tabs={ANSWERS.map(one => ({
          href: `/desk/matters/${matterId}?answer=${one}`,
          label: t(`desk.answer.${one}`),
          current: one === answer,
        }))}
      />
      {error ? <ErrorSummary errors={[error]} /> : null}
      {two ? <Notice tone="info" title={t(`desk.two.${two}`)} /> : null}
      {choices.length > 1 ? (
        <FilterBar action={`/desk/matters/${matterId}`} hidden={{ answer }} submit={t('desk.template.choose')}>
          <Select
            name="template"
            label={t('desk.template')}
            value={template.code}
            empty="none"
            options={choices.map(one => ({ value: one.code, label: one.title.pl }))}
          />
        </FilterBar>
      ) : null}
      <p className="quiet" data-kept="" data-keeps={`/desk/matters/${matterId}/letter`} aria-live="polite">
        {savedAt ? t('desk.kept', { at: savedAt }) : ''}
      </p>
      <Form hidden={{ answer, template: template.code }} guard id="letter">
        <h3>{template.title.pl}</h3>
        <Blocks lang={lang} letterLang="pl" blocks={typed.blocks.pl} />
        <Disclosure summary={t('desk.english')}>
          <Blocks lang={lang} letterLang="en" blocks={typed.blocks.en} />
        </Disclosure>
        {answer === 'ask' ? null : (
          <TextArea
            name="reason"
            label={t('desk.reason')}
            hint={t('desk.reason.hint')}
            rows={ROWS_SHORT}
            value={typed.reason}
            limit={PARAGRAPH_LIMIT}
            {...wrong('reason')}
          />
        )}
        {answer === 'grant' ? (
          <MoneyField
            name="sum"
            label={t('desk.sum')}
            hint={t(pays ? 'desk.sum.hint.pays' : 'desk.sum.hint', { above })}
            value={typed.sum}
            optional={!pays}
            {...wrong('sum')}
          />
        ) : null}
        <ButtonRow>
          <Button kind={answer === 'refuse' ? 'danger' : 'primary'} name="do" value={answer} shortcut="s" shortcutDoes="focus">
            {t(two && answer === 'refuse' ? 'desk.do.propose' : `desk.do.${answer}`)}
          </Button>
          <Button kind="secondary" name="do" value="preview" shortcut="p">
            {t('desk.do.preview')}
          </Button>
          <Button kind="secondary" name="do" value="save" shortcut="z">
            {t('desk.do.save')}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

/** A letter as it stands, to be read. */
export function ShownBlocks({ lang, blocks }: { lang: Lang; blocks: readonly EditableBlock[] }) {
  return blocks.map((block, place) =>
    block.table === null ? <p key={place}>{block.text}</p> : <BlockTable key={place} lang={lang} table={block.table} where="on-paper" />,
  );
}

export function BlockTable({
  lang,
  table,
  where,
}: {
  lang: Lang;
  table: NonNullable<EditableBlock['table']>;
  where: 'on-paper' | 'in-editor';
}) {
  const { columns, rows } = table;
  return (
    <DataTable
      caption={text(lang)(where === 'on-paper' ? 'desk.table' : 'desk.table.fixed')}
      captionShown={where === 'on-paper' ? 'hidden' : 'shown'}
      rows={rows}
      rowKey={row => row.join('|')}
      columns={columns.map((column, index) => ({
        key: column.key,
        label: column.title,
        align: column.align === 'right' ? ('end' as const) : ('start' as const),
        heading: index === 0,
        cell: (row: readonly string[]) => row[index] ?? '',
      }))}
    />
  );
}

function Blocks({ lang, letterLang, blocks }: { lang: Lang; letterLang: Lang; blocks: readonly EditableBlock[] }) {
  const t = text(lang);
  return (
    <>
      {[...blocks, { text: '', table: null }].map((block, place) => {
        const name = `${letterLang}-${place}`;
        if (block.table === null)
          return (
            <TextArea
              key={name}
              name={name}
              label={place < blocks.length ? t('desk.paragraph', { number: place + 1 }) : t('desk.paragraph.new')}
              rows={block.text.length > LONG_TEXT ? ROWS_LONG : ROWS_SHORT}
              value={block.text}
            />
          );
        return (
          <div key={name}>
            <input type="hidden" name={name} value={block.text} />
            <BlockTable lang={lang} table={block.table} where="in-editor" />
          </div>
        );
      })}
    </>
  );
}
