import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { Day } from '#kernel/day.ts';
import type { MatterId, PartyId, PersonId, ReceiptId, SubmissionId } from '#kernel/ids.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { DecideOutcome } from '#platform/forms/definition.ts';
import type { CompiledForm } from '#platform/forms/registry.ts';
import { fillIn, type FilledForm, SAMPLE, type Words } from '#platform/nation/answers.ts';
import { inBranch, type Nation, WHAT } from '#platform/nation/nation.ts';
import { type Template, templateOf } from '#platform/nation/template.ts';
import { answerDueOn } from './rules/clocks.ts';
import { fileClass, matterNumber } from './rules/number.ts';
import { canonicalJson } from './rules/replay.ts';

/** What the institution would know of a nation's parties where a rule asks; whatever is not here is not known, and what
 *  is not known goes to a clerk. */
const FACTS: Readonly<Record<string, (day: Day) => unknown>> = {
  'payer-settlement': asOf => ({
    asOf,
    funds: ['FUS', 'FUZ', 'FP-FS', 'FGSP', 'FEP'].map(fund => ({ fund, arrears: '0.00', interest: '0.00' })),
    unprocessedDocumentsOlderThanWorkingDay: 0,
    instalmentAgreement: false,
    openEnforcement: false,
    payerConfirmed: true,
  }),
};

/** Matters of one form, of people or of firms. */
interface Kind {
  form: CompiledForm;
  who: 'person' | 'firm';
  filled: FilledForm;
  fileClass: string;
  title: string;
}

/** What the computer grants on a day, with places for the party's own words. */
export interface Finding {
  ruleSet: string;
  outcome: Extract<DecideOutcome, { outcome: 'granted' }>;
  inputs: Template;
  tests: Template;
  answer: Template;
}

/** One matter as it came in. */
export interface Plot {
  n: number;
  kind: Kind;
  branch: number;
  branchCode: string;
  partyId: PartyId;
  party: { name: string; identifierKind: string; identifier: string };
  filedBy: PersonId;
  relation: 'self' | 'representative';
  words: Words;
  matterId: MatterId;
  submissionId: SubmissionId;
  receiptId: ReceiptId;
  number: string;
  /** Milliseconds. */
  openedAt: number;
  filedOn: Day;
  dueOn: Day;
}

export interface PlannedMatters {
  plot(n: number): Plot;
  finding(kind: Kind, day: Day): Finding | null;
  /** Forms that cannot be filled in by themselves and so are not filed. */
  leftOut: readonly string[];
}

const SPAN_DAYS = 730;
const DAY_MS = 86_400_000;

/** Plans the matters of a nation: one after the other through two years, the branches and forms taking turns, so that
 *  the number each bears in its branch, class and year follows from its place. Reserves these numbers. */
