import { Button, ButtonRow } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Radios } from '../components/choices.tsx';
import { KeyFigures } from '../components/content.tsx';
import { DataTable, DescriptionTable } from '../components/data-table.tsx';
import { FilterBar, Form } from '../components/form.tsx';
import { HitList } from '../components/hit-list.tsx';
import { Pagination, Tabs } from '../components/navigation.tsx';
import { Notice } from '../components/notice.tsx';
import { Columns, PageHeading, Panels } from '../components/page.tsx';
import { StatusTag } from '../components/status-tag.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TaskList } from '../components/task-list.tsx';
import { Select, TextArea } from '../components/text-fields.tsx';
import { Timeline } from '../components/timeline.tsx';
import type { GalleryWords } from './words.ts';

export function Worklist({ t }: { t: GalleryWords }) {
  const rows = [
    {
      number: '2026/11/003801',
      person: t('jan'),
      topic: t('matter.refund'),
      why: t('worklist.reason.sum'),
      due: '23.11.2026',
      tone: 'problem' as const,
      left: t('status.overdue'),
    },
    {
      number: '2026/11/003977',
      person: t('firm'),
      topic: t('matter.certificate'),
      why: t('worklist.reason.name'),
      due: '24.11.2026',
      tone: 'attention' as const,
      left: t('worklist.today'),
    },
    {
      number: '2026/11/004213',
      person: t('anna'),
      topic: t('matter.refund'),
      why: t('worklist.reason.file'),
      due: '25.11.2026',
      tone: 'plain' as const,
      left: t('worklist.left', { days: 1 }),
    },
    {
      number: '2026/11/004377',
      person: t('maria'),
      topic: t('matter.address'),
      why: t('worklist.reason.name'),
      due: '28.11.2026',
      tone: 'plain' as const,
      left: t('worklist.left', { days: 4 }),
    },
    {
      number: '2026/11/004401',
      person: t('piotr'),
      topic: t('matter.refund'),
      why: t('worklist.reason.sum'),
      due: '4.12.2026',
      tone: 'plain' as const,
      left: t('worklist.left', { days: 10 }),
    },
    {
      number: '2026/11/004460',
      person: t('ewa'),
      topic: t('matter.certificate'),
      why: t('worklist.reason.file'),
      due: '8.12.2026',
      tone: 'plain' as const,
      left: t('worklist.left', { days: 14 }),
    },
  ];
  return (
    <>
      <PageHeading
        aside={
          <Form action="#take" method="get">
            <Button>{t('worklist.take')}</Button>
          </Form>
        }
      >
        {t('worklist.title')}
      </PageHeading>
      <KeyFigures
        figures={[
          { name: t('figure.open'), value: 38 },
          { name: t('figure.today'), value: 4, tone: 'attention' },
          { name: t('figure.late'), value: 1, tone: 'problem' },
          { name: t('figure.done'), value: 27, tone: 'done' },
        ]}
      />
      <Tabs
        tabs={[
          { href: '#all', label: t('tab.all'), badge: 38 },
          { href: '#refund', label: t('matter.refund'), current: true },
          { href: '#address', label: t('matter.address') },
        ]}
      />
      <FilterBar action="#filter" submit={t('worklist.filter')}>
        <Select
          name="topic"
          label={t('worklist.topic')}
          empty="none"
          options={[
            { value: 'refund', label: t('matter.refund') },
            { value: 'address', label: t('matter.address') },
          ]}
        />
      </FilterBar>
      <Card inset="flush">
        <DataTable
          caption={t('worklist.title')}
          captionShown="hidden"
          rows={rows}
          rowKey={row => row.number}
          columns={[
            { key: 'number', label: t('matter.number'), heading: true, cell: row => <a href={`#${row.number}`}>{row.number}</a> },
            { key: 'person', label: t('worklist.person'), cell: row => row.person },
            { key: 'topic', label: t('worklist.topic'), cell: row => row.topic },
            { key: 'why', label: t('worklist.why'), cell: row => row.why },
            { key: 'due', label: t('worklist.due'), align: 'end', cell: row => row.due },
            { key: 'left', label: t('worklist.state'), cell: row => <StatusTag tone={row.tone}>{row.left}</StatusTag> },
          ]}
        />
      </Card>
      <Pagination page={1} pages={4} hrefFor={page => `#page-${page}`} shown={{ from: 1, to: 6, total: 38 }} />
      <Panels>
        <Card title={t('worklist.found')} inset="flush">
          <HitList
            hits={[
              { key: 'anna', title: t('anna'), about: ['0042 ••••', t('matter.refund')], href: '#anna' },
              { key: 'firm', title: t('firm'), about: ['0042 1377', t('matter.address')], href: '#firm' },
            ]}
          />
        </Card>
        <Card title={t('matter.number')} inset="flush">
          <HitList hits={[{ key: '1', title: '2026/11/003801', about: [t('matter.refund')], href: '#2026-11-003801' }]} />
        </Card>
      </Panels>
    </>
  );
}

