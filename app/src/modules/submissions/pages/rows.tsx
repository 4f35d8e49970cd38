import type { ReactNode } from 'react';
import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { type Column, DataTable } from '#design/components/data-table.tsx';
import { Hidden, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { type Day, formatDay } from '#kernel/day.ts';
import { isAnswered } from '#platform/forms/conditions.ts';
import type { UndoStep } from '#platform/forms/change-lists.ts';
import type { Answers, GroupField, SimpleField } from '#platform/forms/definition.ts';
import { readableValue } from '#platform/forms/readable.ts';
import { coveredDays, isAsKnown, missingRows, type RowNote, rowNotes } from '#platform/forms/rows.ts';
import { itemsOf, type View } from '#platform/forms/visible.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import type { OpenRow } from './open-row.ts';
import { QuestionField } from './question-field.tsx';

export interface RowsState {
  open: OpenRow | undefined;
  undo: readonly UndoStep[];
  /** Address of the page, to close a row. */
  address: string;
  today: Day;
}

interface RowsProps {
  view: View;
  group: GroupField;
  lang: Lang;
  errors: ReadonlyMap<string, string>;
  state: RowsState;
}

interface Row {
  index: number;
  item: Answers;
  note: RowNote | undefined;
  faulty: boolean;
  known: boolean;
}

/** A list of many items: all of them in few words, one open for writing. */
export function Rows({ view, group, lang, errors, state }: RowsProps) {
  const t = text(lang);
  const items = itemsOf(view.answers, group);
  const notes = rowNotes(group, items);
  const rows = items.map(
    (item, index): Row => ({
      index,
      item,
      note: notes.get(index),
      faulty: [...errors.keys()].some(path => path.startsWith(`${group.name}.${index}.`)),
      known: isAsKnown(group, item, view.known),
    }),
  );
  const missing = missingRows(group, view.answers, view.known).length;
  const what = group.itemTitle[lang].toLocaleLowerCase(lang);
  const undone = state.undo.at(-1);
  const open = state.open?.group === group.name ? state.open.row : undefined;
  const days = coveredDays(group, items, state.today);
  const error = errors.get(group.name);
  return (
    <section className="rows" id={group.name} aria-label={group.label[lang]}>
      <Stack>
        <h2>{rows.length === 0 ? group.label[lang] : `${group.label[lang]} (${rows.length})`}</h2>
        {group.hint === undefined ? null : <p className="field-hint">{group.hint[lang]}</p>}
        {error === undefined ? null : <p className="field-error">{error}</p>}
        {rows.length === 0 ? (
          <p className="quiet">{t('rows.none')}</p>
        ) : (
          <DataTable
            caption={`${group.label[lang]}: ${t('rows.count', { count: rows.length })}`}
            columns={columnsOf(view, group, lang)}
            captionShown="hidden"
            rows={rows}
            rowKey={row => String(row.index)}
          />
        )}
        {days > 0 ? (
          <p className="quiet">{t('rows.covered', { years: Math.floor(days / DAYS_A_YEAR), days: days % DAYS_A_YEAR })}</p>
        ) : null}
        {open === undefined ? null : <Editor view={view} group={group} lang={lang} errors={errors} state={state} index={open} />}
        <ButtonRow>
          {items.length < group.max && open !== 'new' ? (
            <Button kind="secondary" name="intent" value={`open:${group.name}:new`} skipCheck>
              {t('rows.add', { what })}
            </Button>
          ) : null}
          {missing > 0 && items.length + missing <= group.max ? (
            <Button kind="secondary" name="intent" value={`take:${group.name}`} skipCheck>
              {t('rows.take', { count: missing })}
            </Button>
          ) : null}
          {undone?.group === group.name ? (
            <Button kind="quiet" name="intent" value="undo" skipCheck>
              {t('rows.undo', { what: undone.what })}
            </Button>
          ) : null}
        </ButtonRow>
      </Stack>
    </section>
  );
}

const DAYS_A_YEAR = 365;

function columnsOf(view: View, group: GroupField, lang: Lang): readonly Column<Row>[] {
  const t = text(lang);
  const shown = group.columns ?? group.fields.map(field => field.name);
  const fields = shown.flatMap(name => group.fields.find(field => field.name === name) ?? []);
  const notes = (group.period === undefined && group.rowsFrom === undefined ? [] : [notesColumn(lang)]) as Column<Row>[];
  return [
    { key: 'number', label: t('rows.number'), align: 'end', cell: row => row.index + 1 },
    ...fields.map(
      (field, place): Column<Row> => ({
        key: field.name,
        label: field.label[lang],
        heading: place === 0,
        ...(field.type === 'money' || field.type === 'number' ? { align: 'end' as const } : {}),
        cell: row => cellOf(view, group, row, field, lang),
      }),
    ),
    ...notes,
    {
      key: 'actions',
      label: t('rows.actions'),
      cell: row => (
        <>
          {row.faulty ? <StatusTag tone="problem">{t('rows.faulty')}</StatusTag> : null}{' '}
          <button type="submit" className="button-plain" name="intent" value={`open:${group.name}:${row.index}`} formNoValidate>
            {t('rows.edit')}
            <Hidden>{` ${t('rows.edit.which', { number: row.index + 1 })}`}</Hidden>
          </button>{' '}
          <button type="submit" className="button-plain" name="intent" value={`remove:${group.name}:${row.index}`} formNoValidate>
            {t('rows.remove')}
            <Hidden>{` ${t('rows.edit.which', { number: row.index + 1 })}`}</Hidden>
          </button>
        </>
      ),
    },
  ];
}

function cellOf(view: View, group: GroupField, { item }: Row, field: SimpleField, lang: Lang): string {
  const answer = item[field.name];
  if (answer === undefined || !isAnswered(answer)) return field.name === group.period?.to ? text(lang)('rows.goes-on') : '–';
  return readableValue(field, answer, view.itemScope(group, item), lang);
}

function notesColumn(lang: Lang): Column<Row> {
  const t = text(lang);
  return {
    key: 'notes',
    label: t('rows.notes'),
    cell: ({ note, known }) => {
      const told = [
        ...(note === undefined || note.overlaps.length === 0
          ? []
          : [t('rows.overlaps', { rows: note.overlaps.map(place => place + 1).join(', ') })]),
        ...(note?.gap === undefined
          ? []
          : [t('rows.gap', { from: formatDay(note.gap.from as Day, lang), to: formatDay(note.gap.to as Day, lang) })]),
      ];
      return (
        <>
          {known ? <StatusTag tone="info">{t('rows.as-known')}</StatusTag> : null}
          {told.map(one => (
            <span className="row-note" key={one}>
              {one}
            </span>
          ))}
          {told.length === 0 && !known ? '–' : null}
        </>
      );
    },
  };
}

/** The choice (`field value`) of the same row under which a question stands. */
function revealedBy(field: SimpleField, group: GroupField): string | undefined {
  const { when } = field;
  if (when === undefined || !('field' in when) || !('is' in when) || !when.field.startsWith(`${group.name}.`)) return undefined;
  const on = group.fields.find(one => `${group.name}.${one.name}` === when.field);
  if (on?.type === 'choice') return `${on.name} ${String(when.is)}`;
  return on?.type === 'yes-no' ? `${on.name} ${when.is === true ? 'yes' : 'no'}` : undefined;
}

/** The open row: its questions, and what keeps or closes it. */
function Editor({ view, group, lang, errors, state, index }: RowsProps & { index: number | 'new' }) {
  const t = text(lang);
  const items = itemsOf(view.answers, group);
  const number = index === 'new' ? items.length : Math.min(index, items.length);
  const item = items[number] ?? {};
  const path = `${group.name}.${number}`;
  const scope = view.itemScope(group, item);
  const what = group.itemTitle[lang].toLocaleLowerCase(lang);
  const asked = view.itemFields(group, item);
  // One that depends on a choice of the same row stands under that choice, and is revealed by it.
  const drawn = group.fields.filter(field => asked.includes(field) || revealedBy(field, group) !== undefined);
  const draw = (field: SimpleField): ReactNode => (
    <QuestionField
      key={field.name}
      field={field}
      name={`${path}.${field.name}`}
      answer={item[field.name]}
      scope={scope}
      known={view.known}
      lang={lang}
      error={errors.get(`${path}.${field.name}`)}
      revealed={value => {
        const under = drawn.filter(one => revealedBy(one, group) === `${field.name} ${value}`);
        return under.length === 0 ? undefined : <Stack>{under.map(draw)}</Stack>;
      }}
    />
  );
  return (
    <Card
      id="row-editor"
      level={3}
      title={items[number] === undefined ? t('rows.new', { what }) : t('rows.change', { what, number: number + 1 })}
    >
      <Stack>
        {drawn.filter(field => revealedBy(field, group) === undefined).map(draw)}
        <ButtonRow>
          <Button kind="secondary" name="intent" value={`keep:${group.name}:${number}`} skipCheck>
            {t('rows.keep')}
          </Button>
          <LinkButton kind="quiet" href={`${state.address}#${group.name}`}>
            {t('rows.cancel')}
          </LinkButton>
        </ButtonRow>
      </Stack>
    </Card>
  );
}
