import type { DecisionId, LetterId, StaffId } from '#kernel/ids.ts';
import type { Day } from '#kernel/day.ts';
import { clerkOfNation, supervisorOfNation } from '#modules/identity/index.ts';
import { putLetter } from '#modules/mailbox/index.ts';
import { parameterOn } from '#platform/dated-value.ts';
import { type Nation, WHAT } from '#platform/nation/nation.ts';
import type { NationPart } from '#platform/nation/part.ts';
import { nationTable, type Put } from '#platform/nation/rows.ts';
import { DEADLINES, OPENINGS, putDeadline } from '#platform/nation/tables.ts';
import { OVERDUE, PARTY_ANSWER, REMIND } from './clocks.ts';
import { digestOf, type Finding, planMatters, type PlannedMatters, type Plot } from './nation-plan.ts';
import { dueAfterWaiting, overdueAt, partyAnswerBy, remindAt } from './rules/clocks.ts';
import { after, BEFORE_OPENING, mayHappen } from './rules/matter.ts';
import { documentNumber } from './rules/number.ts';
import { SUSPENSION_LETTERS } from './use-cases/suspend-matter.ts';
import type { ActionFacts, ActionKind, MatterAction, MatterNow, Outcome } from './types.ts';

const MATTER = nationTable(
  'cases.matter',
  'party_id matter_id number form_code title branch_code topic opened_at filed_on due_on submission_id answer_channel state claimed_by proposed_by reviewing overdue outcome answer_by changed_at',
);
const ACTION = nationTable('cases.action', 'party_id matter_id seq kind at actor_kind actor_id facts');
const DECISION = nationTable(
  'cases.decision',
  'party_id decision_id matter_id number form_code form_version rule_set inputs inputs_sha256 tests legal_basis outcome answer reason decided_at decided_by staff_id approved_by milliseconds letter_id',
);

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of all matters, so many wait for ever: what every office has. */
const FORGOTTEN = 0.005;
/** So many of those a clerk handles lack something. */
const ASKED_FOR_MORE = 0.1;
const REFUSED = 0.25;
/** So many of those a clerk handles stand still on a legal ground, and still do: what the court has to settle first. */
const SUSPENDED = 0.003;
/** The part of the time in which a refusal waits for a second pair of eyes. */
const FOR_APPROVAL = 0.05;
/** The part of the time in which somebody has it in hand. */
const IN_HAND = 0.35;
/** What an answer to a request for more takes. */
const PARTY_ANSWERS_AFTER_MS = 5 * DAY_MS;
const LETTERS = { more: 'request-for-more', suspension: SUSPENSION_LETTERS.suspend, decision: 'decision' } as const;
const REASON = 'Ustalono na podstawie akt sprawy i danych z rejestrów.';
const REASON_EN = 'Established from the file of the matter and from the registers.';

const planned = new WeakMap<Nation, PlannedMatters>();

/** A matter of the nation as it came in; for modules above, which write what belongs to it. */
export function matterOfNation(nation: Nation, n: number): Plot {
  const plan = planned.get(nation);
  if (!plan) throw new Error('The matters of this nation are not planned yet.');
  return plan.plot(n);
}

/** What became of a matter, as far as others tell it. */
export const decisionOfNation = (nation: Nation, n: number): Life['decided'] => lifeOf(nation, matterOfNation(nation, n)).decided;

/** One thing that was to happen, at its time. */
interface Event {
  at: number;
  kind: ActionKind;
  by: 'person' | 'staff' | 'system';
  who: string;
  facts: ActionFacts[ActionKind];
}

interface Life {
  now: MatterNow;
  events: readonly Event[];
  dueOn: Day;
  finding: Finding | null;
  /** The clerk who handles it, should one. */
  clerk: StaffId;
  decided: { decisionId: DecisionId; letterId: LetterId; at: number; outcome: Outcome; by: 'computer' | 'clerk' } | null;
  /** The letter that asked for more, or that suspended the matter. */
  between: { letterId: LetterId; template: string; at: number } | null;
}

