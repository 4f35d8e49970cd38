import { Fragment } from 'react';
import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Radios } from '#design/components/choices.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, Columns, PageHeading, Prose, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import { type MatterId, parseId } from '#kernel/ids.ts';
import { type PartyCard, partyCard } from '#modules/identity/index.ts';
import { previewLetter } from '#modules/mailbox/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import type { Grant } from '#platform/forms/definition.ts';
import type { LetterTemplate } from '#platform/pack.ts';
import { matterForClerk } from '../guards.ts';
import { urgency } from '../rules/clocks.ts';
import { ANSWERS, type ClerkAnswer, findTemplate } from '../rules/draft.ts';
import { beginLetter } from '../begin-letter.ts';
import { briefOf } from '../questions.ts';
import { text } from '../text.ts';
import { type CaseRefusal, CLAIM_PURPOSES, type MatterNow, type OpenedMatter } from '../types.ts';
import { askForMore, noteAnswer } from '../use-cases/ask-for-more.ts';
import { claimMatter, releaseMatter } from '../use-cases/claim-matter.ts';
import { grantByClerk, refuseWithLetter } from '../use-cases/decide-by-clerk.ts';
import { saveDraft } from '../use-cases/save-draft.ts';
import { Tests } from './decision.tsx';
import { blocksOf, editedOf, LetterForm, type Typed, typedIn } from './desk-letter-form.tsx';
import { DueTag, refusalText, StateTag } from './parts.tsx';

/** A matter at the desk. Until it is taken, with a purpose, nothing of the party is shown. */
export const deskMatterPage: Page<StaffActor> = {
  path: '/desk/matters/:matterId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.see-worklist' },
  get: (ctx, request) => shown(ctx, request),
  post: acted,
};

interface Remark {
  refusal: CaseRefusal;
  typed?: Typed;
}

const answerAsked = (request: PageRequest): ClerkAnswer =>
  ANSWERS.find(one => one === (request.form.get('answer')?.[0] ?? request.query['answer'])) ?? 'refuse';
const matterAsked = (request: PageRequest): MatterId | undefined => parseId<MatterId>(request.params['matterId'] ?? '');

