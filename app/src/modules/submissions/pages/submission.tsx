import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { ConfirmPanel, EmptyState, PrintButton } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { Breadcrumbs, PageHeading, Prose, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { parseId, type SubmissionId } from '#kernel/ids.ts';
import { matterOfSubmission } from '#modules/cases/index.ts';
import { partyCard } from '#modules/identity/index.ts';
import { receiptCard } from '#modules/mailbox/index.ts';
import type { PersonActor } from '#platform/context.ts';
import { readBack } from '#platform/forms/readable.ts';
import type { Page, PageCtx, PageRequest } from '#platform/http/page.ts';
import { getForm } from '../definitions.ts';
import { knownOfFiled, readsOnlyOwn } from '../known.ts';
import { printSubmission } from '../print.ts';
import { findSubmission, listFiledAttachments, listSubmissions } from '../views.ts';
import { FiledAttachments, fileOf } from './filed-attachments.tsx';
import { HonouredAttempt } from './honoured-attempt.tsx';
import { text } from '../text.ts';
import type { Submission } from '../types.ts';

const PER_PAGE = 20;

async function openSubmission(ctx: PageCtx<PersonActor>, request: PageRequest): Promise<Submission | undefined> {
  const submissionId = parseId<SubmissionId>(request.params['submissionId'] ?? '');
  const found = submissionId && (await findSubmission(ctx.db, ctx.actor.partyId, submissionId));
  if (found && found.filedBy !== ctx.actor.personId && (await readsOnlyOwn(ctx))) return undefined;
  if (found) await ctx.audit({ action: 'submissions.read', object: `submission:${found.submissionId}`, subjectPartyId: found.partyId });
  return found;
}

/** The receipt of a filing: the number large, what comes next, everything to keep. */
export const submissionPage: Page<PersonActor> = {
  path: '/submissions/:submissionId',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'submissions.read' },
  async get(ctx, request) {
    const submission = await openSubmission(ctx, request);
    if (!submission) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const { definition: form } = getForm(ctx.house.forms, submission.formCode, submission.formVersion);
    const receipt = await receiptCard(ctx, submission.partyId, submission.receiptId);
    const matter = await matterOfSubmission(ctx, submission.submissionId);
    const here = `/submissions/${submission.submissionId}`;
    const receiptHref = `/receipts/${submission.receiptId}`;
    return {
      kind: 'page',
      title: t('filed.title'),
      ...(matter ? {} : { scripts: ['live'] }),
      trail: <Breadcrumbs trail={[{ label: t('menu.submissions'), href: '/submissions' }, { label: form.code }]} />,
      body: (
        <Stack>
          <ConfirmPanel title={t('filed.title')} label={t('filed.number')} {...(receipt ? { number: receipt.number } : {})}>
            <p>{t('filed.text', { form: `${form.title[ctx.lang]} (${form.code})`, when: submission.filedAt })}</p>
          </ConfirmPanel>
          {await HonouredAttempt(ctx, submission.partyId, submission.submissionId)}
          <Card title={t('filed.next')} window="lit">
            <p>{t(form.handling === 'clerk' ? 'filed.next.clerk' : 'filed.next.computer')}</p>
            <ButtonRow>
              {matter ? (
                <LinkButton href={`/matters/${matter.matterId}`}>{t('filed.matter', { number: matter.number })}</LinkButton>
              ) : (
                <>
                  <span data-live="cases.matter-opened">{t('filed.matter.waiting')}</span>
                  <LinkButton kind="secondary" href={here}>
                    {t('filed.refresh')}
                  </LinkButton>
                </>
              )}
            </ButtonRow>
          </Card>
          <Card title={t('filed.upp')}>
            <Prose>
              <ul>
                <li>
                  <a href={receiptHref}>{t('filed.upp.view')}</a>
                </li>
                <li>
                  <a href={`${receiptHref}/xml`}>{t('filed.upp.xml')}</a>
                </li>
              </ul>
            </Prose>
          </Card>
          <Card title={t('filed.document')}>
            <Prose>
              <ul>
                <li>
                  <a href={`${here}/document`}>{t('document.title', { code: form.code })}</a>
                </li>
                <li>
                  <a href={`${here}/pdf`}>{t('filed.document.pdf')}</a>
                </li>
                <li>
                  <a href={`${here}/xml`}>{t('filed.document.xml')}</a>
                </li>
              </ul>
            </Prose>
          </Card>
        </Stack>
      ),
    };
  },
};

