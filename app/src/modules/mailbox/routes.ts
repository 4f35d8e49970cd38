import { parseId, type ReceiptId } from '#kernel/ids.ts';
import { Type } from '@sinclair/typebox';
import { type ApiAnswer, type ApiRequest, type ApiRoute, found, refused } from '#platform/http/api.ts';
import { exactly, instant, oneOf, orNull, page, uuid } from '#platform/http/api-schemas.ts';
import { INSTANT, limitOf, pageOf, PAGING, placeOf, UUID } from '#platform/http/cursor.ts';
import { letterRoutes } from './letter-routes.ts';
import { openReceipt, openReceiptsAfter } from './letter-views.ts';
import type { Receipt } from './types.ts';
import { sealReceipt } from './use-cases/seal-receipt.ts';

const shared = { tag: 'receipts', for: 'person', permission: { action: 'mailbox.read' }, scope: 'receipts.read' } as const;
const Card = exactly({
  receiptId: uuid(),
  kind: oneOf(['UPP', 'UPD'], 'UPP: a document reached us · UPD: a letter was collected'),
  number: Type.String(),
  subjectId: uuid('The submission (UPP) or the letter (UPD)'),
  receivedAt: instant('The moment it proves'),
  documentSha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  sealedAt: orNull(instant('Null for some moments; reading the XML has it sealed on the spot')),
});

const cardOf = (receipt: Receipt) => ({
  receiptId: receipt.receiptId,
  kind: receipt.kind,
  number: receipt.number,
  subjectId: receipt.subjectId,
  receivedAt: receipt.receivedAt.toISOString(),
  documentSha256: receipt.facts.documentSha256,
  sealedAt: receipt.sealedAt?.toISOString() ?? null,
});

const receiptIdOf = (request: ApiRequest): ReceiptId | undefined => parseId<ReceiptId>(request.params['receiptId'] ?? '');
const params = { receiptId: uuid() };
const example = { params: { receiptId: '0198f3a2-7c1e-7d55-8a11-0e9b6c4d2f38' } };

export const api: readonly ApiRoute[] = [
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/receipts',
    operation: 'listReceipts',
    summary: { pl: 'Poświadczenia UPP i UPD, od najnowszego', en: 'Receipts (UPP, UPD), newest first' },
    query: PAGING,
    answer: { status: 200, about: 'A page of receipts.', schema: page(Card) },
    example: { query: { limit: '50' } },
    async asks(ctx, { query }) {
      const place = placeOf(query, [INSTANT, UUID]);
      if (place === undefined) return refused('bad-request', { detail: 'This cursor is not one of ours.' });
      const limit = limitOf(query);
      const receipts = await openReceiptsAfter(ctx, {
        limit,
        after: place && { receivedAt: place[0] as string, receiptId: place[1] as string },
      });
      if (!receipts) return refused('not-found');
      const { items, next } = pageOf(receipts, limit, one => [one.receivedAt.toISOString(), one.receiptId]);
      return found({ items: items.map(cardOf), next });
    },
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/receipts/:receiptId',
    operation: 'getReceipt',
    summary: { pl: 'Poświadczenie', en: 'One receipt' },
    params,
    answer: { status: 200, about: 'What it proves.', schema: Card },
    example,
    async asks(ctx, request) {
      const receiptId = receiptIdOf(request);
      const receipt = receiptId && (await openReceipt(ctx, receiptId));
      return receipt ? found(cardOf(receipt)) : refused('not-found');
    },
  },
  {
    ...shared,
    method: 'GET',
    path: '/api/v1/receipts/:receiptId/xml',
    operation: 'getReceiptXml',
    summary: { pl: 'Opieczętowany plik XML poświadczenia', en: 'The sealed XML of a receipt' },
    about: 'Sealed by the institution (XAdES). Anybody can verify it at /verify/receipt.',
    params,
    answer: { status: 200, about: 'The sealed XML.', type: 'application/xml' },
    example,
    // Sealing takes a transaction of its own.
    async apart(at, request): Promise<ApiAnswer> {
      const receiptId = receiptIdOf(request);
      const receipt = receiptId && (await at.look(ctx => openReceipt(ctx, receiptId)));
      if (!receipt) return refused('not-found');
      const xml = receipt.sealedXml ?? (await sealReceipt(at.house, receipt.partyId, receipt.receiptId));
      return { kind: 'bytes', bytes: Buffer.from(xml, 'utf8'), type: 'application/xml', fileName: `${receipt.number}.xml` };
    },
  },
  ...letterRoutes,
];
