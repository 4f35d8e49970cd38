import { type MatterId, parseId } from '#kernel/ids.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageCtx, PageRequest } from '#platform/http/page.ts';
import type { LetterTemplate } from '#platform/pack.ts';
import { beginLetter } from '../begin-letter.ts';
import { matterForClerk } from '../guards.ts';
import { findLetterInWork } from '../letters-in-work.ts';
import { type ClerkAnswer, findTemplate } from '../rules/draft.ts';
import { text } from '../text.ts';
import type { LetterDraft, OpenedMatter } from '../types.ts';
import { keepLetter } from '../use-cases/keep-letter.ts';
import { answerAsked } from './answer-asked.ts';
import { blocksOf, editedOf, type Typed, typedIn } from './desk-letter-form.tsx';
import { checkOf, stumbleWords, told } from './plain-check.tsx';

/** The letter on the clerk's desk: as it was being typed, or as it begins. */
export interface LetterAtHand {
  draft: LetterDraft;
  template: LetterTemplate;
  typed: Typed;
  /** When what was being typed was kept; null where the letter begins. */
  savedAt: Date | null;
}

export async function letterAtHand(
  ctx: PageCtx<StaffActor>,
  { matter, now }: OpenedMatter,
  answer: ClerkAnswer,
  chosen: string | undefined,
): Promise<LetterAtHand | undefined> {
  const work = await findLetterInWork(ctx.db, matter.partyId, matter.matterId, answer);
  const goesOn = work && (chosen === undefined || chosen === work.template) ? work : undefined;
  const draft = beginLetter(ctx, { matter, now, answer, template: goesOn?.template ?? chosen });
  const template = findTemplate(ctx.house.pack, draft.template);
  if (!template) return undefined;
  if (!goesOn || goesOn.template !== draft.template)
    return { draft, template, typed: { blocks: blocksOf(template, draft), reason: '', sum: '' }, savedAt: null };
  return {
    draft,
    template,
    typed: { blocks: blocksOf(template, { ...draft, edited: goesOn.edited }), reason: goesOn.reason, sum: goesOn.sum },
    savedAt: goesOn.savedAt,
  };
}

/** Keeps what is being typed, and tells how it reads. The script of the letter asks; without it the button saves. */
export const letterWorkPage: Page<StaffActor> = {
  path: '/desk/matters/:matterId/letter',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'cases.see-worklist' },
  async post(ctx, request) {
    const matterId = parseId<MatterId>(request.params['matterId'] ?? '');
    const opened = matterId && (await matterForClerk(ctx, { matterId, action: 'cases.decide', hold: 'look' }));
    if (!matterId || !opened?.ok) return { kind: 'not-found' };
    const answer = answerAsked(request);
    const draft = beginLetter(ctx, { ...opened.value, answer, template: templateAsked(request) });
    const template = findTemplate(ctx.house.pack, draft.template);
    if (!template) return { kind: 'not-found' };
    const typed = typedIn(request, template, draft);
    const kept = await keepLetter(ctx, {
      matterId,
      answer,
      letter: { template: template.code, edited: editedOf(typed), reason: typed.reason, sum: typed.sum },
    });
    if (!kept.ok) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const check = checkOf(ctx, typed.blocks.pl);
    const answered = {
      saved: t('desk.kept', { at: ctx.now }),
      figure: told(ctx, check),
      stumbles: check.stumbles.map(one => stumbleWords(ctx, one)),
    };
    return {
      kind: 'document',
      bytes: Buffer.from(JSON.stringify(answered), 'utf8'),
      type: 'application/json',
      fileName: 'letter.json',
      disposition: 'inline',
    };
  },
};

export const templateAsked = (request: PageRequest): string | undefined =>
  request.form.get('template')?.[0] ?? request.query['template'] ?? undefined;