/** What was filed, read back. */
export const documentPage: Page<PersonActor> = {
  path: '/submissions/:submissionId/document',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'submissions.read' },
  async get(ctx, request) {
    const submission = await openSubmission(ctx, request);
    if (!submission) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const { definition: form } = getForm(ctx.house.forms, submission.formCode, submission.formVersion);
    const [party, person] = [await partyCard(ctx, submission.partyId), await partyCard(ctx, submission.filedBy)];
    return {
      kind: 'page',
      title: t('document.title', { code: form.code }),
      trail: (
        <Breadcrumbs
          trail={[
            { label: t('menu.submissions'), href: '/submissions' },
            { label: form.code, href: `/submissions/${submission.submissionId}` },
            { label: t('filed.document') },
          ]}
        />
      ),
      body: (
        <Stack>
          <PageHeading eyebrow={form.code} aside={<PrintButton />}>
            {form.title[ctx.lang]}
          </PageHeading>
          <Card inset="flush">
            <SummaryList
              rows={[
                { question: t('document.filed-for'), answer: party.name },
                { question: t('document.filed-by'), answer: person.name },
                { question: t('document.filed-at'), answer: t('when', { when: submission.filedAt }) },
                { question: t('document.digest'), answer: <code>{submission.documentSha256}</code> },
              ]}
            />
          </Card>
          <FiledAttachments
            ctx={ctx}
            files={await listFiledAttachments(ctx.db, submission.submissionId)}
            at={`/submissions/${submission.submissionId}/attachments`}
          />
          {readBack(form, submission.answers, ctx.lang, knownOfFiled(form, submission, party)).map(section => (
            <Card key={`${section.page} ${section.title}`} title={section.title} inset="flush">
              <SummaryList rows={section.lines.map(line => ({ question: line.label, ...(line.empty ? {} : { answer: line.value }) }))} />
            </Card>
          ))}
        </Stack>
      ),
    };
  },
};

/** One file that went along, as it came. Never opened in our pages: the browser is told to keep it apart. */
export const filedAttachmentPage: Page<PersonActor> = {
  path: '/submissions/:submissionId/attachments/:attachmentId',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'submissions.read' },
  async get(ctx, request) {
    const submission = await openSubmission(ctx, request);
    return submission ? fileOf(ctx, submission, request) : { kind: 'not-found' };
  },
};

export const documentXmlPage: Page<PersonActor> = {
  path: '/submissions/:submissionId/xml',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'submissions.read' },
  async get(ctx, request) {
    const submission = await openSubmission(ctx, request);
    if (!submission) return { kind: 'not-found' };
    return {
      kind: 'document',
      bytes: Buffer.from(submission.document, 'utf8'),
      type: 'application/xml',
      fileName: `${submission.formCode}-${submission.submissionId.slice(-12)}.xml`,
      disposition: 'attachment',
    };
  },
};

export const documentPdfPage: Page<PersonActor> = {
  path: '/submissions/:submissionId/pdf',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'submissions.read' },
  async get(ctx, request) {
    const submission = await openSubmission(ctx, request);
    if (!submission) return { kind: 'not-found' };
    return {
      kind: 'document',
      bytes: await printSubmission(ctx, submission),
      type: 'application/pdf',
      fileName: `${submission.formCode}-${submission.submissionId.slice(-12)}.pdf`,
      disposition: 'inline',
    };
  },
};

export const submissionsPage: Page<PersonActor> = {
  path: '/submissions',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'submissions.read' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const formCode = request.query['form'] ?? '';
    const page = Math.max(1, Number.parseInt(request.query['page'] ?? '1', 10) || 1);
    const rows = await listSubmissions(ctx.db, ctx.actor.partyId, {
      ...(formCode === '' ? {} : { formCode }),
      by: (await readsOnlyOwn(ctx)) ? ctx.actor.personId : null,
      limit: PER_PAGE,
      offset: (page - 1) * PER_PAGE,
    });
    await ctx.audit({ action: 'submissions.list', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
    const total = rows[0]?.total ?? 0;
    const codes = [...new Set(ctx.house.pack.forms.map(form => form.code))];
    const title = (row: (typeof rows)[number]): string =>
      `${getForm(ctx.house.forms, row.formCode, row.formVersion).definition.title[ctx.lang]} (${row.formCode})`;
    return {
      kind: 'page',
      title: t('submissions.title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading aside={<a href="/drafts">{t('drafts.title')}</a>}>{t('submissions.title')}</PageHeading>
          {total === 0 && formCode === '' ? (
            <EmptyState title={t('submissions.none')} action={<LinkButton href="/forms">{t('submissions.none.action')}</LinkButton>} />
          ) : (
            <>
              <Form method="get">
                <Select
                  name="form"
                  label={t('submissions.filter')}
                  value={formCode}
                  empty="none"
                  options={[{ value: '', label: t('submissions.filter.all') }, ...codes.map(code => ({ value: code, label: code }))]}
                />
                <Button kind="secondary">{t('submissions.filter.button')}</Button>
              </Form>
              <DataTable
                caption={t('submissions.title')}
                captionShown="hidden"
                rows={rows}
                rowKey={row => row.submissionId}
                columns={[
                  {
                    key: 'form',
                    label: t('submissions.form'),
                    heading: true,
                    cell: row => <a href={`/submissions/${row.submissionId}`}>{title(row)}</a>,
                  },
                  { key: 'filed', label: t('submissions.filed'), cell: row => t('when', { when: row.filedAt }) },
                  { key: 'channel', label: t('submissions.channel'), cell: row => t(`channel.${row.channel}`) },
                ]}
              />
              {total > PER_PAGE ? (
                <Pagination
                  page={page}
                  pages={Math.ceil(total / PER_PAGE)}
                  hrefFor={number => `/submissions?form=${encodeURIComponent(formCode)}&page=${number}`}
                />
              ) : null}
            </>
          )}
        </Stack>
      ),
    };
  },
};
