import { Type } from '@sinclair/typebox';
import { dayOf } from '#kernel/day.ts';
import { parseId, type SubmissionId } from '#kernel/ids.ts';
import { unreachable } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { type ApiAnswer, type ApiApart, type ApiRequest, type ApiRoute, found, refused } from '#platform/http/api.ts';
import { exactly, instant, oneOf, page, uuid } from '#platform/http/api-schemas.ts';
import { INSTANT, limitOf, pageOf, PAGING, placeOf, UUID } from '#platform/http/cursor.ts';
import { attestFiling } from './attempts/attest-filing.ts';
import { formRoutes } from './form-routes.ts';
import { readsOnlyOwn, recallKnown } from './known.ts';
import { text } from './text.ts';
import type { FilingRefusal, Submission } from './types.ts';
import { fileForm, isFiledThrough } from './use-cases/file-form.ts';
import { findSubmission, submissionsAfter } from './views.ts';

const RELATIONS = { self: 'own', representative: 'represented', mandate: 'mandated' } as const;
const ANSWER_CHANNELS = ['electronic', 'post', 'branch'] as const;
const CHANNELS = ['portal', 'desk', 'kiosk', 'phone', 'api'] as const;
const formCode = Type.String({
  minLength: 1,
  maxLength: 20,
  pattern: '^[A-Za-z0-9_.-]+$',
  description: 'Code of the form, as in the catalogue',
});

const Filing = Type.Object(
  {
    form: formCode,
    answers: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), {
      maxProperties: 500,
      description: 'By the JSON Schema of the form; what is known of the party may be left out',
    }),
    answerChannel: Type.Optional(oneOf(ANSWER_CHANNELS, 'How the party wants the answer; electronic where nothing is said')),
  },
  { additionalProperties: false },
);
interface FilingBody {
  form: string;
  answers: Record<string, unknown>;
  answerChannel?: (typeof ANSWER_CHANNELS)[number];
}

const shared = { tag: 'submissions', for: 'person', permission: { action: 'submissions.read' }, scope: 'submissions.read' } as const;
const line = {
  submissionId: uuid(),
  form: Type.String(),
  version: Type.Integer(),
  filedAt: instant('When it was received, to the instant'),
  channel: oneOf(CHANNELS, 'Through which channel it came'),
  receiptId: uuid('Its filing receipt (UPP)'),
};

const postSubmission: ApiRoute = {
  method: 'POST',
  path: '/api/v1/submissions',
  formerly: '/api/submissions',
  operation: 'postSubmission',
  tag: 'submissions',
  summary: { pl: 'Złóż dokument', en: 'File a form' },
  about:
    'Files a form whole: one request, one commit, one receipt (UPP). When the answer comes, the submission is received, and the moment in the receipt is when the request came. Sent again with the same Idempotency-Key and the same content it gets the first answer again (`Idempotent-Replayed: true`); with other content it is refused. A form whose catalogue entry says `byProgram: false` (a mandate, its revocation, a change of bank account) is a declaration that a human makes at that moment: from a program it is refused as `forbidden`. When we cannot take a filing by our own fault (500, 503), the problem carries `attempt`: the number, time and address of a sealed proof that you tried. It is not a receipt: repeat the request with the same Idempotency-Key; a clerk can let the time of the proof count.',
  for: 'person',
  permission: { action: 'submissions.read' },
  scope: 'submissions.write',
  admitsItself: true,
  headers: { 'idempotency-key': Type.String({ format: 'uuid', description: 'A UUID of your own, one for each document' }) },
  body: Filing,
  answer: {
    status: 201,
    about: 'It is received.',
    schema: exactly({
      submissionId: uuid(),
      receipt: exactly({ receiptId: uuid(), number: Type.String(), receivedAt: instant() }),
    }),
  },
  problems: ['idempotency-key', 'not-found', 'remarks', 'key-reused', 'not-taken'],
  example: {
    headers: { 'idempotency-key': '0b4f7a3e-6f2d-4c1b-9a57-3d2f5e8c1a90' },
    body: { form: 'RWN', answers: { copies: 1, purpose: 'tender', truth: true, settled: true }, answerChannel: 'electronic' },
    answer: {
      submissionId: '0198f3a2-7c1e-7b3a-9d40-5a6f0c2e1b77',
      receipt: { receiptId: '0198f3a2-7c1e-7d55-8a11-0e9b6c4d2f38', number: 'UPP-0198F3A2-7C1E', receivedAt: '2026-11-24T08:00:00.000Z' },
    },
  },
  apart: file,
  async whenWeFail(at, { body, headers }) {
    const key = headers['idempotency-key'];
    if (key === undefined || !UUID.test(key)) return undefined;
    return attestFiling(at, { formCode: (body as FilingBody).form, answers: (body as FilingBody).answers, idempotencyKey: key });
  },
};

