import { Button, ButtonRow, LinkButton } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Radios } from '../components/choices.tsx';
import { ConfirmPanel, InlineHelp, PrintButton } from '../components/content.tsx';
import { DataTable, DescriptionTable } from '../components/data-table.tsx';
import { DateField } from '../components/date-field.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form } from '../components/form.tsx';
import { LetterSheet } from '../components/letter-sheet.tsx';
import { ProgressSteps } from '../components/navigation.tsx';
import { Notice } from '../components/notice.tsx';
import { Columns, PageHeading, Prose } from '../components/page.tsx';
import { CountBadge, StatusTag } from '../components/status-tag.tsx';
import { SummaryList } from '../components/summary-list.tsx';
import { TaskList } from '../components/task-list.tsx';
import { MoneyField, TextField } from '../components/text-fields.tsx';
import { Timeline } from '../components/timeline.tsx';
import type { GalleryWords } from './words.ts';

const steps = (t: GalleryWords) => [t('step.who'), t('step.what'), t('step.files'), t('step.check'), t('step.sign')];

export function Home({ t }: { t: GalleryWords }) {
  const matters = [
    {
      name: t('matter.refund'),
      number: '2026/11/004213',
      state: <StatusTag tone="attention">{t('status.waiting')}</StatusTag>,
      next: t('matter.refund.next'),
    },
    {
      name: t('matter.certificate'),
      number: '2026/11/003977',
      state: <StatusTag>{t('status.progress')}</StatusTag>,
      next: t('matter.certificate.next'),
    },
    {
      name: t('matter.address'),
      number: '2026/10/001122',
      state: <StatusTag tone="done">{t('status.closed')}</StatusTag>,
      next: t('matter.address.next'),
    },
  ];
  const aside = (
    <>
      <Card
        title={t('home.letters')}
        window="lit"
        aside={<CountBadge count={2} />}
        inset="flush"
        footer={<a href="#letters">{t('home.letters.all')}</a>}
      >
        <TaskList
          tasks={[
            { title: t('letter.decision'), href: '#letter-1', about: '24.11.2026', status: { label: t('status.new'), tone: 'attention' } },
            { title: t('letter.call'), href: '#letter-2', about: '20.11.2026', status: { label: t('status.new'), tone: 'attention' } },
            { title: t('letter.certificate'), href: '#letter-3', about: '9.10.2026' },
          ]}
        />
      </Card>
      <Card title={t('home.timeline')} window="unlit" footer={<a href="#history">{t('home.timeline.all')}</a>}>
        <Timeline
          entries={[
            { key: 'ahead', at: '2026-11-30', when: '30.11.2026', title: t('event.ahead'), state: 'ahead' },
            {
              key: 'letter',
              at: '2026-11-24T08:16',
              when: '24.11.2026, 8:16',
              title: t('event.letter'),
              about: t('event.letter.about'),
              state: 'now',
            },
            { key: 'decided', at: '2026-11-24T08:15', when: '24.11.2026, 8:15', title: t('event.decided') },
            { key: 'filed', at: '2026-11-20T19:02', when: '20.11.2026, 19:02', title: t('event.filed'), href: '#filed' },
          ]}
        />
      </Card>
    </>
  );
  return (
    <>
      <PageHeading
        lead={t('home.lead', { count: 3 })}
        aside={
          <LinkButton href="#forms" icon="file">
            {t('home.new')}
          </LinkButton>
        }
      >
        {t('home.greeting')}
      </PageHeading>
      <Columns aside={aside}>
        <Card title={t('home.todo')} window="lit" aside={<CountBadge count={3} />} inset="flush">
          <TaskList
            tasks={[
              {
                title: t('todo.letter'),
                href: '#todo-1',
                about: t('todo.letter.about'),
                due: { label: t('todo.letter.due'), day: '2026-11-30', tone: 'problem' },
              },
              {
                title: t('todo.file'),
                href: '#todo-2',
                about: t('todo.file.about'),
                due: { label: t('todo.file.due'), day: '2026-12-04', tone: 'attention' },
              },
              { title: t('todo.draft'), href: '#todo-3', about: t('todo.draft.about') },
            ]}
          />
        </Card>
        <Card title={t('home.matters')} window="unlit" inset="flush" footer={<a href="#matters">{t('home.matters.all')}</a>}>
          <DataTable
            caption={t('home.matters')}
            captionShown="hidden"
            rows={matters}
            rowKey={row => row.number}
            columns={[
              { key: 'name', label: t('matter.name'), heading: true, cell: row => <a href={`#${row.number}`}>{row.name}</a> },
              { key: 'state', label: t('matter.state'), cell: row => row.state },
              { key: 'next', label: t('matter.next'), cell: row => row.next },
            ]}
          />
        </Card>
      </Columns>
    </>
  );
}

