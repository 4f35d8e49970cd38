import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Checkbox } from '#design/components/choices.tsx';
import { ConfirmPanel } from '#design/components/content.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { ProgressBar } from '#design/components/navigation.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { formatMonth } from '#kernel/day.ts';
import { parseId, type SetId } from '#kernel/ids.ts';
import { unreachable } from '#kernel/result.ts';
import { matterOfSubmission } from '#modules/cases/index.ts';
import { partyCard } from '#modules/identity/index.ts';
import { receiptOfSubmission } from '#modules/submissions/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { SET_BOOKED, SET_PROGRESS, SET_READ } from '../events.ts';
import { sentenceOf } from '../finding-sentences.ts';
import { findSet } from '../set-views.ts';
import { text } from '../text.ts';
import type { DocumentSet, SetRefusalCode } from '../types.ts';
import { fileSet } from '../use-cases/file-set.ts';
import { throwAwaySet } from '../use-cases/throw-away-set.ts';
import { worksForPayer } from '../works-for-payer.ts';
import { ChangesCard } from './changes-card.tsx';
import { FindingsCards } from './findings-cards.tsx';
import { FundsCard } from './funds-card.tsx';
import { bothWords } from './sets.tsx';

/** One set from the moment it was brought: how far it is read, what was found, what will change, sending, and what came of it. */
export const setPage: Page<PersonActor> = {
  path: '/payer/sets/:setId',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'payers.read' },
  async get(ctx, request) {
    const set = await openSet(ctx, request);
    if ('kind' in set) return set;
    await ctx.audit({ action: 'payers.read-set', object: `set:${set.setId}`, subjectPartyId: set.partyId });
    return show(ctx, set);
  },
  apart: {
    async post(at, request) {
      const opened = await at.look(ctx => openSet(ctx, request));
      if ('kind' in opened) return opened;
      const { setId } = opened;
      const t = text(at.lang);
      if (request.form.get('act')?.[0] === 'throw-away') {
        const thrown = await throwAwaySet(at.house, at.actor, setId);
        if (thrown.ok) return { kind: 'redirect', to: '/payer/sets', notice: { tone: 'done', text: t('thrown') } };
        return at.look(ctx => show(ctx, opened, t(`refusal.${thrown.refusal.kind}`)));
      }
      if (request.sessionToken === null) return { kind: 'step-up', level: 2 };
      const knowsFaults = request.form.get('knows')?.[0] === 'yes';
      const filed = await fileSet(at.house, at.actor, { token: request.sessionToken, setId, knowsFaults, signature: 'portal-profile' });
      if (filed.ok) return { kind: 'redirect', to: `/payer/sets/${setId}` };
      const { refusal } = filed;
      switch (refusal.kind) {
        case 'level':
          return { kind: 'step-up', level: refusal.needed === 1 ? 2 : refusal.needed };
        case 'no-such-set':
        case 'not-ready':
        case 'critical':
        case 'not-confirmed':
          return at.look(ctx => show(ctx, opened, t(`refusal.${refusal.kind}`)));
        default:
          return at.look(ctx => show(ctx, opened, t('refusal.not-permitted')));
      }
    },
  },
};

/** The set named by the address, where who acts may see it. */
export async function openSet(
  ctx: PageCtx<PersonActor>,
  request: PageRequest,
): Promise<DocumentSet | Extract<PageAnswer, { kind: 'not-found' | 'refused' }>> {
  const setId = parseId<SetId>(request.params['setId'] ?? '');
  if (!(await worksForPayer(ctx))) return { kind: 'refused', why: bothWords('refusal.not-permitted') };
  const set = setId && (await findSet(ctx.db, ctx.actor.partyId, setId));
  return set && set.state !== 'thrown-away' ? set : { kind: 'not-found' };
}

const PERCENT = 100;

async function show(ctx: PageCtx<PersonActor>, set: DocumentSet, problem?: string): Promise<PageAnswer> {
  const t = text(ctx.lang);
  return {
    kind: 'page',
    title: t('set.name', { name: set.fileName }),
    width: 'wide',
    ...(problem === undefined ? {} : { failed: true, status: 422 }),
    trail: <Breadcrumbs trail={[{ label: t('title'), href: '/payer/sets' }, { label: set.fileName }]} />,
    body: (
      <Stack>
        <ErrorSummary errors={problem === undefined ? [] : [{ ...(set.found.Z ? { field: 'knows' } : {}), text: problem }]} />
        {set.state === 'filed' || set.state === 'booked' ? null : <PageHeading eyebrow={t('set.file')}>{set.fileName}</PageHeading>}
        {set.state === 'received' ? <BeingRead set={set} lang={ctx.lang} /> : null}
        {set.state === 'refused' && set.refusal ? (
          <Notice tone="problem" title={t('refused')}>
            <p>{await refusedWhy(ctx, set.refusal)}</p>
          </Notice>
        ) : null}
        {set.state === 'ready' ? await toBeSent(ctx, set) : null}
        {set.state === 'filed' || set.state === 'booked' ? await sent(ctx, set) : null}
        <Summary set={set} lang={ctx.lang} />
      </Stack>
    ),
  };
}

function BeingRead({ set, lang }: { set: DocumentSet; lang: PageCtx['lang'] }) {
  const t = text(lang);
  const percent = Math.floor((set.readBytes / set.bytes) * PERCENT);
  return (
    <Card title={t('reading')}>
      <div data-live={`${SET_PROGRESS} ${SET_READ}`}>
        <ProgressBar label={t('reading.progress', { percent })} done={set.readBytes} of={set.bytes} />
      </div>
      <p>{t('reading.about')}</p>
      <ButtonRow>
        <LinkButton href={`/payer/sets/${set.setId}`}>{t('reading.refresh')}</LinkButton>
      </ButtonRow>
    </Card>
  );
}

