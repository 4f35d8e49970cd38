import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { TextArea } from '#design/components/text-fields.tsx';
import { dayOf } from '#kernel/day.ts';
import { parseId } from '#kernel/ids.ts';
import { accept, type Result } from '#kernel/result.ts';
import { staffMember } from '#modules/identity/index.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { transact } from '#platform/transact.ts';
import { kindOf } from '../changes/kinds.ts';
import { type NotPermitted, permitted } from '../guards.ts';
import { recallable } from '../changes/recall.ts';
import { twoPeople } from '../rules/four-eyes.ts';
import { text } from '../text.ts';
import type { Change, ChangeId } from '../types.ts';
import { approveChange, type ChangeRefusal, refuseChange, withdrawChange } from '../use-cases/decide-change.ts';
import { findChange } from '../views.ts';
import { field } from './fields.ts';
import { ChangeTag, PreviewOf, refusalText, textOf, Trail, wide } from './parts.tsx';

const MOST_OF_A_REASON = 500;
const idOf = (request: PageRequest): ChangeId | undefined => parseId<ChangeId>(request.params['changeId'] ?? '');

/** One proposal: what it would change, who wants it and why; a second person decides it here. */
export const changePage: Page<StaffActor> = {
  path: '/desk/administration/changes/:changeId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.open' },
  async get(ctx, request) {
    const changeId = idOf(request);
    const change = changeId && (await findChange(ctx.db, changeId));
    return change ? shown(ctx, change) : { kind: 'not-found' };
  },
  // Apart, so that the house takes up what was approved after the commit and before the next page.
  apart: {
    async post(at, request) {
      const changeId = idOf(request);
      if (!changeId) return { kind: 'not-found' };
      const decided = await transact(at.house, at.actor, ctx => decide(ctx, changeId, request));
      if (decided.ok) {
        await at.house.renew();
        return {
          kind: 'redirect',
          to: `/desk/administration/changes/${changeId}`,
          notice: { tone: 'done', text: text(at.lang)(`change.done.${decided.value}`) },
        };
      }
      return at.look(async ctx => {
        const change = await findChange(ctx.db, changeId);
        return change ? shown(ctx, change, { refusal: decided.refusal, reason: field(request, 'reason') }) : { kind: 'not-found' };
      });
    },
  },
};

async function decide(
  ctx: Ctx<StaffActor>,
  changeId: ChangeId,
  request: PageRequest,
): Promise<Result<'approved' | 'recalled' | 'withdrawn' | 'refused', ChangeRefusal>> {
  const reason = field(request, 'reason');
  switch (field(request, 'step')) {
    case 'approve': {
      const done = await approveChange(ctx, { changeId, reason });
      return done.ok ? accept(done.value.kind === 'recall' ? 'recalled' : 'approved') : done;
    }
    case 'withdraw': {
      const done = await withdrawChange(ctx, { changeId });
      return done.ok ? accept('withdrawn') : done;
    }
    default: {
      const done = await refuseChange(ctx, { changeId, reason });
      return done.ok ? accept('refused') : done;
    }
  }
}