export function QuestionPage({ t }: { t: GalleryWords }) {
  return (
    <>
      <ProgressSteps steps={steps(t)} current={2} />
      <ErrorSummary
        errors={[
          { field: 'account', text: t('question.account.error') },
          { field: 'paid-on', text: t('question.day.error') },
        ]}
      />
      <Form action="#sent" method="get" guard>
        <Radios
          name="way"
          heading="page"
          label={t('question.title')}
          value="account"
          choices={[
            {
              value: 'account',
              label: t('question.account'),
              reveals: (
                <TextField
                  name="account"
                  label={t('question.account.number')}
                  hint={t('question.account.hint')}
                  value="61 1090 1014 0000 0712 1981 28"
                  width={32}
                  inputMode="numeric"
                  error={t('question.account.error')}
                />
              ),
            },
            { value: 'post', label: t('question.post'), hint: t('question.post.hint') },
          ]}
        />
        <MoneyField name="sum" label={t('question.sum')} value="125,50" />
        <DateField
          name="paid-on"
          label={t('question.day')}
          hint={t('field.day.hint')}
          value={{ day: '5', month: '9', year: '2027' }}
          wrong={['year']}
          error={t('question.day.error')}
        />
        <InlineHelp title={t('help.title')}>
          <p>{t('help.text')}</p>
        </InlineHelp>
        <ButtonRow>
          <Button>{t('button.primary')}</Button>
          <Button kind="secondary" name="then" value="leave">
            {t('button.secondary')}
          </Button>
        </ButtonRow>
      </Form>
    </>
  );
}

export function CheckPage({ t }: { t: GalleryWords }) {
  return (
    <>
      <ProgressSteps steps={steps(t)} current={4} />
      <PageHeading eyebrow={t('form.refund')} lead={t('check.lead')}>
        {t('check.title')}
      </PageHeading>
      <Card title={t('check.person')} inset="flush">
        <SummaryList
          rows={[
            { question: t('field.name'), answer: t('anna') },
            { question: t('check.phone'), answer: t('case.phone'), changeHref: '#phone' },
            { question: t('field.mail'), answer: 'anna@example.pl', changeHref: '#mail' },
          ]}
        />
      </Card>
      <Card title={t('check.matter')} inset="flush">
        <SummaryList
          rows={[
            {
              question: t('question.title'),
              answer: (
                <>
                  {t('question.account')}
                  <br />
                  61 1090 1014 0000 0712 1981 2874
                </>
              ),
              changeHref: '#way',
            },
            { question: t('question.sum'), answer: '125,50\u00a0zł', changeHref: '#sum' },
            { question: t('question.day'), answer: '5.09.2026', changeHref: '#day' },
            { question: t('check.remark'), changeHref: '#remark' },
          ]}
        />
      </Card>
      <Notice tone="info" title={t('check.statement')}>
        <p>{t('check.statement.text')}</p>
      </Notice>
      <Form action="#sent" method="get">
        <ButtonRow>
          <Button icon="lock">{t('check.send')}</Button>
          <Button kind="secondary">{t('button.secondary')}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}

export function ReceiptPage({ t }: { t: GalleryWords }) {
  return (
    <>
      <ConfirmPanel title={t('receipt.title')} label={t('receipt.label')} number="UPP-2026-11-24-0004213">
        <p>{t('receipt.more')}</p>
      </ConfirmPanel>
      <ButtonRow>
        <LinkButton href="#pdf" icon="file">
          {t('receipt.download')}
        </LinkButton>
        <LinkButton href="#case" kind="secondary">
          {t('receipt.case')}
        </LinkButton>
        <PrintButton />
      </ButtonRow>
      <Card title={t('receipt.next')} window="unlit">
        <Timeline
          entries={[
            { key: '0', at: '2026-11-24T10:42:07', when: t('receipt.next.0.when'), title: t('receipt.next.0') },
            { key: '1', at: '2026-11-24', when: t('receipt.next.1.when'), title: t('receipt.next.1'), state: 'now' },
            { key: '2', at: '2026-12-24', when: t('receipt.next.2.when'), title: t('receipt.next.2'), state: 'ahead' },
          ]}
        />
      </Card>
      <Card title={t('receipt.proof')}>
        <DescriptionTable
          rows={[
            { name: t('receipt.filed'), value: '24.11.2026, 10:42:07' },
            { name: t('receipt.by'), value: t('anna') },
            { name: t('receipt.form'), value: t('form.refund') },
            { name: t('receipt.hash'), value: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
          ]}
        />
      </Card>
    </>
  );
}

export function LetterPage({ t }: { t: GalleryWords }) {
  return (
    <>
      <Notice tone="done" title={t('letter.received')} />
      <ButtonRow>
        <LinkButton href="#pdf" icon="file">
          {t('letter.download')}
        </LinkButton>
        <LinkButton href="#appeal" kind="secondary">
          {t('letter.appeal')}
        </LinkButton>
        <PrintButton />
      </ButtonRow>
      <LetterSheet
        level={1}
        title={t('letter.title')}
        placeAndDate={t('letter.place')}
        number="KI-4213/2026"
        sender={[t('institution'), t('letter.sender.street'), t('letter.sender.city')]}
        addressee={[t('anna'), t('letter.line.street'), t('letter.line.city')]}
        signedBy={[t('ewa'), t('letter.signed')]}
        seal={{ text: t('letter.seal'), state: 'checked' }}
      >
        <p>{t('letter.p1')}</p>
        <p>{t('letter.p2')}</p>
        <h2>{t('letter.p3.title')}</h2>
        <p>{t('letter.p3')}</p>
      </LetterSheet>
    </>
  );
}

export function ErrorPage({ t }: { t: GalleryWords }) {
  return (
    <>
      <PageHeading lead={t('error.page.text')}>{t('error.page.title')}</PageHeading>
      <Prose>
        <ButtonRow>
          <LinkButton href="#home">{t('error.page.action')}</LinkButton>
        </ButtonRow>
      </Prose>
    </>
  );
}
