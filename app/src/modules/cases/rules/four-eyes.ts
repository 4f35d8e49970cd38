import { type Grosze, parseGrosze } from '#kernel/grosze.ts';
import type { PersonId, StaffId } from '#kernel/ids.ts';
import type { Outcome, Proposal, SecondEyes } from '../types.ts';

/** What the institution has laid down about decisions taken by two; dated parameters. */
export interface FourEyesTerms {
  onRefusals: boolean;
  /** A sum greater than this is granted by two. */
  above: Grosze;
}

/** Why a decision needs a second pair of eyes; null where it needs none.
 *  @param decision.pays granting pays money: a sum that nobody told counts as a large one */
export function secondEyes(decision: { outcome: Outcome; sum: Grosze | null; pays: boolean }, terms: FourEyesTerms): SecondEyes | null {
  if (decision.outcome === 'granted' && decision.pays && decision.sum === null) return 'sum-unknown';
  const refusal = decision.outcome === 'refused' && terms.onRefusals;
  const sum = decision.sum !== null && decision.sum > terms.above;
  return refusal && sum ? 'both' : refusal ? 'refusal' : sum ? 'sum' : null;
}

/** What keeps somebody from being the second pair of eyes on a proposal; null where nothing does. Two staff rows tell two
 *  humans only where it is known which: one person may have two rows, and a row without its person may be anybody's. */
export function approvalBar(
  proposal: Pick<Proposal, 'staffId' | 'personId'>,
  who: { staffId: StaffId; personId: PersonId | null },
): 'same-human' | 'unknown-human' | null {
  if (proposal.staffId === who.staffId) return 'same-human';
  if (proposal.personId === null || who.personId === null) return 'unknown-human';
  return proposal.personId === who.personId ? 'same-human' : null;
}

/** The sum a clerk typed beside the decision: nothing where nothing was typed, `unreadable` where it is no amount. */
export function statedSum(typed: string): Grosze | null | 'unreadable' {
  if (typed.trim() === '') return null;
  const read = parseGrosze(typed);
  return read.ok ? read.value : 'unreadable';
}

/** The greater of what the rule of the form told and what the clerk states: neither hides the other. */
export function sumAtStake(told: Grosze | null, stated: Grosze | null): Grosze | null {
  if (told === null || stated === null) return told ?? stated;
  return told > stated ? told : stated;
}
