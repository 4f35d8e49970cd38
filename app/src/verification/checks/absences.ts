import { type AbsenceRefusal, checkAbsence } from '#app/contributions/index.ts';
import { dayAt, numberAt, textAt } from '#app/kedu/document.ts';
import { type Day, day, daysBetween, plusDays } from '#kernel/day.ts';
import type { Check } from '../check.ts';
import { personNumber } from '../people.ts';
import { Rows } from '../rows.ts';

// Columns of an absence, as numbers; days since the first of 1970.
const [WHO, TITLE, FROM, TO, CODE, BLOCK, LINE, BYTE] = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const COLUMNS = 8;
const EPOCH = day('1970-01-01');
const dayNumber = (of: Day): number => daysBetween(EPOCH, of);
const dayOfNumber = (number: number): Day => plusDays(EPOCH, number);

/** How a refusal is told: by which word of the text, at which field. */
const TOLD = {
  'unknown-code': { what: 'code', field: 'B/p2' },
  'wrong-days': { what: 'days', field: 'B/p5' },
  'ends-before-it-begins': { what: 'end', field: 'B/p4' },
  'outside-the-month': { what: 'month', field: 'B/p3' },
} as const satisfies Record<AbsenceRefusal['kind'], { what: string; field: string }>;

/** V028: a benefit or break has a known code, begins before it ends, lies in its month, has as many days as it spans, and
 *  shares no day with another one of the same person and title. */
export const absencesRight: Check = {
  code: 'V028',
  documents: ['ZUSRSA'],
  watch({ terms, tell }) {
    let absences = new Rows(COLUMNS);
    const others = new Map<string, number>();
    // A person without a PESEL gets a number here, below every PESEL.
    const numberOf = (who: string): number => {
      const number = personNumber(who) ?? others.get(who) ?? -1 - others.size;
      if (number < 0) others.set(who, number);
      return number;
    };
    return {
      open() {
        absences = new Rows(COLUMNS);
        others.clear();
      },
      block({ document, block, spot }) {
        if (block.name !== 'III' || document.identifier === undefined) return;
        const [code, from, to] = [textAt(block, 'B/p2')?.trim() ?? '', dayAt(block, 'B/p3'), dayAt(block, 'B/p4')];
        if (from === undefined || to === undefined) return;
        const days = numberAt(block, 'B/p5');
        const absence = { code, from, to, ...(days === undefined ? {} : { days }) };
        const checked = checkAbsence(absence, document.identifier.month, terms.absenceCodes, terms.extraHolidays);
        if (!checked.ok) {
          const { refusal } = checked;
          const { what, field } = TOLD[refusal.kind];
          tell(spot, { what, value: code, ...('expected' in refusal ? { expected: refusal.expected } : {}) }, field);
        }
        const who = `${textAt(block, 'A/p3')?.trim() ?? ''} ${textAt(block, 'A/p4')?.trim() ?? ''}`;
        const title = Number(textAt(block, 'B/p1/p1') ?? 0);
        absences.add([numberOf(who), title, dayNumber(from), dayNumber(to), Number(code), Number(spot.blockId ?? 0), spot.line, spot.byte]);
      },
      close(document) {
        let before: number | undefined;
        for (const row of absences.inOrder([WHO, TITLE, FROM])) {
          const isSame =
            before !== undefined && [WHO, TITLE].every(column => absences.at(before as number, column) === absences.at(row, column));
          if (isSame && absences.at(row, FROM) <= absences.at(before as number, TO)) {
            const days = { from: dayOfNumber(absences.at(before as number, FROM)), to: dayOfNumber(absences.at(before as number, TO)) };
            const place = { line: absences.at(row, LINE), byte: absences.at(row, BYTE) };
            const spot = { document: document.pointer, block: 'III', blockId: String(absences.at(row, BLOCK)), ...place };
            tell(spot, { what: 'overlap', value: String(absences.at(row, CODE)), ...days }, 'B/p3');
          }
          // Of two that overlap the one that ends later goes on to be compared.
          if (!isSame || absences.at(row, TO) > absences.at(before as number, TO)) before = row;
        }
      },
    };
  },
};