async function shown(ctx: PageCtx<StaffActor>, request: PageRequest, remark?: Remark): Promise<PageAnswer> {
  const matterId = matterAsked(request);
  const mine = matterId && (await matterForClerk(ctx, { matterId, action: 'cases.read-at-desk', hold: 'look' }));
  if (mine?.ok) return handled(ctx, request, mine.value, remark);
  const matter = matterId && (await briefOf(ctx, matterId));
  if (!matter) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const now = matter;
  const error = remark && refusalText(ctx.lang, remark.refusal);
  const barred =
    mine && !mine.ok && (mine.refusal.kind === 'own-matter' || mine.refusal.kind === 'claimed-by-another') ? mine.refusal : undefined;
  return {
    kind: 'page',
    title: matter.number,
    ...(error ? { failed: true, status: 422 } : {}),
    trail: <Breadcrumbs trail={[{ label: t('work.title'), href: '/desk' }, { label: matter.number }]} />,
    body: (
      <Stack>
        <PageHeading eyebrow={matter.number} aside={<StateTag lang={ctx.lang} state={now.state} />}>
          {matter.title[ctx.lang]}
        </PageHeading>
        <p>
          <DueTag lang={ctx.lang} urgency={urgency(matter.dueOn, dayOf(ctx.now), ctx.house.pack.extraHolidays)} dueOn={matter.dueOn} />
        </p>
        {barred ? <Notice tone="attention" title={refusalText(ctx.lang, barred)} /> : null}
        {!barred && now.state === 'waiting-for-clerk' ? (
          <Card title={t('desk.claim')}>
            <p>{t('desk.claim.text')}</p>
            <Form>
              <Radios
                name="purpose"
                label={t('desk.purpose')}
                value={now.reviewing ? 'review' : undefined}
                choices={CLAIM_PURPOSES.map(value => ({ value, label: t(`purpose.${value}`) }))}
                error={error}
              />
              <ButtonRow>
                <Button name="do" value="claim">
                  {t('desk.do.claim')}
                </Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : null}
        {!barred && now.state === 'waiting-for-party' ? (
          <Card title={t('desk.waits')}>
            <p>{t('desk.waits.text', { day: now.answerBy ? formatDay(now.answerBy, ctx.lang) : '' })}</p>
            <Form>
              <ButtonRow>
                <Button kind="secondary" name="do" value="note-answer">
                  {t('desk.do.note-answer')}
                </Button>
              </ButtonRow>
            </Form>
          </Card>
        ) : null}
        {now.state === 'decided' ? <Notice tone="done" title={t('desk.decided')} /> : null}
      </Stack>
    ),
  };
}

async function handled(ctx: PageCtx<StaffActor>, request: PageRequest, opened: OpenedMatter, remark?: Remark): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const { matter, now } = opened;
  const party = await partyCard(ctx, matter.partyId);
  const answer = answerAsked(request);
  const draft = beginLetter(ctx, { matter, now, answer });
  const template = findTemplate(ctx.house.pack, draft.template);
  const beside =
    (await ctx.fill?.('desk.case.side', { matterId: matter.matterId, partyId: matter.partyId, submissionId: matter.submissionId })) ?? [];
  await ctx.audit({
    action: 'cases.read-at-desk',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: now.purpose ?? 'handling',
  });
  const error = remark && {
    field: remark.refusal.kind === 'reason-missing' ? 'reason' : 'pl-0',
    text: refusalText(ctx.lang, remark.refusal),
  };
  return {
    kind: 'page',
    title: matter.number,
    width: 'wide',
    ...(error ? { failed: true, status: 422 } : {}),
    trail: <Breadcrumbs trail={[{ label: t('work.title'), href: '/desk' }, { label: matter.number }]} />,
    body: (
      <Stack>
        <PageHeading
          eyebrow={matter.number}
          aside={
            <Form>
              <Button kind="secondary" name="do" value="release">
                {t('desk.do.release')}
              </Button>
            </Form>
          }
        >
          {matter.title[ctx.lang]}
        </PageHeading>
        {now.reviewing ? (
          <Notice tone="attention" title={t('desk.review')}>
            <p>{t('desk.review.text')}</p>
          </Notice>
        ) : null}
        <Columns aside={beside.map((part, place) => <Fragment key={place}>{part}</Fragment>)}>
          <Card title={t('desk.party')}>
            <SummaryList rows={partyRows(ctx, party, opened)} />
          </Card>
          {now.reasons.length > 0 ? (
            <Card title={t('desk.reasons')}>
              <Prose>
                <ul>
                  {now.reasons.map(reason => (
                    <li key={reason.pl}>{reason[ctx.lang]}</li>
                  ))}
                </ul>
              </Prose>
            </Card>
          ) : null}
          {now.tests.length > 0 ? <Tests lang={ctx.lang} decision={now} /> : null}
          {answer === 'grant' ? <Follows ctx={ctx} now={now} /> : null}
          {template ? (
            <LetterForm
              lang={ctx.lang}
              matterId={matter.matterId}
              answer={answer}
              template={template}
              typed={remark?.typed ?? { blocks: blocksOf(template, draft), reason: '' }}
              error={error}
            />
          ) : (
            <Notice tone="problem" title={t('refusal.no-such-template')} />
          )}
        </Columns>
      </Stack>
    ),
  };
}

/** As a letter of this answer goes out: see decide-by-clerk.ts and ask-for-more.ts. */
function howGiven(answer: ClerkAnswer, grant: Grant | null, template: LetterTemplate) {
  if (answer === 'ask') return { collection: 'open', kind: 'letter' } as const;
  return { collection: grant?.collection ?? 'against-receipt', kind: grant ? template.kind : 'decision' } as const;
}

/** What granting does beside sending the letter. */
function Follows({ ctx, now }: { ctx: PageCtx; now: MatterNow }) {
  const t = text(ctx.lang);
  const told = now.grant ? ctx.house.effects.told(now.grant.effects ?? []) : [];
  if (now.grant && told.length === 0) return null;
  return (
    <Notice tone="info" title={t('desk.follows')}>
      {now.grant ? (
        <ul>
          {told.map(one => (
            <li key={one.pl}>{one[ctx.lang]}</li>
          ))}
        </ul>
      ) : (
        <p>{t('desk.follows.letter-only')}</p>
      )}
    </Notice>
  );
}

