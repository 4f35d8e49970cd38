import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Radios } from '#design/components/choices.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { TextArea } from '#design/components/text-fields.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import type { MatterId } from '#kernel/ids.ts';
import type { StaffActor } from '#platform/context.ts';
import type { PageAnswer, PageCtx } from '#platform/http/page.ts';
import { urgency } from '../rules/clocks.ts';
import { briefOf } from '../questions.ts';
import { text } from '../text.ts';
import { type CaseRefusal, CLAIM_PURPOSES } from '../types.ts';
import { DueTag, refusalText, StateTag } from './parts.tsx';

/** A matter that is not in the clerk's hands: what it is and what may be done with it, and nothing of whose it is.
 *  @param why why it is not in their hands */
export async function beforehand(
  ctx: PageCtx<StaffActor>,
  matterId: MatterId,
  why: CaseRefusal,
  refusal: CaseRefusal | undefined,
): Promise<PageAnswer> {
  const matter = await briefOf(ctx, matterId);
  if (!matter) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const error = refusal && refusalText(ctx.lang, refusal);
  const barred = why.kind === 'own-matter' || why.kind === 'claimed-by-another' ? why : undefined;
  return {
    kind: 'page',
    title: matter.number,
    ...(error ? { failed: true, status: 422 } : {}),
    trail: <Breadcrumbs trail={[{ label: t('work.title'), href: '/desk' }, { label: matter.number }]} />,
    body: (
      <Stack>
        <PageHeading eyebrow={matter.number} aside={<StateTag lang={ctx.lang} state={matter.state} />}>
          {matter.title[ctx.lang]}
        </PageHeading>
        {matter.state === 'decided' || matter.state === 'suspended' ? null : (
          <p>
            <DueTag lang={ctx.lang} urgency={urgency(matter.dueOn, dayOf(ctx.now), ctx.house.pack.extraHolidays)} dueOn={matter.dueOn} />
          </p>
        )}
        {barred ? <Notice tone="attention" title={refusalText(ctx.lang, barred)} /> : null}
        {error && matter.state !== 'waiting-for-clerk' && matter.state !== 'suspended' ? (
          <Notice tone="problem" live="announce" title={error} />
        ) : null}
        {!barred && matter.state === 'waiting-for-clerk' ? (
          <Card title={t('desk.claim')}>
            <p>{t('desk.claim.text')}</p>
            <Form>
              <Radios
                name="purpose"
                label={t('desk.purpose')}
                value={matter.reviewing ? 'review' : 'handling'}
                choices={CLAIM_PURPOSES.map(value => ({ value, label: t(`purpose.${value}`) }))}
                error={error}
              />
              <ButtonRow>
                <Button name="do" value="claim" shortcut="b">
                  {t('desk.do.claim')}
                </Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : null}
        {!barred && matter.state === 'for-approval' ? (
          <Card title={t('desk.approval')}>
            <p>{t('desk.approval.text')}</p>
            <Form>
              <ButtonRow>
                <Button name="do" value="open-for-approval" icon="lock" shortcut="b">
                  {t('desk.do.open-for-approval')}
                </Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : null}
        {!barred && matter.state === 'suspended' ? (
          <Card title={t('desk.suspended')}>
            <p>{t('desk.suspended.text')}</p>
            <Form>
              <TextArea name="resume-reason" label={t('desk.resume.reason')} rows={3} error={error} />
              <ButtonRow>
                <Button name="do" value="resume">
                  {t('desk.do.resume')}
                </Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : null}
        {!barred && matter.state === 'waiting-for-party' ? (
          <Card title={t('desk.waits')}>
            <p>{t('desk.waits.text', { day: matter.answerBy ? formatDay(matter.answerBy, ctx.lang) : '' })}</p>
            <Form>
              <ButtonRow>
                <Button kind="secondary" name="do" value="note-answer">
                  {t('desk.do.note-answer')}
                </Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : null}
        {matter.state === 'decided' ? <Notice tone="done" title={t('desk.decided')} /> : null}
        {barred?.kind === 'own-matter' ? null : (
          <p>
            <a href={`/desk/people/${matter.partyId}`}>{t('desk.person')}</a>
          </p>
        )}
      </Stack>
    ),
  };
}