async function shown(ctx: PageCtx<StaffActor>, change: Change, tried?: { refusal: ChangeRefusal; reason: string }): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const [proposer, decider] = await Promise.all([
    staffMember(ctx, change.proposedBy),
    change.decidedBy ? staffMember(ctx, change.decidedBy) : undefined,
  ]);
  const kind = kindOf(change.kind);
  const title = kind.title(ctx.house, change.wish)[ctx.lang];
  const detail = kind.detail?.(change.changeId);
  const about = (await kind.rights?.about(ctx, change)) ?? { kind: 'change', ownProposal: false };
  const may = permitted(ctx, kind.rights?.decide ?? 'administration.decide', about);
  const seesDetail = permitted(ctx, 'administration.read-protocol', { kind: 'page' }).ok;
  const error = tried && refusalText(ctx.lang, tried.refusal);
  return wide(
    title,
    <Trail lang={ctx.lang} over={[{ label: t('section.changes'), href: '/desk/administration/changes' }]} here={title} />,
    <>
      <ErrorSummary errors={error === undefined ? [] : [{ field: 'reason', text: error }]} />
      <PageHeading eyebrow={textOf(ctx.lang, `changes.kind.${change.kind}`)} aside={<ChangeTag lang={ctx.lang} change={change} />}>
        {title}
      </PageHeading>
      <DescriptionTable
        rows={[
          { name: t('change.proposed-by'), value: t('by-at', { who: proposer?.name ?? change.proposedBy, at: change.proposedAt }) },
          { name: t('change.reason'), value: change.reason },
          ...(change.endedAt
            ? [
                {
                  name: textOf(ctx.lang, `change.ended.${change.state}`),
                  value: t('by-at', { who: decider?.name ?? proposer?.name ?? '', at: change.endedAt }),
                },
              ]
            : []),
          ...(change.decisionReason ? [{ name: t('change.decision-reason'), value: change.decisionReason }] : []),
        ]}
      />
      <h2>{t('change.preview')}</h2>
      <p className="quiet">{t('change.preview.about', { at: change.proposedAt })}</p>
      <PreviewOf lang={ctx.lang} preview={change.preview} />
      <Recall ctx={ctx} change={change} />
      {detail && seesDetail ? (
        <p>
          <a href={detail}>{textOf(ctx.lang, `change.detail.${change.kind}`)}</a>
        </p>
      ) : null}
      {change.state === 'proposed' ? <Deciding ctx={ctx} change={change} may={may} reason={tried?.reason ?? ''} error={error} /> : null}
    </>,
    tried !== undefined,
  );
}

/** Offers to take it back while it has not begun, to whoever may propose that. */
function Recall({ ctx, change }: { ctx: PageCtx<StaffActor>; change: Change }) {
  const t = text(ctx.lang);
  if (change.recalled) return <Notice tone="info" title={t('recall.was')} />;
  const may = ctx.house.policy.decide({
    actor: ctx.actor,
    action: 'administration.propose',
    resource: { kind: 'change', relation: 'none', ownProposal: true },
  });
  return may.permitted && recallable(kindOf(change.kind), change, dayOf(ctx.now)) ? (
    <p>
      <LinkButton kind="secondary" href={`/desk/administration/changes/${change.changeId}/recall`}>
        {t('recall.do')}
      </LinkButton>
    </p>
  ) : null;
}

function Deciding({
  ctx,
  change,
  may,
  reason,
  error,
}: {
  ctx: PageCtx<StaffActor>;
  change: Change;
  may: Result<undefined, NotPermitted>;
  reason: string;
  error: string | undefined;
}) {
  const t = text(ctx.lang);
  const action = `/desk/administration/changes/${change.changeId}`;
  if (change.proposedBy === ctx.actor.staffId)
    return (
      <Notice tone="info" title={t('change.own')}>
        <p>{t('change.own.about')}</p>
        <Form action={action}>
          <ButtonRow>
            <Button kind="secondary" name="step" value="withdraw">
              {t('change.withdraw')}
            </Button>
          </ButtonRow>
        </Form>
      </Notice>
    );
  const two = twoPeople({ staffId: change.proposedBy, personId: change.proposedByPerson }, ctx.actor);
  if (!may.ok) return <Notice tone="info" title={may.refusal.why[ctx.lang]} />;
  if (!two.ok) return <Notice tone="info" title={refusalText(ctx.lang, two.refusal)} />;
  return (
    <Card title={t('change.decide')}>
      <Form action={action}>
        <TextArea
          name="reason"
          label={t('change.decide.reason')}
          hint={t('change.decide.reason.hint')}
          value={reason}
          error={error}
          rows={3}
          limit={MOST_OF_A_REASON}
        />
        <ButtonRow>
          <Button name="step" value="approve">
            {t('change.approve')}
          </Button>
          <Button kind="danger" name="step" value="refuse">
            {t('change.refuse')}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}