const event = <Kind extends ActionKind>(at: number, kind: Kind, by: Event['by'], who: string, facts: ActionFacts[Kind]): Event => ({
  at,
  kind,
  by,
  who,
  facts,
});

let last: { nation: Nation; n: number; life: Life } | undefined;

/** Everything that happened to a matter by now: what was to happen in order of time, kept where the matter's own rules
 *  allow it, folded by the same fold that every matter has. */
function lifeOf(nation: Nation, plot: Plot): Life {
  if (last?.nation === nation && last.n === plot.n) return last.life;
  const life = lived(nation, plot);
  last = { nation, n: plot.n, life };
  return life;
}

function lived(nation: Nation, plot: Plot): Life {
  const { openedAt, n } = plot;
  const finding = planned.get(nation)?.finding(plot.kind, plot.filedOn) ?? null;
  const within = plot.kind.form.definition.answerWithinDays * DAY_MS;
  const pace = nation.chance(WHAT.pace, n);
  const takes = nation.chance(WHAT.fate, n) < FORGOTTEN ? Infinity : 12 * HOUR_MS + pace * within * 1.1;
  const clerk = clerkOfNation(nation, plot.branch, nation.chance(WHAT.staff, n));
  const decisionId = nation.id<DecisionId>(WHAT.decision, n * 2 + 1, openedAt);
  const letterId = nation.id<LetterId>(WHAT.letter, n * 2, openedAt);
  const events: Event[] = [event(openedAt, 'open', 'system', 'submissions', {})];
  let { dueOn } = plot;
  let between: Life['between'] = null;
  let doneAt = openedAt + takes;
  let by: 'computer' | 'clerk' = 'clerk';
  let outcome: Outcome = nation.chance(WHAT.outcome, n) < REFUSED ? 'refused' : 'granted';
  if (finding) {
    by = 'computer';
    outcome = 'granted';
    doneAt = openedAt + 2 * SECOND_MS;
    events.push(event(doneAt, 'decide', 'system', 'submissions', { decisionId, outcome, by }));
  } else {
    // What a rule would let become true, only the rule grants.
    if (plot.kind.form.definition.handling !== 'clerk') outcome = 'refused';
    events.push(event(openedAt + 3 * SECOND_MS, 'refer', 'system', 'submissions', { reasons: [], tests: [], draft: null, grant: null }));
    const suspends = nation.chance(WHAT.suspension, n) < SUSPENDED;
    if (takes > 4 * DAY_MS && takes !== Infinity && (suspends || nation.chance(WHAT.request, n) < ASKED_FOR_MORE)) {
      const template = suspends ? LETTERS.suspension : LETTERS.more;
      between = { letterId: nation.id<LetterId>(WHAT.letter, n * 2 + 1, openedAt), template, at: openedAt + takes * 0.25 };
      events.push(event(between.at - HOUR_MS, 'claim', 'staff', clerk, { purpose: 'handling' }));
    }
    if (between && suspends) {
      const ground = nation.pack.suspensionGrounds[0]?.code ?? '';
      events.push(event(between.at, 'suspend', 'staff', clerk, { letterId: between.letterId, ground }));
    } else if (between) {
      const answeredAt = between.at + PARTY_ANSWERS_AFTER_MS;
      const askedOn = nation.dayAt(between.at);
      const { extraHolidays } = nation.pack;
      const answerBy = partyAnswerBy(askedOn, Number(parameterOn(nation.pack, 'completion-days', askedOn).value), extraHolidays);
      const dueThen = dueAfterWaiting(dueOn, askedOn, nation.dayAt(answeredAt), extraHolidays);
      events.push(
        event(between.at, 'ask-for-more', 'staff', clerk, { letterId: between.letterId, answerBy }),
        event(answeredAt, 'answer', 'staff', clerk, { came: true, dueOn: dueThen }),
      );
      if (answeredAt <= nation.now.getTime()) dueOn = dueThen;
      doneAt += PARTY_ANSWERS_AFTER_MS;
    }
    events.push(
      event(clocksOf(nation, plot.filedOn, dueOn).remind.getTime(), 'remind', 'system', 'deadlines', {}),
      event(clocksOf(nation, plot.filedOn, dueOn).overdue.getTime(), 'mark-overdue', 'system', 'deadlines', {}),
    );
    const approve = { decisionId, outcome, by, proposedBy: clerk };
    const ends =
      outcome === 'granted'
        ? [event(doneAt, 'decide', 'staff', clerk, { decisionId, outcome, by })]
        : [
            event(doneAt - takes * FOR_APPROVAL, 'propose', 'staff', clerk, refusalOf(nation, plot)),
            event(doneAt, 'approve', 'staff', supervisorOfNation(nation, plot.branch), approve),
          ];
    if (!suspends || between === null)
      events.push(event(doneAt - takes * IN_HAND, 'claim', 'staff', clerk, { purpose: 'handling' }), ...ends);
  }
  let now = BEFORE_OPENING;
  const happened: Event[] = [];
  for (const one of events.filter(each => each.at <= nation.now.getTime()).sort((a, b) => a.at - b.at)) {
    if (!mayHappen(now, one.kind).ok) continue;
    happened.push(one);
    now = after(now, {
      seq: happened.length,
      kind: one.kind,
      at: new Date(one.at),
      actorKind: one.by,
      actorId: one.who,
      facts: one.facts,
    } as MatterAction);
  }
  return {
    now,
    events: happened,
    dueOn,
    finding,
    clerk,
    decided: now.state === 'decided' ? { decisionId, letterId, at: doneAt, outcome, by } : null,
    between: between && between.at <= nation.now.getTime() ? between : null,
  };
}