export async function planMatters(nation: Nation, database: pg.Client): Promise<PlannedMatters> {
  const { kinds, leftOut } = kindsOf(nation);
  const turns = turnsOf(nation, kinds);
  const openedAt = (n: number): number => Math.floor(nation.now.getTime() - SPAN_DAYS * DAY_MS * (1 - (n + 0.5) / nation.matters));
  const yearOf = (n: number): number => Number(nation.dayAt(openedAt(n)).slice(0, 4));
  const years = nation.matters === 0 ? [] : range(yearOf(0), yearOf(nation.matters - 1));
  const starts = new Map(years.map(year => [year, firstWhere(nation.matters, n => yearOf(n) >= year)]));
  const countBefore = (n: number, series: string): number =>
    Math.floor(n / turns.cells.length) * (turns.total.get(series) ?? 0) + turns.before(n % turns.cells.length, series);
  const given = await reserveNumbers(
    database,
    years.flatMap(year =>
      [...turns.total.keys()].map(series => {
        const until = starts.get(year + 1) ?? nation.matters;
        return { series, year, count: countBefore(until, series) - countBefore(starts.get(year) as number, series) };
      }),
    ),
  );
  const beforeYear = new Map<string, number>();
  for (const year of years)
    for (const series of turns.total.keys()) beforeYear.set(`${series}.${year}`, countBefore(starts.get(year) as number, series));
  const dueDays = new Map<string, Day>();
  let last: Plot | undefined;

  return {
    leftOut,
    finding: rememberedFindings(nation),
    plot(n) {
      if (last?.n === n) return last;
      const place = n % turns.cells.length;
      const { kind, branch, series, rank } = turns.cells[place] as Cell;
      const at = openedAt(n);
      const filedOn = nation.dayAt(at);
      const year = Number(filedOn.slice(0, 4));
      const key = `${series}.${year}`;
      const inSeries = Math.floor(n / turns.cells.length) * (turns.total.get(series) as number) + rank;
      const sequence = inSeries - (beforeYear.get(key) as number) + 1 + (given.get(key) ?? 0);
      const branchCode = nation.branches[branch]?.code ?? '';
      const within = kind.form.definition.answerWithinDays;
      const due = `${filedOn} ${within}`;
      let dueOn = dueDays.get(due);
      if (dueOn === undefined) {
        dueOn = answerDueOn(filedOn, within, nation.pack.extraHolidays);
        dueDays.set(due, dueOn);
      }
      last = {
        n,
        kind,
        branch,
        branchCode,
        ...partyOf(nation, kind, branch, n),
        matterId: nation.id<MatterId>(WHAT.matter, n, at),
        submissionId: nation.id<SubmissionId>(WHAT.submission, n, at),
        receiptId: nation.id<ReceiptId>(WHAT.receipt, n, at),
        number: matterNumber({ branchCode, fileClass: kind.fileClass, sequence, year }),
        openedAt: at,
        filedOn,
        dueOn,
      };
      return last;
    },
  };
}

function partyOf(
  nation: Nation,
  kind: Kind,
  branch: number,
  n: number,
): Pick<Plot, 'partyId' | 'party' | 'filedBy' | 'relation' | 'words'> {
  const drawn = nation.chance(WHAT.party, n);
  const place = nation.branches[branch];
  const address = { postcode: place?.postcode ?? '', city: place?.city ?? '' };
  if (kind.who === 'person') {
    const one = nation.citizen(inBranch(branch, drawn, nation.branches.length, nation.persons));
    return {
      partyId: one.personId,
      party: { name: one.name, identifierKind: 'PESEL', identifier: one.pesel },
      filedBy: one.personId,
      relation: 'self',
      words: { ...one, ...address, given: one.givenName, nip: '', regon: '' },
    };
  }
  const firm = nation.firm(inBranch(branch, drawn, nation.branches.length, nation.firms));
  const board = nation.citizen(firm.board);
  const { nip, regon, name } = firm;
  return {
    partyId: firm.partyId,
    party: nip === null ? { name, identifierKind: 'REGON', identifier: regon } : { name, identifierKind: 'NIP', identifier: nip },
    filedBy: board.personId,
    relation: 'representative',
    words: { ...board, ...address, name, given: board.givenName, nip: nip ?? '', regon },
  };
}

/** Forms of today that can be filled in by themselves, and whose granting by the computer changes nothing else. */
function kindsOf(nation: Nation): { kinds: readonly Kind[]; leftOut: readonly string[] } {
  const kinds: Kind[] = [];
  const leftOut: string[] = [];
  for (const definition of nation.forms.listOn(nation.today)) {
    const form = nation.forms.find(definition.code, definition.version);
    const who = definition.roles.some(role => role === 'insured' || role === 'beneficiary' || role === 'any') ? 'person' : 'firm';
    const filled = form && fillIn(form, who, nation.today);
    const finding = form && filled && findingOn(nation, { form, who, filled, fileClass: '', title: '' }, nation.today);
    // What the computer lets become true would have to be true.
    if (!form || !filled || (finding?.outcome.effects?.length ?? 0) > 0) leftOut.push(definition.code);
    else
      kinds.push({
        form,
        who,
        filled,
        fileClass: fileClass(nation.pack, definition.code, nation.today),
        title: JSON.stringify(definition.title),
      });
  }
  if (kinds.length === 0) throw new Error('No form of the pack can be filled in by itself.');
  return { kinds, leftOut };
}

interface Cell {
  kind: Kind;
  branch: number;
  /** Branch and class: what is numbered together. */
  series: string;
  /** How many of the series stand before it in a turn. */
  rank: number;
}

