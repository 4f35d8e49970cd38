import { Card } from '#design/components/card.tsx';
import { CodeBlock } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { BackLink, PageHeading, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { PROBLEMS, type ProblemName } from '#platform/http/problems.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import type { Described, Shown } from './described.ts';
import { Scope } from './start.tsx';

/** One operation, whole. */
export function OperationBody({ lang, operation }: { lang: Lang; operation: Described }) {
  const t = text(lang);
  const { parameters, body, answer } = operation;
  return (
    <Stack>
      <BackLink href="/developers">{t('developers.title')}</BackLink>
      <PageHeading eyebrow={`${operation.method} ${operation.path}`} lead={operation.about}>
        {operation.summary[lang]}
      </PageHeading>
      <Card title={t('developers.about')}>
        <SummaryList
          rows={[
            { question: t('developers.operation'), answer: <code>{operation.operationId}</code> },
            { question: t('developers.scope'), answer: <Scope lang={lang} scope={operation.scope} /> },
          ]}
        />
      </Card>
      {parameters.length === 0 ? null : (
        <Card title={t('developers.parameters')} inset="flush">
          <DataTable
            caption={t('developers.parameters')}
            captionShown="hidden"
            rows={parameters}
            rowKey={one => `${one.in} ${one.name}`}
            columns={[
              { key: 'name', label: t('developers.parameter'), heading: true, cell: one => <code>{one.name}</code> },
              { key: 'place', label: t('developers.place'), cell: one => t(`developers.place.${one.in}`) },
              { key: 'required', label: t('developers.required'), cell: one => t(one.required ? 'developers.yes' : 'developers.no') },
              { key: 'about', label: t('developers.about'), cell: one => one.about },
            ]}
          />
        </Card>
      )}
      {body === undefined ? null : (
        <Card title={t('developers.body')}>
          <Content name="body" shown={body} schema={t('developers.body')} example={t('developers.body.example')} />
        </Card>
      )}
      <Card title={t('developers.answer')}>
        <Stack>
          <p>
            <strong>{answer.status}</strong> {answer.about} {answer.type === undefined ? null : <code>{answer.type}</code>}
          </p>
          <Content name="answer" shown={answer} schema={t('developers.answer.schema')} example={t('developers.answer.example')} />
        </Stack>
      </Card>
      <Card title={t('developers.problems')} inset="flush">
        <Problems lang={lang} names={operation.problems.filter((name): name is ProblemName => name in PROBLEMS)} />
      </Card>
    </Stack>
  );
}

function Content({ name, shown, schema, example }: { name: string; shown: Shown; schema: string; example: string }) {
  return (
    <Stack>
      {shown.example === undefined ? null : (
        <CodeBlock id={`${name}-example`} label={example}>
          {shown.example}
        </CodeBlock>
      )}
      {shown.schema === undefined ? null : (
        <CodeBlock id={`${name}-schema`} label={schema}>
          {shown.schema}
        </CodeBlock>
      )}
    </Stack>
  );
}

function Problems({ lang, names }: { lang: Lang; names: readonly ProblemName[] }) {
  const t = text(lang);
  return (
    <DataTable
      caption={t('developers.problems')}
      captionShown="hidden"
      rows={names}
      rowKey={name => name}
      columns={[
        {
          key: 'problem',
          label: t('developers.problem'),
          heading: true,
          cell: name => (
            <a href={`/developers/problems#${name}`}>
              <code>{name}</code>
            </a>
          ),
        },
        { key: 'status', label: t('developers.status'), align: 'end', cell: name => String(PROBLEMS[name].status) },
        { key: 'meaning', label: t('developers.meaning'), cell: name => PROBLEMS[name].about[lang] },
      ]}
    />
  );
}

/** Where the `type` of every problem leads. */
export function ProblemsBody({ lang }: { lang: Lang }) {
  const t = text(lang);
  return (
    <Stack>
      <BackLink href="/developers">{t('developers.title')}</BackLink>
      <PageHeading lead={t('developers.problems.lead')}>{t('developers.problems')}</PageHeading>
      {Object.entries(PROBLEMS).map(([name, { status, title, about }]) => (
        <Card key={name} title={`${status} ${name}`} id={name}>
          <p>{about[lang]}</p>
          <p className="quiet">{title}</p>
        </Card>
      ))}
    </Stack>
  );
}
