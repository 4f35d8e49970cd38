import { formatDay } from '#kernel/day.ts';
import { type MatterId, parseId } from '#kernel/ids.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { previewLetter } from '#modules/mailbox/index.ts';
import { beginLetter } from '../begin-letter.ts';
import { matterForClerk } from '../guards.ts';
import { findTemplate } from '../rules/draft.ts';
import { briefOf } from '../questions.ts';
import { text } from '../text.ts';
import { type CaseRefusal, CLAIM_PURPOSES } from '../types.ts';
import { approveDecision, openForApproval, proposalForSecond, returnProposal } from '../use-cases/approve-decision.ts';
import { askForMore, noteAnswer } from '../use-cases/ask-for-more.ts';
import { claimMatter, releaseMatter } from '../use-cases/claim-matter.ts';
import { grantByClerk, refuseWithLetter } from '../use-cases/decide-by-clerk.ts';
import { forwardMatter } from '../use-cases/forward-matter.ts';
import { saveDraft } from '../use-cases/save-draft.ts';
import { resumeMatter, suspendMatter } from '../use-cases/suspend-matter.ts';
import { answerAsked } from './answer-asked.ts';
import { templateAsked } from './desk-letter-work.tsx';
import { beforehand } from './desk-matter-before.tsx';
import { forSecondEyes } from './desk-matter-approval.tsx';
import { handled, type Remark } from './desk-matter-handled.tsx';
import { editedOf, howGiven, typedIn } from './desk-letter-form.tsx';

/** A matter at the desk. Until it is taken, with a purpose, nothing of the party is shown. */
export const deskMatterPage: Page<StaffActor> = {
  path: '/desk/matters/:matterId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.see-worklist' },
  get: (ctx, request) => shown(ctx, request),
  post: acted,
};

const matterAsked = (request: PageRequest): MatterId | undefined => parseId<MatterId>(request.params['matterId'] ?? '');
const field = (request: PageRequest, name: string): string => request.form.get(name)?.[0] ?? '';

async function shown(ctx: PageCtx<StaffActor>, request: PageRequest, remark?: Remark): Promise<PageAnswer> {
  const matterId = matterAsked(request);
  if (!matterId) return { kind: 'not-found' };
  const mine = await matterForClerk(ctx, { matterId, action: 'cases.read-at-desk', hold: 'look' });
  if (mine.ok) return handled(ctx, { answer: answerAsked(request), template: templateAsked(request) }, mine.value, remark);
  const proposed = await proposalForSecond(ctx, matterId, 'look');
  if (proposed.ok) return forSecondEyes(ctx, proposed.value, remark?.refusal);
  return beforehand(ctx, matterId, mine.refusal, remark?.refusal);
}

/** What each button of the page does, but those under the letter. */
const ACTS: Readonly<
  Record<
    string,
    (
      ctx: PageCtx<StaffActor>,
      matterId: MatterId,
      request: PageRequest,
    ) => Promise<{ ok: true; value: unknown } | { ok: false; refusal: CaseRefusal }>
  >
> = {
  claim: (ctx, matterId, request) => claimMatter(ctx, { matterId, purpose: CLAIM_PURPOSES.find(one => one === field(request, 'purpose')) }),
  release: (ctx, matterId) => releaseMatter(ctx, { matterId }),
  'note-answer': (ctx, matterId) => noteAnswer(ctx, { matterId }),
  forward: (ctx, matterId, request) =>
    forwardMatter(ctx, {
      matterId,
      branchCode: field(request, 'branch'),
      topic: field(request, 'topic'),
      reason: field(request, 'forward-reason'),
    }),
  suspend: (ctx, matterId, request) =>
    suspendMatter(ctx, { matterId, ground: field(request, 'ground'), reason: field(request, 'suspend-reason') }),
  resume: (ctx, matterId, request) => resumeMatter(ctx, { matterId, reason: field(request, 'resume-reason') }),
  'open-for-approval': (ctx, matterId) => openForApproval(ctx, { matterId }),
  approve: (ctx, matterId) => approveDecision(ctx, { matterId }),
  return: (ctx, matterId, request) => returnProposal(ctx, { matterId, remark: field(request, 'remark') }),
};
/** After these one stays with the matter; the others lead back to the worklist. */
const STAYS: ReadonlySet<string> = new Set(['claim', 'note-answer', 'open-for-approval', 'resume']);

