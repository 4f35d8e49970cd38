import { join } from 'node:path';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { readCertificate } from '#platform/documents/keys/pem-keys.ts';
import type { House } from '#platform/house.ts';
import type { Attested } from '../rules/honour.ts';
import { askJournal } from './ask.ts';
import { readNote } from './note-xml.ts';

export type AttemptFault =
  | { kind: 'not-a-note' }
  | { kind: 'seal-broken' }
  | { kind: 'not-in-journal' }
  | { kind: 'journal-broken' }
  | { kind: 'journal-away' };

/** How it was proved: by its seal and the journal, by the journal alone (only a number was given), or by its seal alone
 *  (the keeper of the journal is away). */
export type VerifiedAttempt = Attested & { proved: 'seal-and-journal' | 'journal' | 'seal'; draftId: string };

/** Where the key of proofs of attempts lies, with its certificate. */
export const attemptKeys = (dataFolder: string): string => join(dataFolder, 'keys', 'attempts');

/** Whether we gave this proof. A file is held against its seal and the journal, a number against the journal.
 *  @refuses what AttemptFault lists */
export async function verifyAttempt(
  house: House,
  given: { xml: Buffer } | { number: string },
): Promise<Result<VerifiedAttempt, AttemptFault>> {
  if ('number' in given) return byJournal(house, given.number);
  const signer = readCertificate(attemptKeys(house.config.OKIENKO_DATA), 'attempts');
  const read = readNote(given.xml, signer ? [signer] : [], house.clock());
  if (!read.ok) return read;
  const note = read.value;
  const journal = await byJournal(house, note.number);
  if (!journal.ok) return journal.refusal.kind === 'journal-away' ? accept({ ...attestedBy(note), proved: 'seal' }) : journal;
  if (journal.value.hash !== note.hash) return refuse({ kind: 'not-in-journal' });
  return accept({ ...attestedBy(note), proved: 'seal-and-journal' });
}

async function byJournal(house: House, number: string): Promise<Result<VerifiedAttempt & { hash: string }, AttemptFault>> {
  const found = await askJournal(house, { number });
  if (!found) return refuse({ kind: 'journal-away' });
  if (!found.whole) return refuse({ kind: 'journal-broken' });
  const entry = found.entries[0];
  return entry ? accept({ ...attestedBy(entry), proved: 'journal', hash: entry.hash }) : refuse({ kind: 'not-in-journal' });
}

const attestedBy = (given: {
  number: string;
  at: string;
  partyId: string;
  formCode: string;
  answersSha256: string;
  draftId: string;
}): Attested & { draftId: string } => ({
  number: given.number,
  at: new Date(given.at),
  partyId: given.partyId,
  formCode: given.formCode,
  answersSha256: given.answersSha256,
  draftId: given.draftId,
});