interface Turns {
  cells: readonly Cell[];
  total: ReadonlyMap<string, number>;
  /** How many of a series stand before a place. */
  before(place: number, series: string): number;
}

/** One turn: every branch with every form, well mixed. */
function turnsOf(nation: Nation, kinds: readonly Kind[]): Turns {
  const total = new Map<string, number>();
  const mixed = nation.branches
    .flatMap((branch, at) => kinds.map(kind => ({ kind, branch: at, series: `${branch.code}.${kind.fileClass}` })))
    .map((cell, at) => ({ cell, at: nation.chance(WHAT.request, at) }))
    .sort((a, b) => a.at - b.at);
  const cells = mixed.map(({ cell }): Cell => {
    const rank = total.get(cell.series) ?? 0;
    total.set(cell.series, rank + 1);
    return { ...cell, rank };
  });
  return { cells, total, before: (place, series) => cells.slice(0, place).filter(cell => cell.series === series).length };
}

/** Takes the nation's numbers from the counters that give all numbers.
 *  @returns by series and year, the last number given before */
async function reserveNumbers(
  database: pg.Client,
  wishes: readonly { series: string; year: number; count: number }[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = wishes.filter(wish => wish.count > 0);
  const rows = wanted.map(wish => {
    const cut = wish.series.indexOf('.');
    return { branch: wish.series.slice(0, cut), class: wish.series.slice(cut + 1), year: wish.year, count: wish.count };
  });
  const taken = await database.query<{ branch_code: string; class: string; year: number; last: number }>(
    `insert into cases.number_sequence as s (branch_code, class, year, last)
     select w.branch, w.class, w.year, w.count from json_to_recordset($1::json) as w(branch text, class text, year int, count int)
     on conflict (branch_code, class, year) do update set last = s.last + excluded.last returning s.branch_code, s.class, s.year, s.last`,
    [JSON.stringify(rows)],
  );
  const counts = new Map(wanted.map(wish => [`${wish.series}.${wish.year}`, wish.count]));
  return new Map(
    taken.rows.map(row => {
      const key = `${row.branch_code}.${row.class}.${row.year}`;
      return [key, row.last - (counts.get(key) ?? 0)];
    }),
  );
}

function rememberedFindings(nation: Nation): PlannedMatters['finding'] {
  const found = new Map<string, Finding | null>();
  return (kind, day) => {
    const key = `${kind.form.definition.code} ${day}`;
    let finding = found.get(key);
    if (finding === undefined) {
      finding = findingOn(nation, kind, day);
      found.set(key, finding);
    }
    return finding;
  };
}

/** Lets the form's own rule decide on the sample, as it would for everybody who answers the same. Where it does not grant,
 *  the computer counts as stopped, and all goes to people, as when an operator stops it. */
function findingOn(nation: Nation, kind: Kind, day: Day): Finding | null {
  const { definition, decide } = kind.form;
  if (definition.handling === 'clerk' || !decide) return null;
  const inputs = {
    answers: kind.filled.answers,
    known: JSON.parse(JSON.stringify({ ...kind.filled.known, today: day })) as FilledForm['known'],
    facts: Object.fromEntries((definition.facts ?? []).flatMap(name => (FACTS[name] ? [[name, FACTS[name](day)]] : []))),
    parameters: Object.fromEntries((definition.parameters ?? []).map(name => [name, parameterOn(nation.pack, name, day).value])),
    filedOn: day,
  };
  const outcome = decide.decide(inputs);
  if (outcome.outcome !== 'granted') return null;
  const words = (value: unknown): Template => templateOf(JSON.stringify(value), SAMPLE);
  return {
    ruleSet: decide.ruleSet,
    outcome,
    inputs: templateOf(canonicalJson(inputs), SAMPLE),
    tests: words(outcome.tests),
    answer: words(outcome),
  };
}

export const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const range = (from: number, to: number): readonly number[] => Array.from({ length: to - from + 1 }, (_, at) => from + at);

/** The first number below `end` for which it holds, where it holds for all after it. */
function firstWhere(end: number, holds: (n: number) => boolean): number {
  let low = 0;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
