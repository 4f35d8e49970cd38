import { Type } from '@sinclair/typebox';
import { type LetterId, parseId } from '#kernel/ids.ts';
import { unreachable } from '#kernel/result.ts';
import { type ApiAnswer, type ApiRequest, type ApiRoute, found, refused } from '#platform/http/api.ts';
import { bilingual, dayText, exactly, instant, oneOf, orNull, page, uuid } from '#platform/http/api-schemas.ts';
import { INSTANT, limitOf, pageOf, PAGING, placeOf, UUID } from '#platform/http/cursor.ts';
import { type LetterFile, letterFile, openInboxAfter, openLetter } from './letter-views.ts';
import type { LetterCard } from './types.ts';
import { collectLetter, type CollectRefusal } from './use-cases/collect-letter.ts';

const shared = { tag: 'letters', for: 'person', permission: { action: 'mailbox.read' }, scope: 'letters.read' } as const;
const STANDINGS = ['open', 'waiting', 'collected', 'delivered-by-fiction'] as const;
const card = {
  letterId: uuid(),
  matterId: orNull(uuid()),
  number: Type.String(),
  kind: oneOf(['certificate', 'decision', 'letter', 'confirmation']),
  title: bilingual(),
  placedAt: instant(),
};
const Card = exactly({
  ...card,
  standing: oneOf(STANDINGS, '`waiting`: it must be collected before it can be read; after 14 days it counts as delivered'),
  collectBy: orNull(dayText('Last day to collect it')),
  archived: Type.Boolean(),
});

const cardOf = (letter: LetterCard) => ({
  letterId: letter.letterId,
  matterId: letter.matterId,
  number: letter.number,
  kind: letter.kind,
  title: letter.title,
  placedAt: letter.placedAt.toISOString(),
  standing: letter.standing,
  collectBy: letter.collectBy,
  archived: letter.archived,
});

const letterIdOf = (request: ApiRequest): LetterId | undefined => parseId<LetterId>(request.params['letterId'] ?? '');
const params = { letterId: uuid() };
const example = { params: { letterId: '0198f3b0-2a44-7e0c-b1d3-6c5f7a8e9d10' } };

const FILES: readonly { file: LetterFile; type: string; summary: ApiRoute['summary']; operation: string }[] = [
  { file: 'pdf', type: 'application/pdf', operation: 'getLetterPdf', summary: { pl: 'Pismo w PDF', en: 'The letter as PDF' } },
  { file: 'xml', type: 'application/xml', operation: 'getLetterXml', summary: { pl: 'Pismo w XML', en: 'The letter as XML' } },
  { file: 'upd', type: 'application/xml', operation: 'getLetterReceipt', summary: { pl: 'UPD pisma', en: 'The delivery receipt (UPD)' } },
];

export const letterRoutes: readonly ApiRoute[] = [
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/letters',
    operation: 'listLetters',
    summary: { pl: 'Pisma, od najnowszego', en: 'Letters, newest first' },
    query: PAGING,
    answer: { status: 200, about: 'A page of letters. Of one that waits only its kind is told.', schema: page(Card) },
    example: {},
    async asks(ctx, { query }) {
      const place = placeOf(query, [INSTANT, UUID]);
      if (place === undefined) return refused('bad-request', { detail: 'This cursor is not one of ours.' });
      const limit = limitOf(query);
      const letters = await openInboxAfter(ctx, { limit, after: place && { placedAt: place[0] as string, letterId: place[1] as string } });
      if (!letters) return refused('not-found');
      const { items, next } = pageOf(letters, limit, one => [one.placedAt.toISOString(), one.letterId]);
      return found({ items: items.map(cardOf), next });
    },
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/letters/:letterId',
    operation: 'getLetter',
    summary: { pl: 'Pismo', en: 'One letter' },
    params,
    answer: {
      status: 200,
      about: 'Where it stands, and how it was delivered.',
      schema: exactly({
        letterId: uuid(),
        matterId: orNull(uuid()),
        number: Type.String(),
        kind: card.kind,
        readable: Type.Boolean({ description: 'False while it waits to be collected; its files are not given out then' }),
        placedAt: instant(),
        deliveredOn: orNull(dayText('Legal day of delivery')),
        collectedAt: orNull(instant()),
        fictionOn: orNull(dayText('The day on which it counts as delivered though nobody came')),
        updReceiptId: orNull(uuid()),
      }),
    },
    example,
    async does(ctx, request) {
      const letterId = letterIdOf(request);
      const view = letterId && (await openLetter(ctx, letterId));
      if (!view) return refused('not-found');
      const { letter, content } = view;
      return found({
        letterId: letter.letterId,
        matterId: letter.matterId,
        number: letter.number,
        kind: letter.kind,
        readable: content !== null,
        placedAt: letter.delivery.placedAt.toISOString(),
        deliveredOn: letter.delivery.deliveredOn,
        collectedAt: letter.delivery.collectedAt?.toISOString() ?? null,
        fictionOn: letter.delivery.dates?.fictionOn ?? null,
        updReceiptId: letter.updReceiptId,
      });
    },
  },
  {
    ...shared,
    method: 'POST',
    path: '/api/v1/letters/:letterId/collection',
    operation: 'collectLetter',
    summary: { pl: 'Odbierz pismo: podpisz UPD', en: 'Collect a letter: sign its delivery receipt (UPD)' },
    about:
      'Has legal effect: the letter is delivered today, and terms (of appeal, of payment) run from it, for the party and everybody who acts for it. Collecting again gives the same receipt.',
    permission: { action: 'mailbox.collect' },
    scope: 'letters.collect',
    params,
    answer: { status: 200, about: 'It is collected.', schema: exactly({ updReceiptId: uuid(), collectedNow: Type.Boolean() }) },
    problems: ['not-now'],
    example,
    async does(ctx, request) {
      const letterId = letterIdOf(request);
      if (!letterId) return refused('not-found');
      const collected = await collectLetter(ctx, { letterId });
      return collected.ok ? found(collected.value) : notCollected(collected.refusal);
    },
  },
  ...FILES.map(
    ({ file, type, operation, summary }): ApiRoute => ({
      ...shared,
      method: 'GET',
      path: `/api/v1/letters/:letterId/${file}`,
      operation,
      summary,
      about: 'Sealed by the institution. Not given out while the letter waits to be collected.',
      params,
      answer: { status: 200, about: 'The file.', type },
      example,
      async does(ctx, request) {
        const letterId = letterIdOf(request);
        const given = letterId && (await letterFile(ctx, letterId, file));
        return given ? { kind: 'bytes', bytes: given.bytes, type, fileName: given.name } : refused('not-found');
      },
    }),
  ),
];

function notCollected(refusal: CollectRefusal): ApiAnswer {
  switch (refusal.kind) {
    case 'no-such-letter':
    case 'not-yours-to-collect':
      return refused('not-found');
    case 'delivered-by-fiction':
      return refused('not-now', { detail: `It counts as delivered since ${refusal.on}.` });
    case 'lies-open':
      return refused('not-now', { detail: 'It lies open: there is nothing to collect.' });
    case 'already-reminded':
    case 'too-early':
      return refused('not-now');
    default:
      return unreachable(refusal);
  }
}