function partyRows(ctx: PageCtx, party: PartyCard, { matter, now }: OpenedMatter) {
  const t = text(ctx.lang);
  return [
    { question: t('desk.party.name'), answer: party.name },
    ...(party.nip ? [{ question: 'NIP', answer: party.nip }] : []),
    ...(party.pesel ? [{ question: 'PESEL', answer: party.pesel }] : []),
    { question: t('matter.filed'), answer: formatDay(matter.filedOn, ctx.lang) },
    {
      question: t('matter.due'),
      answer: <DueTag lang={ctx.lang} urgency={urgency(matter.dueOn, dayOf(ctx.now), ctx.house.pack.extraHolidays)} dueOn={matter.dueOn} />,
    },
    { question: t('desk.purpose'), answer: t(`purpose.${now.purpose ?? 'handling'}`) },
  ];
}

async function acted(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const matterId = matterAsked(request);
  if (!matterId) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const what = request.form.get('do')?.[0] ?? '';
  const here = `/desk/matters/${matterId}`;
  const after = (done: { ok: true } | { ok: false; refusal: CaseRefusal }, to: string, notice: string): PageAnswer | Promise<PageAnswer> =>
    done.ok
      ? { kind: 'redirect', to, notice: { tone: 'done', text: notice } }
      : done.refusal.kind === 'no-such-matter'
        ? { kind: 'not-found' }
        : shown(ctx, request, { refusal: done.refusal });
  switch (what) {
    case 'claim':
      return after(
        await claimMatter(ctx, { matterId, purpose: CLAIM_PURPOSES.find(one => one === request.form.get('purpose')?.[0]) }),
        here,
        t('desk.done.claim'),
      );
    case 'release':
      return after(await releaseMatter(ctx, { matterId }), '/desk', t('desk.done.release'));
    case 'note-answer':
      return after(await noteAnswer(ctx, { matterId }), here, t('desk.done.note-answer'));
    default:
      return answered(ctx, request, matterId, what);
  }
}

/** The buttons under the letter. Nothing typed is lost where something is to be put right. */
async function answered(ctx: PageCtx<StaffActor>, request: PageRequest, matterId: MatterId, what: string): Promise<PageAnswer> {
  const opened = await matterForClerk(ctx, { matterId, action: 'cases.decide' });
  if (!opened.ok) return shown(ctx, request, { refusal: opened.refusal });
  const t = text(ctx.lang);
  const answer = answerAsked(request);
  const { matter, now } = opened.value;
  const begun = beginLetter(ctx, { matter, now, answer });
  const template = findTemplate(ctx.house.pack, begun.template);
  if (!template) return shown(ctx, request, { refusal: { kind: 'no-such-template' } });
  const typed = typedIn(request, template, begun);
  const letter = { ...begun, edited: editedOf(typed) };
  const reason = typed.reason;
  if (what === 'preview') {
    await ctx.audit({
      action: 'cases.preview-letter',
      object: `matter:${matterId}`,
      subjectPartyId: matter.partyId,
      purpose: now.purpose ?? 'handling',
    });
    const bytes = await previewLetter(ctx, {
      partyId: matter.partyId,
      matterId,
      template: letter.template,
      values: letter.values,
      edited: letter.edited,
      number: matter.number,
      decidedAt: ctx.now,
      ...howGiven(answer, answer === 'grant' ? now.grant : null, template),
      answerChannel: matter.answerChannel,
    });
    return { kind: 'document', bytes, type: 'application/pdf', fileName: `${matter.number}.pdf`, disposition: 'inline' };
  }
  const done =
    what === 'save'
      ? await saveDraft(ctx, { matterId, letter })
      : what === 'refuse'
        ? await refuseWithLetter(ctx, { matterId, letter, reason })
        : what === 'grant'
          ? await grantByClerk(ctx, { matterId, letter, reason })
          : what === 'ask'
            ? await askForMore(ctx, { matterId, letter })
            : undefined;
  if (!done) return shown(ctx, request);
  if (!done.ok) return shown(ctx, request, { refusal: done.refusal, typed });
  if (what === 'save')
    return { kind: 'redirect', to: `/desk/matters/${matterId}?answer=${answer}`, notice: { tone: 'done', text: t('desk.done.save') } };
  return { kind: 'redirect', to: '/desk', notice: { tone: 'done', text: t(`desk.done.${answer}`, { number: matter.number }) } };
}
