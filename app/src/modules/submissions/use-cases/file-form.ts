import { createHash } from 'node:crypto';
import { dayOf } from '#kernel/day.ts';
import type { DraftId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import { refuse, type Result } from '#kernel/result.ts';
import { hashToken, type OpenSession } from '#modules/identity/index.ts';
import { sealReceipt } from '#modules/mailbox/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Answers, FormDefinition, Known } from '#platform/forms/definition.ts';
import type { CompiledForm } from '#platform/forms/registry.ts';
import { type NamedParty, toXml } from '#platform/forms/to-xml.ts';
import type { House } from '#platform/house.ts';
import { newId } from '#platform/new-id.ts';
import { isForRoles } from '../definitions.ts';
import { filingWriter } from '../filing-writer.ts';
import type { AnswerChannel, Attachment, Filed, Filing, FilingRefusal, SignatureClass } from '../types.ts';

export interface FormToFile {
  token: string;
  session: Pick<OpenSession<PersonActor>, 'actor' | 'partyRoles'>;
  form: CompiledForm;
  answers: Answers;
  known: Known;
  attachments: readonly Attachment[];
  answerChannel: AnswerChannel;
  signature: SignatureClass;
  /** Same key, same filing: a draft's id, or the client's Idempotency-Key. */
  idempotencyKey: string;
  draftId: DraftId | null;
}

/** Files a form: checks it whole, makes its document, and lets one statement judge who files and commit everything.
 *  Resolves after COMMIT; the moment of receipt is the moment this was called.
 *  @refuses what FilingRefusal lists; nothing is written then
 *  @throws QueueFull when too many filings wait
 *  @announces submissions.filed */
export async function fileForm(house: House, wish: FormToFile): Promise<Result<Filed, FilingRefusal>> {
  const { session, known } = wish;
  const form = wish.form.definition;
  const at = house.clock();
  if (form.endsIn !== undefined) return refuse({ kind: 'no-such-form' });
  if (!isForRoles(form, session.partyRoles)) return refuse({ kind: 'not-for-this-role' });
  if (form.byProxy === 'self-only' && session.actor.relation === 'mandate') return refuse({ kind: 'self-only' });
  if (!isFiledThrough(form, session.actor)) return refuse({ kind: 'human-only' });
  if (session.actor.level < form.signature.level) return refuse({ kind: 'level', needed: form.signature.level });
  if (!form.answerChannels.includes(wish.answerChannel)) return refuse({ kind: 'answer-channel' });
  if (form.attachments === 'none' && wish.attachments.length > 0) return refuse({ kind: 'attachments-not-taken' });
  if (form.attachments === 'required' && wish.attachments.length === 0) return refuse({ kind: 'attachment-missing' });
  if (wish.attachments.some(attachment => attachment.scan !== 'clean')) return refuse({ kind: 'attachments-waiting' });
  const { answers, remarks } = wish.form.settle({ answers: wish.answers, known, today: dayOf(at) });
  if (remarks.length > 0) return refuse({ kind: 'remarks', remarks });
  const filing = filingOf(wish, answers, at);
  const filed = await filingWriter(house).write(filing);
  if (filed.ok && house.config.SEAL_BEFORE_ANSWER) await sealReceipt(house, filing.partyId, filed.value.receiptId);
  return filed;
}

/** Whether a form is filed by who acts: a program files what its definition leaves to programs, whatever it came through. */
export const isFiledThrough = ({ channels }: FormDefinition, { channel, clientId }: PersonActor): boolean =>
  channels === undefined || (channels.some(one => one === channel) && (clientId === undefined || channels.includes('api')));

function filingOf(wish: FormToFile, answers: Answers, at: Date): Filing {
  const { session, known } = wish;
  const form = wish.form.definition;
  const sender = namedParty(known, 'party');
  // Nothing of the moment stands in the document, so that the same form filed again is the same bytes.
  const document = toXml(form, answers, known, {
    filedFor: sender,
    filedBy: namedParty(known, 'person'),
    relation: session.actor.relation,
    answerChannel: wish.answerChannel,
    attachments: wish.attachments,
  }).toString('utf8');
  const documentSha256 = createHash('sha256').update(document).digest('hex');
  return {
    tokenHash: hashToken(wish.token),
    partyId: session.actor.partyId,
    submissionId: newId<SubmissionId>(at.getTime()),
    receiptId: newId<ReceiptId>(at.getTime()),
    formCode: form.code,
    formVersion: form.version,
    neededLevel: form.signature.level,
    formRoles: form.roles,
    selfOnly: form.byProxy === 'self-only',
    at,
    answers,
    document,
    documentSha256,
    channel: session.actor.channel,
    answerChannel: wish.answerChannel,
    signature: { class: wish.signature, statement: documentSha256, ...(session.actor.clientId ? { client: session.actor.clientId } : {}) },
    idempotencyKey: wish.idempotencyKey,
    // The document holds the answers, the answer channel and the attachments' hashes: all that could differ.
    bodySha256: documentSha256,
    draftId: wish.draftId,
    sender: { name: sender.name, identifierKind: sender.idKind, identifier: sender.id },
  };
}

/** The party or the person at the keyboard, by the identifier they are best known by. */
export function namedParty(known: Known, who: 'party' | 'person'): NamedParty {
  const text = (name: string): string => (typeof known[name] === 'string' ? (known[name] as string) : '');
  const name = who === 'party' ? text('party.name') : `${text('person.names')} ${text('person.surname')}`.trim();
  for (const kind of ['nip', 'regon', 'pesel'] as const) {
    const id = text(`${who}.${kind}`);
    if (id !== '') return { name, idKind: kind.toUpperCase(), id };
  }
  return { name, idKind: 'NONE', id: '' };
}
