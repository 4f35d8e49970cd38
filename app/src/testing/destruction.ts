import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { MatterId, PartyId, PersonId, SubmissionId } from '#kernel/ids.ts';
import { matterOfSubmission } from '#modules/cases/index.ts';
import { openSessionFor } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { look } from '#platform/transact.ts';
import { asOwner } from './database.ts';
import type { TestHouse } from './house.ts';
import { openDoor } from './machine-door.ts';
import { portalCookie } from './web.ts';

const system: SystemActor = { kind: 'system', name: 'test', channel: 'worker' };
/** Stands in everything that is put into a matter beside what the house itself writes. */
export const SECRET = 'żółw-łasy-na-fasolę';

export interface FiledMatter {
  partyId: PartyId;
  matterId: MatterId;
  submissionId: SubmissionId;
  number: string;
}

const doors = new WeakMap<House, Promise<FastifyInstance>>();

/** Firma X asks for a certificate, as its accountant files it; the computer grants it, with a letter. */
export async function settledMatter(
  h: TestHouse,
  who: { person: { id: PersonId }; party: { id: PartyId } } = { person: cast.katarzyna, party: cast.firmaX },
): Promise<FiledMatter> {
  const door = doors.get(h.house) ?? openDoor(h.house);
  doors.set(h.house, door);
  const { token } = await openSessionFor(h.house, { personId: who.person.id }, { actingFor: who.party.id });
  const filed = await (await door).inject({
    method: 'POST',
    url: '/api/v1/submissions',
    headers: { cookie: portalCookie(token), 'idempotency-key': randomUUID(), 'sec-fetch-site': 'same-origin' },
    payload: { form: 'RWN', answers: { copies: 1, purpose: 'tender', truth: true, settled: true } },
  });
  if (filed.statusCode !== 201) throw new Error(filed.body);
  await h.settle();
  const { submissionId } = filed.json<{ submissionId: SubmissionId }>();
  const matter = await look(h.house, system, ctx => matterOfSubmission(ctx, submissionId));
  if (matter?.state !== 'decided') throw new Error(`The matter is ${matter?.state ?? 'not there'}.`);
  return { partyId: who.party.id, matterId: matter.matterId, submissionId, number: matter.number };
}

/** What else a matter can hold: a draft with a file, an attempt that counted, a letter a clerk was typing, who read and
 *  was told of its letters, a program that was told, a clock.
 *  @returns the digest of the file */
export async function fillMatter(h: TestHouse, { partyId, matterId, submissionId }: FiledMatter): Promise<string> {
  const sha256 = await h.house.storage.put(Buffer.from(`${SECRET} ${submissionId}`));
  const draftId = randomUUID();
  const run = (text: string, values: readonly unknown[]) => asOwner(h.url, text, [...values]);
  await run(
    `insert into submissions.draft (draft_id, party_id, person_id, form_code, form_version, answers, begun_at, saved_at, filed_as) values ($1, $2, $3, 'RWN', 1, $4, now(), now(), $5)`,
    [draftId, partyId, cast.katarzyna.id, JSON.stringify({ note: SECRET }), submissionId],
  );
  await run(
    `insert into submissions.attachment (attachment_id, party_id, draft_id, submission_id, file_name, media_type, bytes, sha256, scan, added_at)
     values ($1, $2, $3, $4, $5, 'text/plain', 5, $6, 'clean', now())`,
    [randomUUID(), partyId, draftId, submissionId, `${SECRET}.txt`, sha256],
  );
  await run(
    `insert into submissions.honoured_attempt (number, party_id, submission_id, attempted_at, proved, same_answers, reason, honoured_by, honoured_at) values ($1, $2, $3, now(), 'seal', true, $4, $5, now())`,
    [randomUUID(), partyId, submissionId, SECRET, randomUUID()],
  );
  await run(
    `insert into cases.letter_in_work (party_id, matter_id, answer, template, edited, reason, sum, staff_id, saved_at) values ($1, $2, 'ask', 'x', $3, $4, '', $5, now())`,
    [partyId, matterId, JSON.stringify({ pl: [SECRET], en: [] }), SECRET, randomUUID()],
  );
  await run(
    `insert into mailbox.reading (party_id, letter_id, person_id, first_read_at) select party_id, letter_id, $2, now() from mailbox.letter where matter_id = $1 on conflict do nothing`,
    [matterId, cast.katarzyna.id],
  );
  const contact = randomUUID();
  await run(
    `insert into contacts.contact (party_id, contact_id, channel, direction, began_at, staff_id, staff_role, branch_code, matter_id) values ($1, $2, 'call', 'to-us', now(), $3, 'clerk', '12', $4)`,
    [partyId, contact, randomUUID(), matterId],
  );
  await run(
    `insert into contacts.note (party_id, contact_id, version, asked, answered, written_by, written_role, written_at) values ($1, $2, 1, $3, $3, $4, 'clerk', now())`,
    [partyId, contact, SECRET, randomUUID()],
  );
  const subscription = randomUUID();
  await run(
    `insert into webhooks.subscription (party_id, subscription_id, client_id, url, kinds, secret, created_at, created_by) values ($1, $2, $3, 'https://example.test', '{}', '', now(), $4)`,
    [partyId, subscription, randomUUID(), cast.katarzyna.id],
  );
  const message = randomUUID();
  await run(
    `insert into webhooks.message (party_id, message_id, subscription_id, kind, facts, happened_at, next_at, event_id) values ($1, $2, $3, 'matter.opened', $4, now(), now(), $5)`,
    [partyId, message, subscription, JSON.stringify({ matterId }), randomUUID()],
  );
  await run(`insert into webhooks.attempt (party_id, message_id, at, fault, milliseconds) values ($1, $2, now(), $3, 1)`, [
    partyId,
    message,
    SECRET,
  ]);
  return sha256;
}
