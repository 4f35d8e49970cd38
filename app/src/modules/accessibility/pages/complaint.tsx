import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { ConfirmPanel, PrintButton } from '#design/components/content.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { BackLink, PageHeading, Prose, Stack } from '#design/components/page.tsx';
import { TextArea, TextField } from '#design/components/text-fields.tsx';
import { formatDay } from '#kernel/day.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { type ComplaintField, type ComplaintWish, FIELDS, type Remark } from '../rules/complaint.ts';
import { text } from '../text.ts';
import { codeDigest, complain, type FiledComplaint } from '../use-cases/complain.ts';
import { findAnswer, type Told } from '../views.ts';

const fieldIn = (request: PageRequest, name: string): string => request.form.get(name)?.[0] ?? '';
const wishIn = (request: PageRequest): ComplaintWish =>
  Object.fromEntries(FIELDS.map(field => [field, fieldIn(request, field)])) as unknown as ComplaintWish;
const EMPTY: ComplaintWish = { name: '', contact: '', place: '', matter: '', wish: '' };

/** From whoever comes: nobody has to sign in to say what they cannot use. */
export const complaintPage: Page = {
  path: '/accessibility/complaint',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'accessibility.complain' },
  async get(ctx, request) {
    return form(ctx, { ...EMPTY, place: (request.query['page'] ?? '').slice(0, 200) }, []);
  },
  async post(ctx, request) {
    const wish = wishIn(request);
    const done = await complain(ctx, wish, request.client);
    if (done.ok) return filed(ctx, done.value);
    return done.refusal.kind === 'remarks' ? form(ctx, wish, done.refusal.remarks) : form(ctx, wish, [], 'too-many');
  },
};

function form(ctx: PageCtx, given: ComplaintWish, remarks: readonly Remark[], problem?: 'too-many'): PageAnswer {
  const t = text(ctx.lang);
  const error = (field: ComplaintField): string | undefined => {
    const remark = remarks.find(one => one.field === field);
    return remark && t(`complaint.${remark.kind}`);
  };
  const question = (field: ComplaintField) => ({ name: field, label: t(`field.${field}`), hint: t(`hint.${field}`), error: error(field) });
  return {
    kind: 'page',
    title: t('complaint.title'),
    ...(remarks.length > 0 ? { failed: true, status: 422 } : problem ? { failed: true, status: 429 } : {}),
    trail: <BackLink href="/accessibility" />,
    body: (
      <Stack>
        {problem ? <Notice tone="problem" title={t('complaint.too-many')} live="announce" /> : null}
        <ErrorSummary
          errors={remarks.map(remark => ({ field: remark.field, text: `${t(`field.${remark.field}`)}: ${t(`complaint.${remark.kind}`)}` }))}
        />
        <PageHeading lead={t('complaint.lead')}>{t('complaint.title')}</PageHeading>
        <Form>
          <TextField {...question('name')} value={given.name} autoComplete="name" />
          <TextField {...question('contact')} value={given.contact} />
          <TextField {...question('place')} value={given.place} />
          <TextArea {...question('matter')} value={given.matter} limit={4000} />
          <TextArea {...question('wish')} value={given.wish} optional rows={3} limit={1000} />
          <p className="quiet">{t('complaint.data', { institution: ctx.house.pack.name[ctx.lang] })}</p>
          <ButtonRow>
            <Button>{t('complaint.send')}</Button>
          </ButtonRow>
        </Form>
      </Stack>
    ),
  };
}

/** The code is told here and nowhere else, so this is the answer to the POST itself. */
function filed(ctx: PageCtx, done: FiledComplaint): PageAnswer {
  const t = text(ctx.lang);
  return {
    kind: 'page',
    title: t('filed.title'),
    keep: true,
    body: (
      <Stack>
        <ConfirmPanel title={t('filed.title')} label={t('filed.number')} number={done.number}>
          <p>{t('filed.text', { by: formatDay(done.answerBy, ctx.lang) })}</p>
        </ConfirmPanel>
        <Card title={t('filed.keep')}>
          <DescriptionTable
            rows={[
              { name: t('filed.number'), value: <strong>{done.number}</strong> },
              { name: t('filed.code'), value: <code>{done.code.replace(/(.{4})(?=.)/g, '$1-')}</code> },
            ]}
          />
          <p>
            <a href="/accessibility/answer">{t('answer.link')}</a>
          </p>
          <PrintButton />
        </Card>
      </Stack>
    ),
  };
}

/** What became of a complaint, for whoever has its number and code. */
export const answerPage: Page = {
  path: '/accessibility/answer',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'accessibility.complain' },
  get: async ctx => asking(ctx, undefined),
  async post(ctx, request) {
    const number = fieldIn(request, 'number').trim().toUpperCase().slice(0, 40);
    const told = await findAnswer(ctx.db, number, codeDigest(fieldIn(request, 'code').slice(0, 60)));
    return asking(ctx, told ?? null, number);
  },
};

function asking(ctx: PageCtx, told: Told | null | undefined, number?: string): PageAnswer {
  const t = text(ctx.lang);
  return {
    kind: 'page',
    title: t('answer.title'),
    ...(told === null ? { failed: true, status: 404 } : {}),
    trail: <BackLink href="/accessibility" />,
    body: (
      <Stack>
        <ErrorSummary errors={told === null ? [{ field: 'number', text: t('answer.unknown') }] : []} />
        <PageHeading lead={t('answer.lead')}>{t('answer.title')}</PageHeading>
        {told ? (
          <Card title={number ?? ''}>
            <Prose>
              <p>{t('answer.filed', { at: told.filedAt })}</p>
              {told.answer === null ? <p>{t('answer.waits', { by: formatDay(told.answerBy, ctx.lang) })}</p> : null}
              {told.putOffBecause === null ? null : <p>{t('answer.put-off', { why: told.putOffBecause })}</p>}
              {told.answer === null || told.answeredAt === null ? null : (
                <>
                  <h2>{t('answer.given', { at: told.answeredAt })}</h2>
                  <p>{told.answer}</p>
                </>
              )}
            </Prose>
          </Card>
        ) : null}
        <Form>
          <TextField name="number" label={t('filed.number')} value={number} autoComplete="off" />
          <TextField name="code" label={t('filed.code')} autoComplete="off" />
          <ButtonRow>
            <Button>{t('answer.ask')}</Button>
          </ButtonRow>
        </Form>
      </Stack>
    ),
  };
}
