import { amountAt, numberAt } from '#app/kedu/document.ts';
import { decimalOf, type Grosze, grosze } from '#kernel/grosze.ts';
import type { Check, Tell } from '../check.ts';
import { type Identifier, type OpenDocument, payerKey, type Spot } from '../document.ts';
import { People } from '../people.ts';
import { isReport, reportIn } from './report.ts';

const FIRST_PART = 7;
const LAST_PART = 28;
const TOTAL = 29;

/** V015: what a report says in all is the sum of its parts. */
export const reportAddsUp: Check = {
  code: 'V015',
  documents: ['ZUSRCA'],
  watch: ({ tell }) => ({
    block(at) {
      if (!isReport(at)) return;
      const report = reportIn(at);
      let parts = 0n;
      for (let field = FIRST_PART; field <= LAST_PART; field += 1) parts += report.social(field);
      if (parts !== report.social(TOTAL)) differ(tell, at.spot, `B/p${TOTAL}`, grosze(parts), report.social(TOTAL));
    },
  }),
};

function differ(tell: Tell, spot: Spot, field: string, expected: Grosze, found: Grosze): void {
  tell(spot, { expected: decimalOf(expected), found: decimalOf(found) }, field);
}

/** Fields of the declaration that are sums of other fields of the same block. */
const SUMS: readonly { block: string; sum: number; of: readonly number[] }[] = [
  ...[1, 4, 7, 10, 13, 16, 19, 22, 25, 28, 31, 34].map(first => ({ block: 'IV', sum: first + 2, of: [first, first + 1] })),
  { block: 'IV', sum: 37, of: [6, 9, 24, 27] },
  { block: 'V', sum: 5, of: [1, 2, 3, 4] },
  { block: 'VII', sum: 3, of: [1, 2] },
];

/** Where the sums of the reports stand in the declaration: IV p4.. and p22.. in pairs, by who bears them. */
const BORNE: readonly { field: number; reported: number }[] = [0, 1, 2, 3, 4].flatMap(source => [
  { field: 4 + source * 3, reported: 7 + source * 4 },
  { field: 5 + source * 3, reported: 8 + source * 4 },
  { field: 22 + source * 3, reported: 9 + source * 4 },
  { field: 23 + source * 3, reported: 10 + source * 4 },
]);
/** p27 and p28 of a report are filled by nobody we know of. */
const LAST_REPORTED = 26;

/** A set: the declaration of a payer for a month and the reports that go with it, wherever in the file each stood. */
interface MonthlySet {
  identifier: Identifier;
  declared?: { document: OpenDocument; amounts: Map<string, Grosze>; insured?: number; spots: Map<string, Spot> };
  /** Sums by field of the report; undefined where the file has no report of this set. */
  reported?: bigint[];
  people: People;
}

