import { dayOf } from '#kernel/day.ts';
import { decimalOf, grosze } from '#kernel/grosze.ts';
import type { SetId } from '#kernel/ids.ts';
import { refuse, type Result } from '#kernel/result.ts';
import { closeDraft, fileForm, type Filed, type FilingRefusal, recallKnown, type SignatureClass } from '#modules/submissions/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { look, transact } from '#platform/transact.ts';
import { accept } from '#kernel/result.ts';
import { findSet, noteFiled } from '../store/sets.ts';
import type { DocumentSet, FileSetRefusal } from '../types.ts';
import { dueOfSet } from '../views.ts';
import { SET_FORM, worksForPayer } from '../works-for-payer.ts';

export interface SetToFile {
  token: string;
  setId: SetId;
  /** Who files says that they know of the findings of class Z. */
  knowsFaults: boolean;
  signature: SignatureClass;
}

/** Signs and files a set: its cover, which names the file by its digest, goes through the one filing statement. What
 *  follows (receipt, matter, booking) follows from the filing. Sent twice it is filed once: its own number is the key.
 *  @refuses FileSetRefusal, FilingRefusal; nothing is written then */
export async function fileSet(house: House, actor: PersonActor, wish: SetToFile): Promise<Result<Filed, FileSetRefusal | FilingRefusal>> {
  const form = house.forms.validOn(SET_FORM, dayOf(house.clock()));
  if (!form) return refuse({ kind: 'no-such-form' });
  const { set, due } = await look(house, actor, async ctx => {
    const found = (await worksForPayer(ctx)) ? await findSet(ctx.db, actor.partyId, wish.setId) : undefined;
    return { set: found, due: found && (await dueOfSet(ctx.db, found)) };
  });
  if (!set || set.state === 'thrown-away') return refuse({ kind: 'no-such-set' });
  if (set.state === 'received' || set.state === 'refused') return refuse({ kind: 'not-ready' });
  if ((set.found.K ?? 0) > 0) return refuse({ kind: 'critical' });
  if ((set.found.Z ?? 0) > 0 && !wish.knowsFaults) return refuse({ kind: 'not-confirmed' });
  const known = await recallKnown(house, actor, form.definition);
  const filed = await fileForm(house, {
    token: wish.token,
    session: { actor, partyRoles: (known['party.roles'] ?? []) as Parameters<typeof fileForm>[1]['session']['partyRoles'] },
    form,
    answers: coverOf(set, due),
    known,
    attachments: [],
    answerChannel: 'electronic',
    signature: wish.signature,
    idempotencyKey: set.setId,
    draftId: null,
  });
  if (filed.ok)
    await transact(house, actor, async ctx => {
      if (set.draftId) await closeDraft(ctx.db, set.draftId, filed.value.submissionId, filed.value.receivedAt);
      await noteFiled(ctx.db, set, { submissionId: filed.value.submissionId, at: filed.value.receivedAt });
      return accept(undefined);
    });
  return filed;
}

/** What is signed: the file by its digest, and what it says in a few figures. */
function coverOf(set: DocumentSet, due: bigint | undefined) {
  return {
    setId: set.setId,
    sha256: set.sha256,
    fileName: set.fileName,
    bytes: set.bytes,
    documents: set.documents,
    people: set.people,
    ...(set.month === null ? {} : { month: set.month, number: String(set.number ?? 0).padStart(2, '0') }),
    ...(due === undefined ? {} : { due: decimalOf(grosze(due > 0n ? due : 0n)) }),
    knownFaults: set.found.Z ?? 0,
  };
}
