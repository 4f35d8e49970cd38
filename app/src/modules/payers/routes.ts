import { Type } from '@sinclair/typebox';
import { parseId, type SetId } from '#kernel/ids.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { type ApiAnswer, type ApiApart, type ApiRequest, type ApiRoute, found, refused } from '#platform/http/api.ts';
import { bilingual, exactly, instant, oneOf, orNull, page, uuid } from '#platform/http/api-schemas.ts';
import { INSTANT, limitOf, pageOf, PAGING, placeOf, UUID } from '#platform/http/cursor.ts';
import { EXAMPLE_SET } from './example-set.ts';
import { sentenceOf } from './finding-sentences.ts';
import { findSet, listSets } from './set-views.ts';
import { text } from './text.ts';
import type { DocumentSet, FileSetRefusal, ReceiveRefusal } from './types.ts';
import { fileSet } from './use-cases/file-set.ts';
import { receiveSet } from './use-cases/receive-set.ts';
import { listFindings } from './views.ts';
import { worksForPayer } from './works-for-payer.ts';

const STATES = ['received', 'ready', 'refused', 'filed', 'booked'] as const;
const CLASSES = ['K', 'Z', 'O', 'I', 'R'] as const;
/** The largest file any institution may let in; what ours lets in is its parameter. */
const MOST_BYTES = 2 ** 31;
const shared = { tag: 'kedu', for: 'person', permission: { action: 'payers.read' }, scope: 'submissions.read' } as const;
const params = { setId: uuid() };
const example = { params: { setId: '0198f3a2-7c1e-7b3a-9d40-5a6f0c2e1b77' } };

const count = (what: string) => Type.Integer({ minimum: 0, description: what });
const ShownSet = exactly({
  setId: uuid(),
  state: oneOf(
    STATES,
    'received: being checked; ready: can be filed; refused: nothing of it is kept; filed: has its receipt; booked: stands on the accounts',
  ),
  fileName: Type.String(),
  bytes: count('Size of the file'),
  readBytes: count('How much of it has been checked'),
  receivedAt: instant(),
  version: orNull(Type.String()),
  documents: count('Documents in it'),
  people: count('Different people in it'),
  month: orNull(Type.String({ description: 'Of its declaration, YYYY-MM' })),
  number: orNull(Type.Integer()),
  findings: exactly({ K: count('critical'), Z: count('errors'), O: count('warnings'), I: count('information'), R: count('others') }),
  refusal: orNull(exactly({ kind: Type.String(), detail: bilingual() })),
  submissionId: orNull(uuid('Its submission, once filed')),
});

const told = (ctx: Pick<Ctx, 'house'>, set: DocumentSet) => ({
  setId: set.setId,
  state: set.state,
  fileName: set.fileName,
  bytes: set.bytes,
  readBytes: set.readBytes,
  receivedAt: set.receivedAt.toISOString(),
  version: set.version,
  documents: set.documents,
  people: set.people,
  month: set.month,
  number: set.number,
  findings: Object.fromEntries(CLASSES.map(one => [one, set.found[one] ?? 0])),
  refusal: set.refusal && { kind: set.refusal.kind, detail: refusalWords(ctx, set) },
  submissionId: set.submissionId,
});

function refusalWords(ctx: Pick<Ctx, 'house'>, { refusal }: DocumentSet) {
  const say = (lang: 'pl' | 'en'): string => {
    if (refusal?.kind === 'broken') return text(lang)('refusal.broken', { why: sentenceOf(ctx.house.pack, refusal, lang) });
    if (refusal?.kind === 'other-payer') return text(lang)('refusal.other-payer.api');
    return text(lang)(`refusal.${refusal?.kind ?? 'empty'}`);
  };
  return { pl: say('pl'), en: say('en') };
}

const postSet: ApiRoute = {
  ...shared,
  method: 'POST',
  path: '/api/v1/kedu',
  operation: 'postSet',
  summary: { pl: 'Przekaż zestaw dokumentów ubezpieczeniowych', en: 'Bring a set of insurance documents' },
  about:
    'Takes a KEDU 5.6 or 5.7 file of any size up to the limit, as it comes. Its beginning is looked into at once: what cannot be read is refused here. Then it is checked by the format and all rules; ask for its state, or subscribe to `set.read`. Nothing is filed yet. The same Idempotency-Key with the same bytes gets the same set again.',
  permission: { action: 'payers.bring' },
  scope: 'submissions.write',
  headers: {
    'idempotency-key': Type.String({ format: 'uuid', description: 'A UUID of your own, one for each file' }),
  },
  query: { fileName: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: 'How people will see it called' })) },
  streams: { type: 'application/xml', about: 'The KEDU file, UTF-8.', example: EXAMPLE_SET },
  bodyLimit: MOST_BYTES,
  answer: { status: 202, about: 'It is kept and is being checked.', schema: exactly({ setId: uuid(), state: Type.Literal('received') }) },
  problems: ['idempotency-key', 'key-reused', 'not-taken'],
  example: { headers: { 'idempotency-key': '3f0c2a51-7a0e-4a44-8a17-6b3df0a3c9d1' } },
  apart: bring,
};

