import { randomUUID } from 'node:crypto';
import { Type } from '@sinclair/typebox';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { dayOf } from '#kernel/day.ts';
import { parseId, type SubmissionId } from '#kernel/ids.ts';
import { unreachable } from '#kernel/result.ts';
import { findSession, recallSession } from '#modules/identity/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { sessionToken } from '#platform/http/cookies.ts';
import { problem } from '#platform/http/server.ts';
import { look } from '#platform/transact.ts';
import { readsOnlyOwn, recallKnown } from './known.ts';
import { findSubmission } from './views.ts';
import { text } from './text.ts';
import type { FilingRefusal } from './types.ts';
import { fileForm } from './use-cases/file-form.ts';

const Filing = Type.Object(
  {
    form: Type.String({ minLength: 1, maxLength: 20, description: 'Code of the form, as in GET /forms' }),
    answers: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), {
      maxProperties: 500,
      description: 'By the JSON Schema of the form; locked fields may be left out',
    }),
    answerChannel: Type.Optional(Type.Union([Type.Literal('electronic'), Type.Literal('post'), Type.Literal('branch')])),
  },
  { additionalProperties: false },
);

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `POST /api/submissions` files a form whole: one request, one commit, one UPP. The same Idempotency-Key with the same
 *  body gets the first answer again; with another body, 422. `GET /api/submissions/:id` reads it back. */
export function routes(app: FastifyInstance, house: House): void {
  app.post<{ Body: { form: string; answers: Record<string, unknown>; answerChannel?: 'electronic' | 'post' | 'branch' } }>(
    '/api/submissions',
    { schema: { body: Filing } },
    async (request, reply) => {
      const token = sessionToken(request, 'portal');
      const session = token === undefined ? undefined : await recallSession(house, token);
      if (!token || !session || session.actor.kind !== 'person') return reply.code(401).type('application/problem+json').send(problem(401));
      const key = request.headers['idempotency-key'];
      if (typeof key !== 'string' || !UUID.test(key)) return told(reply, 400, 'Idempotency-Key is missing or not a UUID.');
      const form = house.forms.validOn(request.body.form, dayOf(house.clock()));
      if (!form) return refused(reply, { kind: 'no-such-form' });
      const read = form.readJson(request.body.answers);
      if (!read.ok)
        return reply
          .code(422)
          .type('application/problem+json')
          .send({
            ...problem(422),
            errors: read.refusal.map(fault => ({ pointer: `/answers${fault.at === '/' ? '' : fault.at}`, detail: fault.message })),
          });
      const actor = session.actor as PersonActor;
      const permitted = house.policy.decide({
        actor,
        action: 'submissions.file',
        resource: { kind: 'form', relation: RELATIONS[actor.relation], code: form.definition.code, level: form.definition.signature.level },
      });
      if (!permitted.permitted) return told(reply, 403, permitted.why.en);
      const filed = await fileForm(house, {
        token,
        session: { actor: { ...actor, channel: 'api' }, partyRoles: session.partyRoles },
        form,
        answers: read.value,
        known: await recallKnown(house, actor, form.definition),
        attachments: [],
        answerChannel: request.body.answerChannel ?? 'electronic',
        signature: 'portal-profile',
        idempotencyKey: key,
        draftId: null,
      });
      if (!filed.ok) return refused(reply, filed.refusal);
      const { submissionId, receiptId, receiptNumber, receivedAt, replayed } = filed.value;
      if (replayed) reply.header('idempotent-replayed', 'true');
      return reply
        .code(201)
        .header('location', `/api/submissions/${submissionId}`)
        .send({ submissionId, receipt: { receiptId, number: receiptNumber, receivedAt: receivedAt.toISOString() } });
    },
  );

  app.get<{ Params: { submissionId: string } }>('/api/submissions/:submissionId', async (request, reply) => {
    const token = sessionToken(request, 'portal');
    const session = token === undefined ? undefined : await findSession(house, token, 'portal');
    if (!session || session.actor.kind !== 'person') return reply.code(401).type('application/problem+json').send(problem(401));
    const actor = session.actor as PersonActor;
    const permitted = house.policy.decide({ actor, action: 'submissions.read', resource: { kind: 'page', relation: 'own' } });
    if (!permitted.permitted) return told(reply, 403, permitted.why.en);
    const submissionId = parseId<SubmissionId>(request.params.submissionId);
    const found =
      submissionId &&
      (await look(house, actor, async ctx => {
        const submission = await findSubmission(ctx.db, actor.partyId, submissionId);
        if (submission && submission.filedBy !== actor.personId && (await readsOnlyOwn(ctx))) return undefined;
        if (submission)
          await ctx.audit({ action: 'submissions.read', object: `submission:${submissionId}`, subjectPartyId: actor.partyId });
        return submission;
      }));
    if (!found) return reply.code(404).type('application/problem+json').send(problem(404));
    return {
      submissionId: found.submissionId,
      form: found.formCode,
      version: found.formVersion,
      filedAt: found.filedAt.toISOString(),
      answers: found.answers,
      documentSha256: found.documentSha256,
      receiptId: found.receiptId,
    };
  });
}

const RELATIONS = { self: 'own', representative: 'represented', mandate: 'mandated' } as const;

const told = (reply: FastifyReply, status: number, detail: string): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .send({ ...problem(status, randomUUID().slice(0, 8)), detail });

/** Each refusal as a status and a sentence; a new kind does not compile until it has both. */
function refused(reply: FastifyReply, refusal: FilingRefusal): FastifyReply {
  const t = text('en');
  switch (refusal.kind) {
    case 'no-such-form':
      return told(reply, 404, t('refusal.no-such-form'));
    case 'not-admitted':
      return told(reply, 403, t('refusal.not-admitted'));
    case 'self-only':
    case 'not-for-this-role':
    case 'level':
      return told(reply, 403, t(`refusal.${refusal.kind}`));
    case 'key-reused':
    case 'attachments-waiting':
    case 'attachment-missing':
    case 'answer-channel':
    case 'attachments-not-taken':
      return told(reply, 422, t(`refusal.${refusal.kind}`));
    case 'remarks':
      return reply
        .code(422)
        .type('application/problem+json')
        .send({
          ...problem(422),
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