/** What a clerk lays before a second one. */
const refusalOf = (nation: Nation, plot: Plot): ActionFacts['propose'] => ({
  outcome: 'refused',
  letter: {
    template: LETTERS.decision,
    values: {
      form: plot.kind.form.definition.code,
      filedOn: plot.filedOn,
      wordsPl: 'odmówić uwzględnienia wniosku',
      wordsEn: 'to refuse the request',
      reasonsPl: REASON,
      reasonsEn: REASON_EN,
      appealMonths: Number(parameterOn(nation.pack, 'appeal-months', plot.filedOn).value),
    },
  },
  reason: REASON,
  why: 'refusal',
  sum: null,
  personId: null,
  purpose: 'handling',
});

const clocks = new Map<string, { remind: Date; overdue: Date }>();

function clocksOf(nation: Nation, filedOn: Day, dueOn: Day): { remind: Date; overdue: Date } {
  const key = `${filedOn} ${dueOn}`;
  let found = clocks.get(key);
  if (found === undefined) {
    found = { remind: remindAt(filedOn, dueOn, nation.pack.extraHolidays), overdue: overdueAt(dueOn) };
    clocks.set(key, found);
  }
  return found;
}

function putMatter(nation: Nation, n: number, put: Put): void {
  const plot = matterOfNation(nation, n);
  const life = lifeOf(nation, plot);
  const { partyId, matterId } = plot;
  const { definition } = plot.kind.form;
  const { now } = life;
  const openedAt = new Date(plot.openedAt).toISOString();
  const changedAt = new Date(life.events.at(-1)?.at ?? plot.openedAt).toISOString();
  put(MATTER, [
    partyId,
    matterId,
    plot.number,
    definition.code,
    plot.kind.title,
    plot.branchCode,
    definition.topic,
    openedAt,
    plot.filedOn,
    life.dueOn,
    plot.submissionId,
    'electronic',
    now.state,
    now.claimedBy,
    now.proposal?.staffId ?? null,
    now.reviewing,
    now.overdue,
    now.outcome,
    now.answerBy,
    changedAt,
  ]);
  for (const [at, one] of life.events.entries())
    put(ACTION, [partyId, matterId, at + 1, one.kind, new Date(one.at).toISOString(), one.by, one.who, JSON.stringify(one.facts)]);
  putDecisions(nation, plot, life, put);
  if (now.claimedBy !== null)
    put(OPENINGS, [nation.id(WHAT.opening, n, plot.openedAt), now.claimedBy, partyId, 'handling', matterId, true, changedAt, 'infinity']);
  if (life.decided) return;
  const clock = (kind: string, dueAt: Date): void => putDeadline(nation, put, { kind, subject: matterId, partyId, dueAt, setAt: openedAt });
  const due = clocksOf(nation, plot.filedOn, life.dueOn);
  // The institution's own time stands still while the party or a court has the word.
  if (now.state !== 'waiting-for-party' && now.state !== 'suspended') {
    clock(REMIND, due.remind);
    clock(OVERDUE, due.overdue);
  }
  if (now.answerBy !== null) clock(PARTY_ANSWER, overdueAt(now.answerBy));
}