async function file(at: ApiApart, request: ApiRequest): Promise<ApiAnswer> {
  const { house, actor } = at;
  const body = request.body as FilingBody;
  const key = request.headers['idempotency-key'];
  if (key === undefined || !UUID.test(key)) return refused('idempotency-key');
  const form = house.forms.validOn(body.form, dayOf(house.clock()));
  if (!form) return refusedFiling({ kind: 'no-such-form' });
  if (form.definition.madeAt !== undefined || form.definition.endsIn !== undefined)
    return refused('not-taken', { detail: text('en')('refusal.made-elsewhere') });
  if (!isFiledThrough(form.definition, actor)) return refusedFiling({ kind: 'human-only' });
  const read = form.readJson(body.answers);
  if (!read.ok)
    return refused('remarks', {
      errors: read.refusal.map(fault => ({ pointer: `/answers${fault.at === '/' ? '' : fault.at}`, detail: fault.message })),
    });
  const permitted = house.policy.decide({
    actor,
    action: 'submissions.file',
    resource: { kind: 'form', relation: RELATIONS[actor.relation], code: form.definition.code, level: form.definition.signature.level },
  });
  if (!permitted.permitted) return refused('forbidden', { detail: permitted.why.en });
  const known = await recallKnown(house, actor, form.definition);
  const filed = await fileForm(house, {
    token: request.token,
    session: { actor, partyRoles: (known['party.roles'] ?? []) as Parameters<typeof fileForm>[1]['session']['partyRoles'] },
    form,
    answers: read.value,
    known,
    attachments: [],
    answerChannel: body.answerChannel ?? 'electronic',
    signature: actor.clientId === undefined ? 'portal-profile' : 'client-key',
    idempotencyKey: key,
    draftId: null,
  });
  if (!filed.ok) return refusedFiling(filed.refusal);
  const { submissionId, receiptId, receiptNumber, receivedAt, replayed } = filed.value;
  return {
    kind: 'json',
    status: 201,
    location: `/api/v1/submissions/${submissionId}`,
    replayed,
    body: { submissionId, receipt: { receiptId, number: receiptNumber, receivedAt: receivedAt.toISOString() } },
  };
}

/** Each refusal as a problem; a new kind does not compile until it has one. */
function refusedFiling(refusal: FilingRefusal): ApiAnswer {
  const t = text('en');
  switch (refusal.kind) {
    case 'no-such-form':
      return refused('not-found', { detail: t('refusal.no-such-form') });
    case 'not-admitted':
    case 'self-only':
    case 'human-only':
    case 'not-for-this-role':
    case 'level':
      return refused('forbidden', { detail: t(`refusal.${refusal.kind}`) });
    case 'key-reused':
      return refused('key-reused');
    case 'attachments-waiting':
    case 'attachment-missing':
    case 'answer-channel':
    case 'attachments-not-taken':
      return refused('not-taken', { detail: t(`refusal.${refusal.kind}`) });
    case 'remarks':
      return refused('remarks', {
        detail: t('refusal.remarks'),
        errors: refusal.remarks.map(remark => ({
          pointer: `/answers/${remark.path.replaceAll('.', '/')}`,
          code: remark.kind,
          detail: remark.text.en,
          pl: remark.text.pl,
        })),
      });
    default:
      return unreachable(refusal);
  }
}