const FIRST = '01';
const COMPARED = ['III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
const setKey = (document: OpenDocument): string =>
  `${payerKey(document.payer)} ${document.identifier?.number ?? ''} ${document.identifier?.month ?? ''}`;

/** Puts declarations and reports of one month together and gives each set to the rule when the file is over. */
function overSets(counts: 'people' | 'amounts', compare: (set: MonthlySet, tell: Tell) => void): Check['watch'] {
  return ({ tell }) => {
    const sets = new Map<string, MonthlySet>();
    const setOf = (document: OpenDocument): MonthlySet => {
      const key = setKey(document);
      let set = sets.get(key);
      if (set === undefined) {
        set = { identifier: document.identifier ?? { number: '', month: '' as Identifier['month'] }, people: new People() };
        sets.set(key, set);
      }
      return set;
    };
    return {
      block(at) {
        const { document, block } = at;
        if (isReport(at)) {
          const set = setOf(document);
          const report = reportIn(at);
          if (counts === 'people') set.people.add(report.who);
          set.reported ??= new Array<bigint>(LAST_PART + 1).fill(0n);
          for (let field = FIRST_PART; field <= LAST_REPORTED; field += 1)
            set.reported[field] = (set.reported[field] as bigint) + report.social(field);
        } else if (document.type === 'ZUSDRA' && COMPARED.includes(block.name)) {
          const set = setOf(document);
          set.declared ??= { document, amounts: new Map(), spots: new Map() };
          set.declared.spots.set(block.name, at.spot);
          if (block.name === 'III') {
            const insured = numberAt(block, 'p1');
            if (insured !== undefined) set.declared.insured = insured;
          } else
            for (const part of block.parts) {
              const amount = amountAt(block, part.name);
              if (amount !== undefined) set.declared.amounts.set(`${block.name}/${part.name}`, amount);
            }
        }
      },
      end() {
        for (const set of sets.values()) compare(set, tell);
      },
    };
  };
}

const SET = ['ZUSDRA', 'ZUSRCA'];

/** V011: as many insured are declared as are reported. Only of a first set: a correction names those who changed. */
export const insuredCounted: Check = {
  code: 'V011',
  documents: SET,
  watch: overSets('people', ({ declared, reported, people, identifier }, tell) => {
    if (declared?.insured === undefined || reported === undefined || identifier.number !== FIRST) return;
    const spot = declared.spots.get('III') ?? declared.document.spot;
    if (declared.insured !== people.count()) tell(spot, { expected: people.count(), found: declared.insured }, 'p1');
  }),
};

/** V012: the sums of a declaration are sums, of its own fields and, in a first set, of the reports. */
export const declarationAddsUp: Check = {
  code: 'V012',
  documents: SET,
  watch: overSets('amounts', ({ declared, reported, identifier }, tell) => {
    if (declared === undefined) return;
    const at = (block: string, field: number): Grosze => declared.amounts.get(`${block}/p${field}`) ?? grosze(0n);
    for (const { block, sum, of } of SUMS) {
      const spot = declared.spots.get(block);
      if (spot === undefined) continue;
      const expected = grosze(of.reduce((all, field) => all + at(block, field), 0n));
      if (at(block, sum) !== expected) differ(tell, spot, `p${sum}`, expected, at(block, sum));
    }
    const spot = declared.spots.get('IV');
    if (spot === undefined || reported === undefined || identifier.number !== FIRST) return;
    for (const { field, reported: from } of BORNE) {
      const expected = grosze(reported[from] as bigint);
      if (at('IV', field) !== expected) differ(tell, spot, `p${field}`, expected, at('IV', field));
    }
    for (const { sum, first } of [
      { sum: 1, first: 4 },
      { sum: 2, first: 5 },
      { sum: 19, first: 22 },
      { sum: 20, first: 23 },
    ]) {
      const expected = grosze([0, 3, 6, 9, 12].reduce((all, step) => all + at('IV', first + step), 0n));
      if (at('IV', sum) !== expected) differ(tell, spot, `p${sum}`, expected, at('IV', sum));
    }
  }),
};

/** V013: what is to be paid, or returned, is what follows from the blocks before; only one of the two is there. */
export const balanceFollows: Check = {
  code: 'V013',
  documents: ['ZUSDRA'],
  watch: overSets('amounts', ({ declared }, tell) => {
    const spot = declared?.spots.get('IX');
    if (declared === undefined || spot === undefined) return;
    const at = (path: string): bigint => declared.amounts.get(path) ?? 0n;
    const owed = at('IV/p37') + at('VI/p7') + at('VII/p3') + at('VIII/p3') - at('V/p5');
    const [toReturn, toPay] = [at('IX/p1'), at('IX/p2')];
    const expected = { toReturn: grosze(owed < 0n ? -owed : 0n), toPay: grosze(owed > 0n ? owed : 0n) };
    if (toReturn !== expected.toReturn) differ(tell, spot, 'p1', expected.toReturn, grosze(toReturn));
    if (toPay !== expected.toPay) differ(tell, spot, 'p2', expected.toPay, grosze(toPay));
  }),
};
