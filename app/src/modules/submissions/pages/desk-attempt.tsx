import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { BackLink, PageHeading, Stack } from '#design/components/page.tsx';
import { FileField, TextArea, TextField } from '#design/components/text-fields.tsx';
import { type PartyId, parseId, type SubmissionId } from '#kernel/ids.ts';
import { matterOfSubmission } from '#modules/cases/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { ApartCtx, Page, PageAnswer, PageRequest } from '#platform/http/page.ts';
import { askJournal } from '../attempts/ask.ts';
import { answersDigest } from '../attempts/digest.ts';
import type { AttemptEntry } from '../attempts/types.ts';
import { type VerifiedAttempt, verifyAttempt } from '../attempts/verify-attempt.ts';
import { text } from '../text.ts';
import type { Submission } from '../types.ts';
import { filingInHand, honourAttempt } from '../use-cases/honour-attempt.ts';

type Fault = Parameters<ReturnType<typeof text>>[0] & `attempt.refusal.${string}`;

interface Filing {
  submission: Submission;
  matterId: string;
}

/** A clerk who has the matter checks a proof of an attempt and lets its time count. */
export const deskAttemptPage: Page<StaffActor> = {
  path: '/desk/attempts/:partyId/:submissionId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.see-worklist' },
  multipart: true,
  apart: {
    async get(at, request) {
      const filing = await filingOf(at, request);
      return filing ? shown(at, filing, {}) : { kind: 'not-found' };
    },
    async post(at, request) {
      const filing = await filingOf(at, request);
      if (!filing) return { kind: 'not-found' };
      const carried = request.form.get('xml')?.[0];
      const number = (request.form.get('number')?.[0] ?? '').trim().toUpperCase();
      const file = request.files.find(one => one.field === 'note' && one.bytes.length > 0);
      const xml = file?.bytes ?? (carried === undefined ? undefined : Buffer.from(carried, 'base64'));
      if (!xml && number === '') return shown(at, filing, { fault: 'attempt.refusal.missing' });
      const checked = await verifyAttempt(at.house, xml ? { xml } : { number });
      if (!checked.ok) return shown(at, filing, { fault: `attempt.refusal.${checked.refusal.kind}` });
      if (request.form.get('do')?.[0] !== 'honour') return shown(at, filing, { attempt: checked.value, xml });
      const { partyId, submissionId } = filing.submission;
      const reason = request.form.get('reason')?.[0] ?? '';
      const done = await at.keep(ctx => honourAttempt(ctx, { partyId, submissionId, attempt: checked.value, reason }));
      if (!done.ok) return shown(at, filing, { attempt: checked.value, xml, fault: `attempt.refusal.${done.refusal.kind}` });
      return {
        kind: 'redirect',
        to: `/desk/matters/${filing.matterId}`,
        notice: { tone: 'done', text: text(at.lang)('attempt.desk.done', { number: checked.value.number }) },
      };
    },
  },
};

function filingOf(at: ApartCtx<StaffActor>, request: PageRequest): Promise<Filing | undefined> {
  const partyId = parseId<PartyId>(request.params['partyId'] ?? '');
  const submissionId = parseId<SubmissionId>(request.params['submissionId'] ?? '');
  if (!partyId || !submissionId) return Promise.resolve(undefined);
  return at.look(async ctx => {
    const submission = await filingInHand(ctx, partyId, submissionId);
    const matter = submission && (await matterOfSubmission(ctx, submissionId));
    if (!submission || !matter) return undefined;
    await ctx.audit({ action: 'submissions.read', object: `submission:${submissionId}`, subjectPartyId: partyId, purpose: 'handling' });
    return { submission, matterId: matter.matterId };
  });
}