async function bring({ house, actor }: ApiApart, request: ApiRequest): Promise<ApiAnswer> {
  const key = request.headers['idempotency-key'];
  if (key === undefined || !UUID.test(key)) return refused('idempotency-key');
  const received = await receiveSet(house, actor, {
    origin: 'api',
    fileName: request.query['fileName'] ?? 'kedu.xml',
    content: request.content ?? nothing(),
    idempotencyKey: key,
  });
  if (!received.ok) return refusedToBring({ house }, received.refusal);
  const { setId, replayed } = received.value;
  return { kind: 'json', status: 202, location: `/api/v1/kedu/${setId}`, replayed, body: { setId, state: 'received' } };
}

// biome-ignore lint/correctness/useYield: a body that was not sent
async function* nothing(): AsyncGenerator<Uint8Array> {}

function refusedToBring(ctx: Pick<Ctx, 'house'>, refusal: ReceiveRefusal): ApiAnswer {
  const t = text('en');
  switch (refusal.kind) {
    case 'not-permitted':
      return refused('forbidden', { detail: t('refusal.not-permitted') });
    case 'key-reused':
      return refused('key-reused');
    case 'empty':
      return refused('not-taken', { detail: t('refusal.empty') });
    case 'too-large':
      return refused('not-taken', { detail: t('refusal.too-large', { megabytes: Math.floor(refusal.mostBytes / 1_000_000) }) });
    case 'broken':
      return refused('not-taken', { detail: t('refusal.broken', { why: sentenceOf(ctx.house.pack, refusal, 'en') }) });
  }
}

/** One of the party's that this actor may see, audited. */
async function open(ctx: Ctx<PersonActor>, request: ApiRequest): Promise<DocumentSet | undefined> {
  const setId = parseId<SetId>(request.params['setId'] ?? '');
  const set = setId && (await worksForPayer(ctx)) ? await findSet(ctx.db, ctx.actor.partyId, setId) : undefined;
  if (!set || set.state === 'thrown-away') return undefined;
  await ctx.audit({ action: 'payers.read-set', object: `set:${set.setId}`, subjectPartyId: set.partyId });
  return set;
}