export function CasePage({ t }: { t: GalleryWords }) {
  const aside = (
    <>
      <Card title={t('case.person')}>
        <DescriptionTable
          rows={[
            { name: t('field.name'), value: <a href="#person">{t('piotr')}</a> },
            { name: t('field.number'), value: '0042 1377' },
            { name: t('case.contact'), value: t('case.phone') },
            { name: t('field.answer'), value: t('answer.portal') },
          ]}
        />
      </Card>
      <Card title={t('case.history')} window="unlit">
        <Timeline
          entries={[
            { key: 'filed', at: '2026-11-20T19:02', when: '20.11.2026, 19:02', title: t('case.filed') },
            { key: 'reasons', at: '2026-11-20T19:02', when: '20.11.2026, 19:02', title: t('case.reasons') },
            { key: 'assigned', at: '2026-11-24T08:00', when: '24.11.2026, 8:00', title: t('case.assigned'), state: 'now' },
            { key: 'due', at: '2026-12-04', when: '4.12.2026', title: t('case.due'), state: 'ahead' },
          ]}
        />
      </Card>
    </>
  );
  return (
    <>
      <PageHeading
        eyebrow="2026/11/004401"
        lead={t('case.lead')}
        aside={<StatusTag tone="attention">{t('status.progress')}</StatusTag>}
      >{`${t('matter.refund')}: ${t('piotr')}`}</PageHeading>
      <Tabs
        tabs={[
          { href: '#matter', label: t('case.tab.matter'), current: true },
          { href: '#documents', label: t('case.tab.documents'), badge: 2 },
          { href: '#history', label: t('case.tab.history') },
        ]}
      />
      <Columns aside={aside}>
        <Notice tone="attention" title={t('case.reasons')}>
          <p>
            {t('case.reason')} {t('case.reason.more')}
          </p>
        </Notice>
        <Card title={t('case.answers')} inset="flush">
          <SummaryList
            rows={[
              { question: t('question.title'), answer: t('question.account') },
              { question: t('question.sum'), answer: '12\u00a0400,00\u00a0zł' },
              { question: t('question.day'), answer: '5.09.2026' },
              { question: t('field.why'), answer: t('field.why.value') },
            ]}
          />
        </Card>
        <Card title={t('case.files')} inset="flush">
          <TaskList
            tasks={[
              { title: `${t('field.file')} 3.09.2026`, href: '#file-1', about: t('case.file.size') },
              { title: `${t('field.file')} 5.09.2026`, href: '#file-2', about: t('case.file.size') },
            ]}
          />
        </Card>
        <Card title={t('case.decide')} window="lit">
          <Form action="#decided" method="get" guard>
            <Radios
              name="decision"
              label={t('case.decide.question')}
              choices={[
                { value: 'grant', label: t('case.grant') },
                { value: 'refuse', label: t('case.refuse') },
                { value: 'ask', label: t('case.ask') },
              ]}
            />
            <TextArea name="reasons" label={t('case.explain')} limit={2000} rows={4} />
            <ButtonRow>
              <Button>{t('case.preview')}</Button>
              <Button kind="secondary">{t('case.save')}</Button>
            </ButtonRow>
          </Form>
        </Card>
      </Columns>
    </>
  );
}