const listRoute: ApiRoute = {
  ...shared,
  method: 'GET',
  path: '/api/v1/submissions',
  operation: 'listSubmissions',
  summary: { pl: 'Złożone dokumenty, od najnowszego', en: 'What was filed, newest first' },
  query: { ...PAGING, form: Type.Optional(formCode) },
  answer: { status: 200, about: 'A page of submissions.', schema: page(exactly(line)) },
  example: { query: { limit: '20' } },
  async asks(ctx, { query }) {
    const place = placeOf(query, [INSTANT, UUID]);
    if (place === undefined) return refused('bad-request', { detail: 'This cursor is not one of ours.' });
    const limit = limitOf(query);
    const lines = await submissionsAfter(ctx.db, ctx.actor.partyId, {
      formCode: query['form'] ?? null,
      by: (await readsOnlyOwn(ctx)) ? ctx.actor.personId : null,
      limit,
      after: place && { filedAt: place[0] as string, submissionId: place[1] as string },
    });
    await ctx.audit({ action: 'submissions.list', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
    const { items, next } = pageOf(lines, limit, one => [one.filedAt.toISOString(), one.submissionId]);
    return found({
      items: items.map(one => ({
        submissionId: one.submissionId,
        form: one.formCode,
        version: one.formVersion,
        filedAt: one.filedAt.toISOString(),
        channel: one.channel,
        receiptId: one.receiptId,
      })),
      next,
    });
  },
};

/** One of the party's that this actor may read, audited. */
async function open(ctx: Ctx<PersonActor>, request: ApiRequest): Promise<Submission | undefined> {
  const submissionId = parseId<SubmissionId>(request.params['submissionId'] ?? '');
  const submission = submissionId && (await findSubmission(ctx.db, ctx.actor.partyId, submissionId));
  if (!submission || (submission.filedBy !== ctx.actor.personId && (await readsOnlyOwn(ctx)))) return undefined;
  await ctx.audit({ action: 'submissions.read', object: `submission:${submission.submissionId}`, subjectPartyId: submission.partyId });
  return submission;
}

const oneRoute: ApiRoute = {
  ...shared,
  method: 'GET',
  path: '/api/v1/submissions/:submissionId',
  formerly: '/api/submissions/:submissionId',
  operation: 'getSubmission',
  summary: { pl: 'Złożony dokument', en: 'One submission' },
  params: { submissionId: uuid() },
  answer: {
    status: 200,
    about: 'As it was filed.',
    schema: exactly({
      ...line,
      answerChannel: oneOf(ANSWER_CHANNELS),
      relation: oneOf(['self', 'representative', 'mandate'], 'On what ground whoever filed acted for the party'),
      answers: Type.Record(Type.String(), Type.Unknown()),
      documentSha256: Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Of the document, as it stands in the receipt' }),
    }),
  },
  example: { params: { submissionId: '0198f3a2-7c1e-7b3a-9d40-5a6f0c2e1b77' } },
  async asks(ctx, request) {
    const submission = await open(ctx, request);
    if (!submission) return refused('not-found');
    return found({
      submissionId: submission.submissionId,
      form: submission.formCode,
      version: submission.formVersion,
      filedAt: submission.filedAt.toISOString(),
      channel: submission.channel,
      receiptId: submission.receiptId,
      answerChannel: submission.answerChannel,
      relation: submission.relation,
      answers: submission.answers,
      documentSha256: submission.documentSha256,
    });
  },
};

const documentRoute: ApiRoute = {
  ...shared,
  method: 'GET',
  path: '/api/v1/submissions/:submissionId/document',
  operation: 'getSubmissionDocument',
  summary: { pl: 'Dokument XML, bajt w bajt jak w UPP', en: 'The document as XML, byte for byte as in the receipt' },
  params: { submissionId: uuid() },
  answer: { status: 200, about: 'The XML.', type: 'application/xml' },
  example: { params: { submissionId: '0198f3a2-7c1e-7b3a-9d40-5a6f0c2e1b77' } },
  async asks(ctx, request) {
    const submission = await open(ctx, request);
    if (!submission) return refused('not-found');
    const fileName = `${submission.formCode}-${submission.submissionId}.xml`;
    return { kind: 'bytes', bytes: Buffer.from(submission.document, 'utf8'), type: 'application/xml', fileName };
  },
};

export const api: readonly ApiRoute[] = [postSubmission, listRoute, oneRoute, documentRoute, ...formRoutes];
