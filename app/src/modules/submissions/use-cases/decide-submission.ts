import { dayOf } from '#kernel/day.ts';
import type { MatterId, PartyId, SubmissionId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { decisionOfMatter, matterOfSubmission, recordComputerDecision, referToClerk } from '#modules/cases/index.ts';
import { partyCard } from '#modules/identity/index.ts';
import { writeLetter } from '#modules/mailbox/index.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { DecideInput, DecideOutcome, FormDefinition, Known } from '#platform/forms/definition.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { LetterTemplate, Pack } from '#platform/pack.ts';
import { getForm } from '../definitions.ts';
import { gatherFacts } from '../facts.ts';
import { lockSubmission } from '../store.ts';
import { findSubmission } from '../views.ts';
import { DECIDES } from '../features.ts';
import { text } from '../text.ts';
import type { Submission } from '../types.ts';

export type Decided = { outcome: 'granted' | 'to-clerk' | 'already-decided'; matterId: MatterId };

/** Lets the computer decide what was filed: gathers the facts the form declares, asks the pack's pure rule, and in one
 *  transaction records the decision with its log, its effects and its letter, or hands the matter to a clerk with the
 *  reasons and a draft. Safe to repeat.
 *  @refuses no-such-submission | no-matter (not opened yet: the job tries again) */
export async function decideSubmission(
  ctx: Ctx<SystemActor>,
  wish: { partyId: PartyId; submissionId: SubmissionId },
): Promise<Result<Decided, { kind: 'no-such-submission' } | { kind: 'no-matter' }>> {
  await lockSubmission(ctx, wish.submissionId);
  const submission = await findSubmission(ctx.db, wish.partyId, wish.submissionId);
  if (!submission) return refuse({ kind: 'no-such-submission' });
  const matter = await matterOfSubmission(ctx, wish.submissionId);
  if (!matter) return refuse({ kind: 'no-matter' });
  if (matter.state !== 'received' || (await decisionOfMatter(ctx, matter.matterId)))
    return accept({ outcome: 'already-decided', matterId: matter.matterId });

  const { definition: form, decide } = getForm(ctx.house.forms, submission.formCode, submission.formVersion);
  if (!decide) {
    await referToClerk(ctx, { matterId: matter.matterId, reasons: [], tests: [], draft: null });
    return accept({ outcome: 'to-clerk', matterId: matter.matterId });
  }
  if (form.handling !== 'clerk' && !ctx.house.features.isOn(DECIDES, { branchCode: matter.branchCode, partyId: submission.partyId }))
    return leftToClerk(ctx, matter.matterId);
  const began = performance.now();
  const inputs = await inputsOf(ctx, submission, form);
  const outcome = forWhom(form, decide.decide(inputs));
  const milliseconds = Math.round(performance.now() - began);
  if (outcome.outcome === 'to-clerk') {
    await recordComputerDecision(ctx, {
      matterId: matter.matterId,
      formCode: form.code,
      formVersion: form.version,
      ruleSet: decide.ruleSet,
      inputs,
      outcome,
      milliseconds,
      letterId: null,
    });
    return accept({ outcome: 'to-clerk', matterId: matter.matterId });
  }
  const granted = { partyId: submission.partyId, submissionId: submission.submissionId, filedOn: dayOf(submission.filedAt) };
  const came = await ctx.house.effects.run(ctx, granted, outcome.effects ?? []);
  if (!came.ok) throw new Error(`An effect of ${form.code} was refused: ${JSON.stringify(came.refusal)}`);
  const letter = await writeLetter(ctx, {
    partyId: submission.partyId,
    matterId: matter.matterId,
    template: outcome.letter.template,
    values: outcome.letter.values,
    number: matter.number,
    decidedAt: ctx.now,
    collection: outcome.collection,
    answerChannel: submission.answerChannel,
    kind: templateOf(ctx.house.pack, outcome.letter.template).kind,
  });
  await recordComputerDecision(ctx, {
    matterId: matter.matterId,
    formCode: form.code,
    formVersion: form.version,
    ruleSet: decide.ruleSet,
    inputs,
    outcome,
    milliseconds,
    letterId: letter.letterId,
  });
  return accept({ outcome: 'granted', matterId: matter.matterId });
}

/** While the computer is stopped, everything it would decide goes to people. */
async function leftToClerk(ctx: Ctx, matterId: MatterId): Promise<Result<Decided, never>> {
  const reason = { pl: text('pl')('decide.switched-off'), en: text('en')('decide.switched-off') };
  await referToClerk(ctx, { matterId, reasons: [reason], tests: [], draft: null });
  return accept({ outcome: 'to-clerk', matterId });
}

/** A form that a person decides: what its rule would grant is laid before the clerk. */
function forWhom(form: FormDefinition, outcome: DecideOutcome): DecideOutcome {
  if (form.handling !== 'clerk' || outcome.outcome !== 'granted') return outcome;
  const { letter, effects, collection, tests, legalBasis } = outcome;
  return { outcome: 'to-clerk', tests, legalBasis, reasons: [], grant: { letter, collection, ...(effects ? { effects } : {}) } };
}

/** Hands a matter to the clerks that the computer cannot settle for a fault of its own. */
export async function giveToClerk(ctx: Ctx<SystemActor>, submissionId: SubmissionId): Promise<Result<undefined, { kind: 'no-matter' }>> {
  const matter = await matterOfSubmission(ctx, submissionId);
  if (!matter) return refuse({ kind: 'no-matter' });
  const reason = { pl: text('pl')('decide.gave-up'), en: text('en')('decide.gave-up') };
  await referToClerk(ctx, { matterId: matter.matterId, reasons: [reason], tests: [], draft: null });
  return accept(undefined);
}

function templateOf(pack: Pack, code: string): LetterTemplate {
  const found = pack.letters.find(letter => letter.code === code);
  if (!found) throw new Error(`The pack has no letter ${code}.`);
  return found;
}

async function inputsOf(ctx: Ctx, submission: Submission, form: FormDefinition): Promise<DecideInput> {
  const filedOn = dayOf(submission.filedAt);
  const party = await partyCard(ctx, submission.partyId);
  const person = await partyCard(ctx, submission.filedBy);
  const known: Known = {
    'party.kind': party.kind,
    'party.name': party.name,
    'party.nip': party.nip,
    'party.regon': party.regon,
    'party.pesel': party.pesel,
    'party.roles': party.roles,
    'person.pesel': person.pesel,
    'person.names': person.givenNames,
    'person.surname': person.surname,
    'person.name': person.name,
    'acting.relation': submission.relation,
    today: filedOn,
  };
  return {
    answers: submission.answers,
    known: JSON.parse(JSON.stringify(known)) as Known,
    facts: await gatherFacts(ctx, form.facts ?? [], submission.partyId, filedOn),
    parameters: Object.fromEntries((form.parameters ?? []).map(name => [name, parameterOn(ctx.house.pack, name, filedOn).value])),
    filedOn,
  };
}
