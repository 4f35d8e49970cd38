import { Button, ButtonRow, LinkButton } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { CodeBlock, Disclosure, EmptyState, InlineHelp, KeyFigures, PrintButton } from '../components/content.tsx';
import { DataTable, DescriptionTable } from '../components/data-table.tsx';
import { Grid, Prose } from '../components/page.tsx';
import { Pagination, ProgressBar, ProgressSteps, Tabs } from '../components/navigation.tsx';
import { Notice } from '../components/notice.tsx';
import { CountBadge, StatusTag } from '../components/status-tag.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TaskList } from '../components/task-list.tsx';
import { Timeline } from '../components/timeline.tsx';
import type { GalleryWords } from './words.ts';

export function Buttons({ t }: { t: GalleryWords }) {
  return (
    <Card title={t('section.buttons')}>
      <ButtonRow>
        <Button>{t('button.primary')}</Button>
        <Button kind="secondary">{t('button.secondary')}</Button>
        <Button kind="danger">{t('button.danger')}</Button>
        <Button kind="quiet">{t('button.quiet')}</Button>
      </ButtonRow>
      <ButtonRow>
        <LinkButton href="#" icon="file">
          {t('button.link')}
        </LinkButton>
        <LinkButton href="#" kind="secondary" icon="arrow-left">
          {t('page.home')}
        </LinkButton>
        <PrintButton />
      </ButtonRow>
    </Card>
  );
}

export function Notices({ t }: { t: GalleryWords }) {
  return (
    <Card title={t('section.notices')}>
      <Notice tone="done" title={t('notice.done')}>
        <p>{t('notice.done.more')}</p>
      </Notice>
      <Notice tone="attention" title={t('notice.attention')}>
        <p>
          {t('notice.attention.more')} <a href="#files">{t('field.file')}</a>
        </p>
      </Notice>
      <Notice tone="problem" title={t('notice.problem')}>
        <p>{t('notice.problem.more')}</p>
      </Notice>
      <Notice tone="info" title={t('notice.info')} />
    </Card>
  );
}

export function Statuses({ t }: { t: GalleryWords }) {
  return (
    <Card title={t('section.status')} window="lit" aside={<CountBadge count={3} />}>
      <ButtonRow>
        <StatusTag tone="plain">{t('status.draft')}</StatusTag>
        <StatusTag>{t('status.sent')}</StatusTag>
        <StatusTag tone="done">{t('status.accepted')}</StatusTag>
        <StatusTag tone="attention">{t('status.waiting')}</StatusTag>
        <StatusTag tone="problem">{t('status.rejected')}</StatusTag>
        <span>
          <CountBadge count={1} /> <CountBadge count={22} /> <CountBadge count={100} />
        </span>
      </ButtonRow>
    </Card>
  );
}

export function Tables({ t }: { t: GalleryWords }) {
  const rows = [
    {
      month: t('month.august'),
      due: '1\u00a0649,82\u00a0zł',
      paid: '1\u00a0649,82\u00a0zł',
      day: '10.08.2026',
      state: <StatusTag tone="done">{t('status.closed')}</StatusTag>,
    },
    {
      month: t('month.september'),
      due: '1\u00a0649,82\u00a0zł',
      paid: '1\u00a0200,00\u00a0zł',
      day: '15.09.2026',
      state: <StatusTag tone="attention">{t('status.progress')}</StatusTag>,
    },
    {
      month: t('month.october'),
      due: '1\u00a0649,82\u00a0zł',
      paid: '0,00\u00a0zł',
      day: '-',
      state: <StatusTag tone="problem">{t('status.overdue')}</StatusTag>,
    },
  ];
  return (
    <>
      <Card title={t('table.caption')} level={2} inset="flush">
        <DataTable
          caption={t('table.caption')}
          captionShown="hidden"
          rows={rows}
          rowKey={row => row.month}
          columns={[
            { key: 'month', label: t('table.month'), heading: true, cell: row => <a href="#month">{row.month}</a> },
            { key: 'due', label: t('table.due'), align: 'end', cell: row => row.due },
            { key: 'paid', label: t('table.paid'), align: 'end', cell: row => row.paid },
            { key: 'day', label: t('table.day'), cell: row => row.day },
            { key: 'state', label: t('table.state'), cell: row => row.state },
          ]}
          footer={[t('table.sum'), '4\u00a0949,46\u00a0zł', '2\u00a0849,82\u00a0zł', '', '']}
        />
      </Card>
      <SummaryList
        rows={[
          { question: t('field.name'), answer: t('anna'), changeHref: '#name' },
          { question: t('field.mail'), answer: 'anna-example.pl', changeHref: '#mail', problem: t('field.mail.error') },
          { question: t('check.remark'), changeHref: '#remark' },
        ]}
      />
      <Card title={t('receipt.proof')}>
        <DescriptionTable
          rows={[
            { name: t('receipt.filed'), value: '24.11.2026, 10:42:07' },
            { name: t('receipt.by'), value: t('anna') },
            { name: t('matter.number'), value: '2026/11/004213' },
          ]}
        />
      </Card>
    </>
  );
}