async function shown(
  at: ApartCtx<StaffActor>,
  filing: Filing,
  say: { fault?: Fault; attempt?: VerifiedAttempt; xml?: Buffer | undefined },
): Promise<PageAnswer> {
  const t = text(at.lang);
  const { submission, matterId } = filing;
  const { draftId } = submission;
  const entries = draftId && !say.attempt ? ((await askJournal(at.house, { draft: draftId }))?.entries ?? []) : [];
  const field = say.fault === 'attempt.refusal.reason-missing' ? 'reason' : say.attempt ? undefined : 'number';
  return {
    kind: 'page',
    title: t('attempt.desk.title'),
    ...(say.fault ? { failed: true, status: 422 } : {}),
    trail: <BackLink href={`/desk/matters/${matterId}`} />,
    body: (
      <Stack>
        <ErrorSummary errors={say.fault ? [{ ...(field ? { field } : {}), text: t(say.fault) }] : []} />
        <PageHeading eyebrow={submission.formCode} lead={t('attempt.desk.lead')}>
          {t('attempt.desk.title')}
        </PageHeading>
        {say.attempt ? (
          <Found t={t} attempt={say.attempt} xml={say.xml} submission={submission} fault={say.fault} />
        ) : (
          <>
            <Suggested t={t} entries={entries} />
            <Form multipart>
              <FileField
                name="note"
                label={t('attempt.desk.file')}
                types={t('attempt.desk.file.types')}
                size={t('attempt.desk.file.size')}
                accept=".xml,application/xml"
              />
              <TextField name="number" label={t('attempt.desk.number')} hint={t('attempt.desk.number.hint')} autoComplete="off" />
              <ButtonRow>
                <Button>{t('attempt.desk.check')}</Button>
              </ButtonRow>
            </Form>
          </>
        )}
      </Stack>
    ),
  };
}

function Suggested({ t, entries }: { t: ReturnType<typeof text>; entries: readonly AttemptEntry[] }) {
  if (entries.length === 0) return null;
  return (
    <Card title={t('attempt.desk.found')}>
      {entries.map(entry => (
        <Form key={entry.number} hidden={{ number: entry.number }}>
          <p>
            <strong>{entry.number}</strong>, {t('attempt.when.value', { when: new Date(entry.at) })}
          </p>
          <ButtonRow>
            <Button kind="secondary">{t('attempt.desk.check')}</Button>
          </ButtonRow>
        </Form>
      ))}
    </Card>
  );
}

function Found({
  t,
  attempt,
  xml,
  submission,
  fault,
}: {
  t: ReturnType<typeof text>;
  attempt: VerifiedAttempt;
  xml: Buffer | undefined;
  submission: Submission;
  fault: Fault | undefined;
}) {
  const same = attempt.answersSha256 === answersDigest(submission.answers);
  const proved = {
    'seal-and-journal': 'attempt.desk.whole',
    journal: 'attempt.desk.whole-journal',
    seal: 'attempt.desk.whole-seal',
  } as const;
  return (
    <>
      <Notice tone="done" title={t(proved[attempt.proved])} />
      <Notice tone={same ? 'done' : 'attention'} title={t(same ? 'attempt.desk.same' : 'attempt.desk.differs')} />
      <Card>
        <DescriptionTable
          rows={[
            { name: t('attempt.number'), value: <strong>{attempt.number}</strong> },
            { name: t('attempt.when'), value: t('attempt.when.value', { when: attempt.at }) },
            { name: t('attempt.desk.filed'), value: t('attempt.when.value', { when: submission.filedAt }) },
            { name: t('attempt.form'), value: attempt.formCode },
          ]}
        />
      </Card>
      <Form hidden={{ do: 'honour', ...(xml ? { xml: xml.toString('base64') } : { number: attempt.number }) }}>
        <TextArea
          name="reason"
          label={t('attempt.desk.reason')}
          hint={t('attempt.desk.reason.hint')}
          error={fault === 'attempt.refusal.reason-missing' ? t(fault) : undefined}
        />
        <ButtonRow>
          <Button icon="seal">{t('attempt.desk.honour')}</Button>
        </ButtonRow>
      </Form>
    </>
  );
}