async function acted(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const matterId = matterAsked(request);
  if (!matterId) return { kind: 'not-found' };
  const what = field(request, 'do');
  const act = ACTS[what];
  if (!act) return answered(ctx, request, matterId, what);
  const number = (await briefOf(ctx, matterId))?.number ?? '';
  const done = await act(ctx, matterId, request);
  if (!done.ok)
    return done.refusal.kind === 'no-such-matter'
      ? { kind: 'not-found' }
      : shown(ctx, request, { refusal: done.refusal, by: what, form: request.form });
  const to = STAYS.has(what) ? `/desk/matters/${matterId}` : '/desk';
  if (what === 'open-for-approval') return { kind: 'redirect', to };
  return { kind: 'redirect', to, notice: { tone: 'done', text: doneText(ctx, what, number, done.value) } };
}

function doneText(ctx: PageCtx, what: string, number: string, value: unknown): string {
  const t = text(ctx.lang);
  switch (what) {
    case 'claim':
    case 'release':
    case 'note-answer':
      return t(`desk.done.${what}`);
    case 'resume':
      return t('desk.done.resume', { day: formatDay((value as { dueOn: string }).dueOn as Parameters<typeof formatDay>[0], ctx.lang) });
    default:
      return t(`desk.done.${what as 'forward' | 'suspend' | 'approve' | 'return'}`, { number });
  }
}

/** The buttons under the letter. Nothing typed is lost where something is to be put right. */
async function answered(ctx: PageCtx<StaffActor>, request: PageRequest, matterId: MatterId, what: string): Promise<PageAnswer> {
  const opened = await matterForClerk(ctx, { matterId, action: 'cases.decide' });
  if (!opened.ok) return shown(ctx, request, { refusal: opened.refusal });
  const t = text(ctx.lang);
  const answer = answerAsked(request);
  const { matter, now } = opened.value;
  const begun = beginLetter(ctx, { matter, now, answer, template: templateAsked(request) });
  const template = findTemplate(ctx.house.pack, begun.template);
  if (!template) return shown(ctx, request, { refusal: { kind: 'no-such-template' } });
  const typed = typedIn(request, template, begun);
  const letter = { ...begun, edited: editedOf(typed) };
  const { reason, sum } = typed;
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
  if (what === 'save') {
    const saved = await saveDraft(ctx, { matterId, letter, answer });
    return saved.ok
      ? { kind: 'redirect', to: `/desk/matters/${matterId}?answer=${answer}`, notice: { tone: 'done', text: t('desk.done.save') } }
      : shown(ctx, request, { refusal: saved.refusal, typed });
  }
  if (what === 'ask') {
    const asked = await askForMore(ctx, { matterId, letter });
    return asked.ok ? sent(t('desk.done.ask', { number: matter.number })) : shown(ctx, request, { refusal: asked.refusal, typed });
  }
  if (what !== 'refuse' && what !== 'grant') return shown(ctx, request);
  const taken = await (what === 'refuse' ? refuseWithLetter : grantByClerk)(ctx, { matterId, letter, reason, sum });
  if (!taken.ok) return shown(ctx, request, { refusal: taken.refusal, typed });
  return sent(t(taken.value.taken === 'proposed' ? 'desk.done.proposed' : `desk.done.${what}`, { number: matter.number }));
}

const sent = (words: string): PageAnswer => ({ kind: 'redirect', to: '/desk', notice: { tone: 'done', text: words } });