export function Lists({ t }: { t: GalleryWords }) {
  return (
    <Grid>
      <Card title={t('home.todo')} window="lit" inset="flush">
        <TaskList
          tasks={[
            {
              title: t('todo.letter'),
              href: '#task-1',
              about: t('todo.letter.about'),
              due: { label: t('todo.letter.due'), day: '2026-11-30', tone: 'problem' },
            },
            { title: t('todo.file'), href: '#task-2', status: { label: t('status.waiting'), tone: 'attention' } },
            { title: t('step.sign'), status: { label: t('status.draft'), tone: 'plain' } },
          ]}
        />
      </Card>
      <Card title={t('home.timeline')} window="unlit">
        <Timeline
          entries={[
            { key: '1', at: '2026-11-20', when: '20.11.2026', title: t('event.filed'), href: '#event' },
            { key: '2', at: '2026-11-24', when: '24.11.2026', title: t('event.letter'), about: t('event.letter.about'), state: 'now' },
            { key: '3', at: '2026-12-08', when: '8.12.2026', title: t('event.ahead'), state: 'ahead' },
          ]}
        />
      </Card>
    </Grid>
  );
}

export function Moving({ t }: { t: GalleryWords }) {
  const steps = [t('step.who'), t('step.what'), t('step.files'), t('step.check'), t('step.sign')];
  return (
    <Card title={t('section.navigation')}>
      <ProgressSteps steps={steps} current={2} />
      <ProgressBar label={t('step.files')} done={3} of={8} />
      <Tabs
        tabs={[
          { href: '#all', label: t('tab.all') },
          { href: '#open', label: t('tab.open'), current: true, badge: 3 },
          { href: '#closed', label: t('tab.closed') },
        ]}
      />
      <Pagination page={6} pages={23} hrefFor={page => `#page-${page}`} shown={{ from: 101, to: 120, total: 1449 }} />
    </Card>
  );
}

export function Others({ t }: { t: GalleryWords }) {
  return (
    <>
      <KeyFigures
        figures={[
          { name: t('figure.open'), value: 38 },
          { name: t('figure.today'), value: 4, tone: 'attention' },
          { name: t('figure.late'), value: 1, tone: 'problem' },
          { name: t('figure.done'), value: 27, note: t('figure.done.note'), tone: 'done' },
        ]}
      />
      <Card title={t('home.letters')} window="unlit">
        <EmptyState
          title={t('empty.title')}
          action={
            <LinkButton kind="secondary" href="#forms">
              {t('home.new.action')}
            </LinkButton>
          }
        >
          <p>{t('empty.text')}</p>
        </EmptyState>
      </Card>
      <Card title={t('section.other')}>
        <Disclosure summary={t('disclosure.title')}>
          <p>{t('disclosure.text')}</p>
        </Disclosure>
        <Disclosure summary={t('disclosure.title')} open>
          <p>{t('disclosure.text')}</p>
        </Disclosure>
        <InlineHelp title={t('help.title')}>
          <p>{t('help.text')}</p>
        </InlineHelp>
        <CodeBlock id="sample-code" label={t('code.title')}>
          {'curl https://localhost/api/v1/forms'}
        </CodeBlock>
        <Prose>
          <h3>{t('letter.p3.title')}</h3>
          <p>{t('letter.p3')}</p>
          <ul>
            <li>{t('answer.portal')}</li>
            <li>{t('answer.post')}</li>
          </ul>
        </Prose>
      </Card>
    </>
  );
}
