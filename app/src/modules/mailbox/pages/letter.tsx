import { Breadcrumbs } from '#design/components/page.tsx';
import { formatDay } from '#kernel/day.ts';
import { type LetterId, parseId } from '#kernel/ids.ts';
import { unreachable } from '#kernel/result.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { letterFile, type LetterFile, openLetter } from '../letter-views.ts';
import { text } from '../text.ts';
import { collectLetter, type CollectRefusal } from '../use-cases/collect-letter.ts';
import { DeliveredLetter } from './delivered-letter.tsx';
import { notYours } from './refusals.ts';
import { WaitingLetter } from './waiting-letter.tsx';

const letterIdOf = (request: PageRequest): LetterId | undefined => parseId<LetterId>(request.params['letterId'] ?? '');

/** A letter: before its UPD what it is and by when, afterwards what it says. */
export const letterPage: Page<PersonActor> = {
  path: '/letters/:letterId',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'mailbox.read' },
  // Who read the letter, and when for the first time, is kept.
  getCommits: true,
  async get(ctx, request) {
    const letterId = letterIdOf(request);
    const view = letterId && (await openLetter(ctx, letterId));
    if (!view) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const { letter, notices, content } = view;
    const title = content === null ? t('waiting.title') : letter.title[ctx.lang];
    return {
      kind: 'page',
      title,
      trail: <Breadcrumbs trail={[{ label: t('letters.title'), href: '/letters' }, { label: letter.number }]} />,
      body:
        content === null ? (
          <WaitingLetter letter={letter} notices={notices} institution={ctx.house.pack.name[ctx.lang]} lang={ctx.lang} />
        ) : (
          <DeliveredLetter
            letter={letter}
            notices={notices}
            content={content}
            institution={ctx.house.pack.name.pl}
            lang={ctx.lang}
            now={ctx.now}
          />
        ),
    };
  },
  async post(ctx, request) {
    const letterId = letterIdOf(request);
    if (!letterId) return { kind: 'not-found' };
    const collected = await collectLetter(ctx, { letterId });
    if (!collected.ok) return refused(ctx, letterId, collected.refusal);
    const t = text(ctx.lang);
    return {
      kind: 'redirect',
      to: `/letters/${letterId}`,
      notice: { tone: 'done', text: t(collected.value.collectedNow ? 'letter.collected' : 'letter.already') },
    };
  },
};

function refused(ctx: PageCtx<PersonActor>, letterId: LetterId, refusal: CollectRefusal): PageAnswer {
  const here = `/letters/${letterId}`;
  switch (refusal.kind) {
    case 'no-such-letter':
      return { kind: 'not-found' };
    case 'not-yours-to-collect':
      return notYours();
    case 'delivered-by-fiction':
      return {
        kind: 'redirect',
        to: here,
        notice: { tone: 'attention', text: text(ctx.lang)('letter.too-late', { on: formatDay(refusal.on, ctx.lang) }) },
      };
    case 'lies-open':
    case 'already-reminded':
    case 'too-early':
      return { kind: 'redirect', to: here };
    default:
      return unreachable(refusal);
  }
}

const TYPES: Record<LetterFile, string> = { pdf: 'application/pdf', xml: 'application/xml', upd: 'application/xml' };

const filePage = (wanted: LetterFile): Page<PersonActor> => ({
  path: `/letters/:letterId/${wanted}`,
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'mailbox.read' },
  getCommits: true,
  async get(ctx, request) {
    const letterId = letterIdOf(request);
    const file = letterId && (await letterFile(ctx, letterId, wanted));
    return file
      ? { kind: 'document', bytes: file.bytes, type: TYPES[wanted], fileName: file.name, disposition: 'attachment' }
      : { kind: 'not-found' };
  },
});

export const letterFilePages: readonly Page<PersonActor>[] = (['pdf', 'xml', 'upd'] as const).map(filePage);