function putDecisions(nation: Nation, plot: Plot, life: Life, put: Put): void {
  const { decided, between, finding } = life;
  let documents = 0;
  if (finding && decided?.by === 'computer') {
    documents += 1;
    const inputs = finding.inputs(plot.words);
    put(DECISION, [
      plot.partyId,
      decided.decisionId,
      plot.matterId,
      documentNumber(plot.number, documents),
      plot.kind.form.definition.code,
      plot.kind.form.definition.version,
      finding.ruleSet,
      inputs,
      digestOf(inputs),
      finding.tests(plot.words),
      finding.outcome.legalBasis,
      'granted',
      finding.answer(plot.words),
      null,
      new Date(decided.at).toISOString(),
      'computer',
      null,
      null,
      1,
      decided.letterId,
    ]);
    putItsLetter(nation, put, plot, decided.letterId, plot.n * 2, {
      number: documentNumber(plot.number, documents),
      template: finding.outcome.letter.template,
      collection: finding.outcome.collection,
      at: decided.at,
    });
  }
  if (between) {
    documents += 1;
    const number = documentNumber(plot.number, documents);
    putItsLetter(nation, put, plot, between.letterId, plot.n * 2 + 1, {
      number,
      template: between.template,
      collection: 'against-receipt',
      at: between.at,
    });
  }
  if (decided?.by !== 'clerk') return;
  documents += 1;
  const number = documentNumber(plot.number, documents);
  put(DECISION, [
    plot.partyId,
    decided.decisionId,
    plot.matterId,
    number,
    plot.kind.form.definition.code,
    null,
    'clerk',
    null,
    null,
    '[]',
    plot.kind.form.definition.legalBasis,
    decided.outcome,
    null,
    REASON,
    new Date(decided.at).toISOString(),
    'clerk',
    life.clerk,
    decided.outcome === 'refused' ? supervisorOfNation(nation, plot.branch) : null,
    null,
    decided.letterId,
  ]);
  putItsLetter(nation, put, plot, decided.letterId, plot.n * 2, {
    number,
    template: LETTERS.decision,
    collection: 'against-receipt',
    at: decided.at,
  });
}

function putItsLetter(
  nation: Nation,
  put: Put,
  plot: Plot,
  letterId: LetterId,
  n: number,
  letter: { number: string; template: string; collection: 'open' | 'against-receipt'; at: number },
): void {
  const kind = nation.pack.letters.find(one => one.code === letter.template)?.kind ?? 'letter';
  putLetter(nation, put, {
    n,
    letterId,
    partyId: plot.partyId,
    addressee: plot.party,
    matterId: plot.matterId,
    matterNumber: plot.number,
    number: letter.number,
    template: letter.template,
    kind,
    collection: letter.collection,
    placedAt: letter.at,
    reader: plot.filedBy,
    relation: plot.relation,
  });
}

export const nationPart: NationPart = {
  tables: [MATTER, ACTION, DECISION, OPENINGS, DEADLINES],
  async prepare(nation, _house, database) {
    planned.set(nation, await planMatters(nation, database));
  },
  matter: (nation, n, put) => putMatter(nation, n, put),
};
