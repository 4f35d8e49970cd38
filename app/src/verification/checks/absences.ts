import { type AbsenceRefusal, checkAbsence } from '#app/contributions/index.ts';
import { dayAt, numberAt, textAt } from '#app/kedu/document.ts';
import type { Day } from '#kernel/day.ts';
import type { Check } from '../check.ts';

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
    const before = new Map<string, { from: Day; to: Day }[]>();
    return {
      open: () => before.clear(),
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
        const who = [textAt(block, 'A/p3'), textAt(block, 'A/p4'), textAt(block, 'B/p1/p1')].map(part => part?.trim() ?? '').join(' ');
        const others = before.get(who) ?? [];
        const shared = others.find(other => other.from <= to && from <= other.to);
        if (shared) tell(spot, { what: 'overlap', value: code, from: shared.from, to: shared.to }, 'B/p3');
        before.set(who, [...others, { from, to }]);
      },
    };
  },
};
