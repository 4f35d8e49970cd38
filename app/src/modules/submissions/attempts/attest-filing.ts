import { dayOf } from '#kernel/day.ts';
import type { DraftId } from '#kernel/ids.ts';
import type { ApiFailed } from '#platform/http/api.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import type { ProblemMore } from '#platform/http/problems.ts';
import { lastKnown } from '../known.ts';
import { isFiledThrough, namedParty } from '../use-cases/file-form.ts';
import { askForNote } from './ask.ts';
import { answersDigest } from './digest.ts';

/** A filing by a program that failed by our fault: a proof of the attempt, and its address. Its Idempotency-Key stands
 *  where the draft's id stands for people: sent again it is the same attempt.
 *  @returns undefined where it would not have been taken anyway, as far as that is known, or nobody gives proofs */
export async function attestFiling(
  { house, actor, partyName, why }: ApiFailed,
  filing: { formCode: string; answers: unknown; idempotencyKey: string },
): Promise<ProblemMore | undefined> {
  const now = house.clock();
  const form = house.forms.validOn(filing.formCode, dayOf(now));
  const read = form?.readJson(filing.answers);
  if (!form || !read?.ok || !isFiledThrough(form.definition, actor)) return undefined;
  const { code, version, title } = form.definition;
  const known = lastKnown(actor, form.definition);
  const settled = known && form.settle({ answers: read.value, known, today: dayOf(now) });
  if (settled && settled.remarks.length > 0) return undefined;
  const sender = known && namedParty(known, 'party');
  const note = await askForNote(house, {
    draftId: filing.idempotencyKey as DraftId,
    partyId: actor.partyId,
    personId: actor.personId,
    relation: actor.relation,
    formCode: code,
    formVersion: version,
    formTitle: title.pl,
    answersSha256: answersDigest(settled?.answers ?? read.value),
    reason: why,
    sender: sender
      ? { name: sender.name, identifierKind: sender.idKind, identifier: sender.id }
      : { name: partyName, identifierKind: 'NONE', identifier: '' },
  });
  if (!note) return undefined;
  const address = `${publicUrl(house.config).replace(/\/$/, '')}/attempts/${note.number}/${note.code}`;
  return { attempt: { number: note.number, at: note.at.toISOString(), note: address } };
}