const listRoute: ApiRoute = {
  ...shared,
  method: 'GET',
  path: '/api/v1/kedu',
  operation: 'listSets',
  summary: { pl: 'Zestawy dokumentów, od najnowszego', en: 'Sets of documents, newest first' },
  query: PAGING,
  answer: { status: 200, about: 'A page of sets.', schema: page(ShownSet) },
  example: { query: { limit: '20' } },
  async asks(ctx, { query }) {
    const place = placeOf(query, [INSTANT, UUID]);
    if (place === undefined) return refused('bad-request', { detail: 'This cursor is not one of ours.' });
    const limit = limitOf(query);
    const before = place ? { receivedAt: place[0] as string, setId: place[1] as string } : undefined;
    const sets = (await worksForPayer(ctx)) ? await listSets(ctx.db, ctx.actor.partyId, { limit: limit + 1, before }) : [];
    await ctx.audit({ action: 'payers.read', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
    const { items, next } = pageOf(sets, limit, one => [one.receivedAt.toISOString(), one.setId]);
    return found({ items: items.map(one => told(ctx, one)), next });
  },
};

const oneRoute: ApiRoute = {
  ...shared,
  method: 'GET',
  path: '/api/v1/kedu/:setId',
  operation: 'getSet',
  summary: { pl: 'Stan zestawu', en: 'State of a set' },
  params,
  answer: { status: 200, about: 'How far it has come.', schema: ShownSet },
  example,
  async asks(ctx, request) {
    const set = await open(ctx, request);
    return set ? found(told(ctx, set)) : refused('not-found');
  },
};

const findingsRoute: ApiRoute = {
  ...shared,
  method: 'GET',
  path: '/api/v1/kedu/:setId/findings',
  operation: 'listFindings',
  summary: { pl: 'Wyniki sprawdzenia zestawu', en: 'What was found in a set' },
  params,
  query: { ...PAGING, class: Type.Optional(oneOf(CLASSES)) },
  answer: {
    status: 200,
    about: 'A page of findings, in the order of the file.',
    schema: page(
      exactly({
        class: oneOf(CLASSES),
        code: Type.String(),
        document: orNull(exactly({ place: Type.Integer(), type: orNull(Type.String()), id: orNull(Type.String()) })),
        block: orNull(Type.String()),
        blockId: orNull(Type.String()),
        field: orNull(Type.String()),
        person: orNull(Type.String()),
        line: Type.Integer(),
        byte: Type.Integer(),
        message: bilingual(),
      }),
    ),
  },
  example: { ...example, query: { limit: '20' } },
  async asks(ctx, request) {
    const set = await open(ctx, request);
    if (!set) return refused('not-found');
    const place = placeOf(request.query, [/^\d{1,9}$/]);
    if (place === undefined) return refused('bad-request', { detail: 'This cursor is not one of ours.' });
    const limit = limitOf(request.query);
    const findings = await listFindings(ctx.db, set, {
      limit: limit + 1,
      after: place ? Number(place[0]) : -1,
      class: CLASSES.find(one => one === request.query['class']),
    });
    const { items, next } = pageOf(findings, limit, one => [String(one.place)]);
    return found({
      items: items.map(one => ({
        class: one.class,
        code: one.code,
        document: one.documentPlace === null ? null : { place: one.documentPlace, type: one.documentType, id: one.documentId },
        block: one.block,
        blockId: one.blockId,
        field: one.field,
        person: one.person,
        line: one.line,
        byte: one.byte,
        message: { pl: sentenceOf(ctx.house.pack, one, 'pl'), en: sentenceOf(ctx.house.pack, one, 'en') },
      })),
      next,
    });
  },
};

const fileRoute: ApiRoute = {
  ...shared,
  method: 'POST',
  path: '/api/v1/kedu/:setId/filing',
  operation: 'fileSet',
  summary: { pl: 'Wyślij zestaw', en: 'File a set' },
  about:
    'Files a set that is `ready`: the program’s key stands for the signature, as whoever registered the program allowed. A set with findings of class K is not filed; findings of class Z must be known of. Asked again it gets the same receipt.',
  permission: { action: 'payers.bring' },
  scope: 'submissions.write',
  params,
  body: Type.Object(
    {
      knowsFaults: Type.Optional(Type.Boolean({ description: 'That findings of class Z are known of and the set is filed all the same' })),
    },
    { additionalProperties: false },
  ),
  answer: {
    status: 201,
    about: 'It is received; booking follows.',
    schema: exactly({
      submissionId: uuid(),
      receipt: exactly({ receiptId: uuid(), number: Type.String(), receivedAt: instant() }),
    }),
  },
  problems: ['not-taken', 'key-reused'],
  example: { ...example, body: { knowsFaults: true } },
  async apart({ house, actor }, request) {
    const setId = parseId<SetId>(request.params['setId'] ?? '');
    if (!setId) return refused('not-found');
    const knowsFaults = (request.body as { knowsFaults?: boolean }).knowsFaults === true;
    const signature = actor.clientId === undefined ? 'portal-profile' : 'client-key';
    const filed = await fileSet(house, actor, { token: request.token, setId, knowsFaults, signature });
    if (!filed.ok) return refusedToFile(filed.refusal.kind);
    const { submissionId, receiptId, receiptNumber, receivedAt, replayed } = filed.value;
    return {
      kind: 'json',
      status: 201,
      location: `/api/v1/submissions/${submissionId}`,
      replayed,
      body: { submissionId, receipt: { receiptId, number: receiptNumber, receivedAt: receivedAt.toISOString() } },
    };
  },
};

const NOT_TAKEN: readonly string[] = ['not-ready', 'critical', 'not-confirmed'] satisfies FileSetRefusal['kind'][];

function refusedToFile(kind: string): ApiAnswer {
  const t = text('en');
  if (kind === 'no-such-set') return refused('not-found');
  if (kind === 'key-reused') return refused('key-reused');
  if (NOT_TAKEN.includes(kind)) return refused('not-taken', { detail: t(`refusal.${kind as 'critical'}`) });
  return refused('forbidden', { detail: t('refusal.not-permitted') });
}

export const api: readonly ApiRoute[] = [postSet, listRoute, oneRoute, findingsRoute, fileRoute];
