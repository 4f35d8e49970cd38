import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { BackLink, PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { TextArea } from '#design/components/text-fields.tsx';
import { day, dayOf, daysBetween, formatDay } from '#kernel/day.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import { reviewDue, reviewState } from '../rules/review.ts';
import { text } from '../text.ts';
import { answerComplaint, putOffAnswer } from '../use-cases/answer-complaint.ts';
import { type Complaint, findComplaint, listComplaints } from '../views.ts';

const shared = { faces: ['desk'], for: 'staff', permission: { action: 'accessibility.answer' } } as const;
const SHOWN = 100;
const SOON_DAYS = 2;
const UUID = /^[0-9a-f-]{36}$/;

/** Complaints by the day they must be answered, and whether the statement waits for its yearly review. */
export const deskComplaintsPage: Page<StaffActor> = {
  ...shared,
  path: '/desk/accessibility',
  async get(ctx) {
    const t = text(ctx.lang);
    const [open, answered] = await Promise.all([listComplaints(ctx.db, 'open', SHOWN), listComplaints(ctx.db, 'answered', SHOWN)]);
    await ctx.audit({ action: 'accessibility.list', object: 'complaints', subjectPartyId: null, purpose: 'handling' });
    const table = (caption: string, rows: readonly Complaint[]) => (
      <DataTable
        caption={caption}
        rows={rows}
        rowKey={row => row.complaintId}
        columns={[
          {
            key: 'number',
            label: t('filed.number'),
            heading: true,
            cell: row => <a href={`/desk/accessibility/${row.complaintId}`}>{row.number}</a>,
          },
          { key: 'place', label: t('field.place'), cell: row => row.place },
          { key: 'filed', label: t('desk.filed'), cell: row => t('moment', { at: row.filedAt }) },
          { key: 'by', label: t('desk.by'), cell: row => <Due ctx={ctx} complaint={row} /> },
        ]}
      />
    );
    return {
      kind: 'page',
      title: t('desk.title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading lead={t('desk.lead')}>{t('desk.title')}</PageHeading>
          <Review ctx={ctx} />
          {open.length === 0 ? <EmptyState title={t('desk.none')} /> : table(t('desk.open', { count: open.length }), open)}
          {answered.length === 0 ? null : table(t('desk.answered'), answered)}
        </Stack>
      ),
    };
  },
};

function Review({ ctx }: { ctx: PageCtx }) {
  const t = text(ctx.lang);
  const reviewedOn = ctx.house.pack.accessibility?.reviewedOn;
  if (reviewedOn === undefined) return <Notice tone="problem" title={t('desk.review.none')} />;
  const state = reviewState(day(reviewedOn), dayOf(ctx.now));
  const tone = { good: 'info', soon: 'attention', overdue: 'problem' } as const;
  return <Notice tone={tone[state]} title={t(`desk.review.${state}`, { due: formatDay(reviewDue(day(reviewedOn)), ctx.lang) })} />;
}

function Due({ ctx, complaint }: { ctx: PageCtx; complaint: Complaint }) {
  const t = text(ctx.lang);
  const shown = formatDay(complaint.answerBy, ctx.lang);
  if (complaint.answer !== null) return <StatusTag tone="done">{t('desk.due.answered')}</StatusTag>;
  const left = daysBetween(dayOf(ctx.now), complaint.answerBy);
  if (left < 0) return <StatusTag tone="problem">{t('desk.due.overdue', { by: shown })}</StatusTag>;
  return <StatusTag tone={left <= SOON_DAYS ? 'attention' : 'info'}>{t('desk.due', { by: shown, left })}</StatusTag>;
}

export const deskComplaintPage: Page<StaffActor> = {
  ...shared,
  path: '/desk/accessibility/:complaintId',
  async get(ctx, request) {
    const complaintId = request.params['complaintId'] ?? '';
    const complaint = UUID.test(complaintId) ? await findComplaint(ctx.db, complaintId, 'look') : undefined;
    return complaint ? shown(ctx, complaint) : { kind: 'not-found' };
  },
  async post(ctx, request) {
    const complaintId = request.params['complaintId'] ?? '';
    const complaint = UUID.test(complaintId) ? await findComplaint(ctx.db, complaintId, 'look') : undefined;
    if (!complaint) return { kind: 'not-found' };
    const words = request.form.get('words')?.[0] ?? '';
    const later = request.form.get('do')?.[0] === 'later';
    const done = later
      ? await putOffAnswer(ctx, { complaintId, because: words })
      : await answerComplaint(ctx, { complaintId, answer: words });
    if (!done.ok) return shown(ctx, complaint, { words, fault: done.refusal.kind });
    return {
      kind: 'redirect',
      to: '/desk/accessibility',
      notice: { tone: 'done', text: text(ctx.lang)(later ? 'desk.done.later' : 'desk.done.answered', { number: complaint.number }) },
    };
  },
};

type Fault = 'no-such-complaint' | 'answered' | 'answer-missing' | 'reason-missing' | 'too-late';

async function shown(ctx: PageCtx<StaffActor>, complaint: Complaint, say?: { words: string; fault: Fault }): Promise<PageAnswer> {
  const t = text(ctx.lang);
  await ctx.audit({
    action: 'accessibility.read',
    object: `complaint:${complaint.complaintId}`,
    subjectPartyId: null,
    purpose: 'handling',
  });
  const error = say && t(`desk.fault.${say.fault}`);
  return {
    kind: 'page',
    title: complaint.number,
    ...(say ? { failed: true, status: 422 } : {}),
    trail: <BackLink href="/desk/accessibility" />,
    body: (
      <Stack>
        <ErrorSummary errors={error === undefined ? [] : [{ field: 'words', text: error }]} />
        <PageHeading eyebrow={t('desk.title')}>{complaint.number}</PageHeading>
        <p>
          <Due ctx={ctx} complaint={complaint} />
        </p>
        <Card>
          <DescriptionTable
            rows={[
              { name: t('field.name'), value: complaint.name },
              { name: t('field.contact'), value: complaint.contact },
              { name: t('field.place'), value: complaint.place },
              { name: t('field.matter'), value: complaint.matter },
              ...(complaint.wish === '' ? [] : [{ name: t('field.wish'), value: complaint.wish }]),
              { name: t('desk.filed'), value: t('moment', { at: complaint.filedAt }) },
              ...(complaint.putOffBecause === null ? [] : [{ name: t('desk.because'), value: complaint.putOffBecause }]),
              ...(complaint.answer === null ? [] : [{ name: t('desk.answer'), value: complaint.answer }]),
            ]}
          />
        </Card>
        {complaint.answer === null ? (
          <Form>
            <TextArea name="words" label={t('desk.words')} hint={t('desk.words.hint')} value={say?.words} error={error} />
            <ButtonRow>
              <Button name="do" value="answer">
                {t('desk.do.answer')}
              </Button>
              {complaint.putOffBecause === null ? (
                <Button kind="secondary" name="do" value="later">
                  {t('desk.do.later')}
                </Button>
              ) : null}
            </ButtonRow>
          </Form>
        ) : null}
      </Stack>
    ),
  };
}