async function refusedWhy(ctx: PageCtx<PersonActor>, why: SetRefusalCode): Promise<string> {
  const t = text(ctx.lang);
  switch (why.kind) {
    case 'broken':
      return t('refusal.broken', { why: sentenceOf(ctx.house.pack, why, ctx.lang) });
    case 'other-payer': {
      const payer = [why.nip && `NIP ${why.nip}`, why.regon && `REGON ${why.regon}`, why.pesel && `PESEL ${why.pesel}`]
        .filter(Boolean)
        .join(', ');
      return t('refusal.other-payer', { payer, party: (await partyCard(ctx, ctx.actor.partyId)).name });
    }
    case 'many-payers':
    case 'empty':
    case 'too-much':
      return t(`refusal.${why.kind}`);
    default:
      return unreachable(why);
  }
}

async function toBeSent(ctx: PageCtx<PersonActor>, set: DocumentSet) {
  const t = text(ctx.lang);
  const { K: critical = 0, Z: faults = 0, O: warnings = 0, I: notes = 0 } = set.found;
  const party = (await partyCard(ctx, set.partyId)).name;
  return (
    <>
      {critical > 0 ? (
        <Notice tone="problem" title={t('result.critical')}>
          <p>{t('result.critical.about', { count: critical })}</p>
        </Notice>
      ) : (
        <Notice
          tone={faults > 0 ? 'attention' : 'done'}
          title={t(faults > 0 ? 'result.faults' : warnings + notes > 0 ? 'result.notes' : 'result.clean')}
        />
      )}
      {await FindingsCards({ ctx, set })}
      {await ChangesCard({ ctx, set })}
      {await FundsCard({ ctx, set })}
      {critical > 0 ? null : (
        <Card title={t('send')}>
          <Form action={`/payer/sets/${set.setId}`} hidden={{ act: 'send' }}>
            <p>{t('send.about', { party })}</p>
            {faults > 0 ? <Checkbox name="knows" label={t('send.knows', { count: faults })} /> : null}
            <ButtonRow>
              <Button icon="seal">{t('send.button')}</Button>
            </ButtonRow>
          </Form>
        </Card>
      )}
      {set.draftId === null ? null : (
        <ButtonRow>
          <LinkButton kind="secondary" href={`/drafts/${set.draftId}/check`}>
            {t('change-answers')}
          </LinkButton>
        </ButtonRow>
      )}
      <Card title={t('throw')}>
        <Form action={`/payer/sets/${set.setId}`} hidden={{ act: 'throw-away' }}>
          <p>{t('throw.about')}</p>
          <ButtonRow>
            <Button kind="secondary">{t('throw')}</Button>
          </ButtonRow>
        </Form>
      </Card>
    </>
  );
}

async function sent(ctx: PageCtx<PersonActor>, set: DocumentSet) {
  const t = text(ctx.lang);
  const [receipt, matter] = set.submissionId
    ? await Promise.all([receiptOfSubmission(ctx, set.partyId, set.submissionId), matterOfSubmission(ctx, set.submissionId)])
    : [undefined, undefined];
  return (
    <>
      <ConfirmPanel
        title={t(set.state === 'booked' ? 'booked' : 'sent')}
        label={t('sent.receipt')}
        {...(receipt ? { number: receipt.number } : {})}
      >
        {set.state === 'booked' ? (
          <p>{t('booked.about')}</p>
        ) : (
          <p>
            <span data-live={SET_BOOKED}>{t('sent.booking')}</span>
          </p>
        )}
      </ConfirmPanel>
      <ButtonRow>
        {set.state === 'booked' && set.month !== null ? <LinkButton href="/account/payer/transfers">{t('booked.pay')}</LinkButton> : null}
        {receipt ? <LinkButton href={`/receipts/${receipt.receiptId}`}>{t('sent.receipt')}</LinkButton> : null}
        {matter ? <LinkButton href={`/matters/${matter.matterId}`}>{matter.number}</LinkButton> : null}
      </ButtonRow>
      {await FindingsCards({ ctx, set })}
      {await FundsCard({ ctx, set })}
    </>
  );
}

function Summary({ set, lang }: { set: DocumentSet; lang: PageCtx['lang'] }) {
  const t = text(lang);
  const declared =
    set.month === null
      ? t('summary.declaration.none')
      : t('summary.declaration.is', { number: String(set.number ?? 0).padStart(2, '0'), month: formatMonth(set.month, lang) });
  return (
    <Card title={t('summary')} inset="flush">
      <SummaryList
        rows={[
          { question: t('summary.file'), answer: `${set.fileName} (${t(`origin.${set.origin}`)})` },
          { question: t('set.brought'), answer: t('set.when', { when: set.receivedAt }) },
          ...(set.version === null ? [] : [{ question: t('summary.version'), answer: set.version }]),
          ...(set.documents === 0 ? [] : [{ question: t('summary.documents'), answer: String(set.documents) }]),
          ...(set.people === 0 ? [] : [{ question: t('set.people'), answer: String(set.people) }]),
          ...(set.version === null ? [] : [{ question: t('summary.declaration'), answer: declared }]),
          ...(set.sha256 === '' ? [] : [{ question: t('summary.digest'), answer: <code>{set.sha256}</code> }]),
        ]}
      />
    </Card>
  );
}
