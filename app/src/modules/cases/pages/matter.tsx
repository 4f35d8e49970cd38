import { Fragment } from 'react';
import { Card } from '#design/components/card.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, Columns, PageHeading, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { Timeline } from '#design/components/timeline.tsx';
import { formatDay } from '#kernel/day.ts';
import { type MatterId, parseId } from '#kernel/ids.ts';
import { type LetterCard, lettersOfMatter } from '#modules/mailbox/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import { matterForPerson } from '../guards.ts';
import { toldDecisions } from '../rules/told.ts';
import { decisionsInMatter } from '../questions.ts';
import { text } from '../text.ts';
import type { Decision, MatterAction } from '../types.ts';
import { destroyedMatter } from './destroyed.tsx';
import { nextStep, StateTag } from './parts.tsx';

/** Steps a citizen is told of; the others are the institution's own. */
const TOLD = [
  'open',
  'refer',
  'claim',
  'forward',
  'suspend',
  'resume',
  'propose',
  'return-proposal',
  'approve',
  'reassign',
  'ask-for-more',
  'answer',
  'decide',
  'ask-for-review',
  'count-earlier',
  'mark-overdue',
] as const;
type Told = (typeof TOLD)[number];

export const matterPage: Page<PersonActor> = {
  path: '/matters/:matterId',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'cases.see-matters' },
  async get(ctx, request) {
    const matterId = parseId<MatterId>(request.params['matterId'] ?? '');
    const found = matterId && (await matterForPerson(ctx, matterId, 'cases.read'));
    if (!found?.ok) return (matterId && (await destroyedMatter(ctx, matterId))) || { kind: 'not-found' };
    const { matter, now, actions } = found.value;
    const t = text(ctx.lang);
    const letters = await lettersOfMatter(ctx, matter.matterId);
    const decisions = toldDecisions(await decisionsInMatter(ctx, matter.matterId), letters);
    const below =
      (await ctx.fill?.('matter.below', { matterId: matter.matterId, partyId: matter.partyId, submissionId: matter.submissionId })) ?? [];
    await ctx.audit({ action: 'cases.read', object: `matter:${matter.matterId}`, subjectPartyId: matter.partyId });
    const waiting = letters.filter(letter => letter.standing === 'waiting');
    return {
      kind: 'page',
      title: matter.title[ctx.lang],
      width: 'wide',
      trail: <Breadcrumbs trail={[{ label: t('matters.title'), href: '/matters' }, { label: matter.number }]} />,
      body: (
        <Stack>
          <PageHeading eyebrow={matter.number} aside={<StateTag lang={ctx.lang} state={now.state} />}>
            {matter.title[ctx.lang]}
          </PageHeading>
          {waiting.map(letter => (
            <Notice key={letter.letterId} tone="attention" title={t('matter.letter-waits')}>
              <p>
                <a href={`/letters/${letter.letterId}`}>{t('matter.collect')}</a>
              </p>
            </Notice>
          ))}
          {now.overdue ? (
            <Notice tone="problem" title={t('matter.overdue')}>
              <p>{t('matter.overdue.text', { day: formatDay(matter.dueOn, ctx.lang) })}</p>
            </Notice>
          ) : null}
          <Columns aside={<Beside ctx={ctx} letters={letters} decisions={decisions} submissionId={matter.submissionId} />}>
            <Card title={t('matter.next')} window={now.state === 'waiting-for-party' ? 'lit' : 'unlit'}>
              <p>{nextStep(ctx.lang, now, matter.dueOn)}</p>
            </Card>
            <Card title={t('matter.about')}>
              <SummaryList
                rows={[
                  { question: t('column.number'), answer: matter.number },
                  { question: t('matter.filed'), answer: formatDay(matter.filedOn, ctx.lang) },
                  {
                    question: t('matter.branch'),
                    answer: ctx.house.pack.branches.find(branch => branch.code === matter.branchCode)?.name ?? matter.branchCode,
                  },
                  ...(now.state === 'decided' || now.state === 'suspended'
                    ? []
                    : [{ question: t('matter.due'), answer: formatDay(matter.dueOn, ctx.lang) }]),
                ]}
              />
            </Card>
            <Card title={t('matter.history')}>
              <History ctx={ctx} actions={actions} />
            </Card>
            {below.map((part, place) => (
              <Fragment key={place}>{part}</Fragment>
            ))}
          </Columns>
        </Stack>
      ),
    };
  },
};

function History({ ctx, actions }: { ctx: PageCtx; actions: readonly MatterAction[] }) {
  const t = text(ctx.lang);
  const told = actions.filter((action): action is Extract<MatterAction, { kind: Told }> => TOLD.some(kind => kind === action.kind));
  return (
    <Timeline
      entries={[...told].reverse().map(action => ({
        key: String(action.seq),
        at: action.at.toISOString(),
        when: t('when', { at: action.at }),
        title: sentence(ctx, action),
      }))}
    />
  );
}

/** What happened, in a sentence the party understands. */
export function sentence(ctx: Pick<PageCtx, 'lang' | 'house'>, action: Extract<MatterAction, { kind: Told }>): string {
  const { lang } = ctx;
  const t = text(lang);
  switch (action.kind) {
    case 'forward':
      return t('did.forward', {
        branch: ctx.house.pack.branches.find(branch => branch.code === action.facts.branchCode)?.name ?? action.facts.branchCode,
      });
    case 'count-earlier':
      return t('did.count-earlier', { filed: formatDay(action.facts.filedOn, lang), day: formatDay(action.facts.dueOn, lang) });
    case 'resume':
      return t('did.resume', { day: formatDay(action.facts.dueOn, lang) });
    case 'reassign':
      return t('did.reassign', { given: String(action.facts.staffId !== null) });
    case 'ask-for-more':
      return t('did.ask-for-more', { day: formatDay(action.facts.answerBy, lang) });
    case 'answer':
      return t('did.answer', { came: String(action.facts.came) });
    case 'decide':
      return t('did.decide', { by: action.facts.by });
    default:
      return t(`did.${action.kind}`);
  }
}

function Beside({
  ctx,
  letters,
  decisions,
  submissionId,
}: {
  ctx: PageCtx;
  letters: readonly LetterCard[];
  decisions: readonly Decision[];
  submissionId: string;
}) {
  const t = text(ctx.lang);
  return (
    <>
      <Card title={t('matter.documents')}>
        <ul>
          <li>
            <a href={`/submissions/${submissionId}`}>{t('matter.submission')}</a>
          </li>
          {letters.map(letter => (
            <li key={letter.letterId}>
              <a href={`/letters/${letter.letterId}`}>
                {letter.standing === 'waiting' ? t('matter.letter.closed') : letter.title[ctx.lang]}
              </a>{' '}
              <span className="quiet">{t('day', { at: letter.placedAt })}</span>
            </li>
          ))}
        </ul>
      </Card>
      {decisions.length === 0 ? null : (
        <Card title={t('matter.decisions')}>
          <ul>
            {decisions.map(decision => (
              <li key={decision.decisionId}>
                <a href={`/decisions/${decision.decisionId}`}>
                  {t('matter.decision', {
                    by: decision.decidedBy,
                    outcome: decision.outcome === 'to-clerk' ? 'finding' : decision.outcome,
                    day: formatDayOf(decision.decidedAt, ctx),
                  })}
                </a>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

const formatDayOf = (at: Date, ctx: PageCtx): string => text(ctx.lang)('day', { at });
