import { settlementMonth } from '#app/contributions/index.ts';
import { dayAt, textAt } from '#app/kedu/document.ts';
import { monthOf, plusDays } from '#kernel/day.ts';
import type { Check } from '../check.ts';

const SUPERSEDED = '5.6';

/** V007: the version of the format has been superseded. The rule is in force from the day on which it was. */
export const versionSuperseded: Check = {
  code: 'V007',
  documents: [],
  watch({ tell }) {
    let told = false;
    return {
      open(document) {
        if (document.version !== SUPERSEDED || told) return;
        told = true;
        tell({ line: 0, byte: 0 }, { version: document.version });
      },
    };
  },
};

/** In which block a settlement document says when it was filled in. */
const STATEMENTS: Readonly<Record<string, string>> = { ZUSDRA: 'XIII', ZUSRCA: 'IV', ZUSRSA: 'XI' };

/** V009: nothing is settled before its month has begun, and nothing was filled in tomorrow. */
export const notOfTheFuture: Check = {
  code: 'V009',
  documents: Object.keys(STATEMENTS),
  watch: ({ terms, tell }) => ({
    block({ document, block, spot }) {
      if (block.name === 'I' && document.identifier && document.identifier.month > monthOf(terms.on))
        tell(spot, { what: 'month', value: document.identifier.month }, document.type === 'ZUSDRA' ? 'p2/p2' : 'p1/p2');
      if (block.name !== STATEMENTS[document.type]) return;
      const filled = dayAt(block, 'p1');
      if (filled !== undefined && filled > terms.on) tell(spot, { what: 'statement', value: filled }, 'p1');
    },
  }),
};

/** V010: a month is declared once; what comes after is a correction and has the next number. */
export const numberFollows: Check = {
  code: 'V010',
  documents: ['ZUSDRA'],
  watch: ({ terms, tell }) => ({
    block({ document, block, spot }) {
      if (block.name !== 'I' || document.identifier === undefined || terms.payer === undefined) return;
      const { month, number } = document.identifier;
      const last = terms.payer.lastNumberOf(month);
      if (last > 0 && Number(number) <= last) tell(spot, { number, month, next: String(last + 1).padStart(2, '0') }, 'p2/p1');
    },
  }),
};

/** V025: a person leaves insurance at most so many days ahead. */
export const leavesSoon: Check = {
  code: 'V025',
  documents: ['ZUSZWUA'],
  watch: ({ terms, rule, tell }) => ({
    block({ block, spot }) {
      const from = block.name === 'IV' ? dayAt(block, 'p2') : undefined;
      const last = plusDays(terms.on, rule.limits?.['daysAhead'] ?? 0);
      if (from !== undefined && from > last) tell(spot, { value: from, last }, 'p2');
    },
  }),
};

/** Where a registration says from which day it holds. */
const HOLDS_FROM: Readonly<Record<string, readonly { block: string; field: string }[]>> = {
  ZUSZUA: [
    { block: 'VI', field: 'p1' },
    { block: 'VII', field: 'p1' },
  ],
  ZUSZZA: [{ block: 'VI', field: 'p1' }],
  ZUSZWUA: [{ block: 'IV', field: 'p2' }],
};

/** V026: filed within so many days of the duty. Told once a document, and not of a change or correction (I p2). */
export const filedInTime: Check = {
  code: 'V026',
  documents: Object.keys(HOLDS_FROM),
  watch({ terms, rule, tell }) {
    let told = false;
    return {
      open() {
        told = false;
      },
      block({ document, block, spot }) {
        if (block.name === 'I' && document.type !== 'ZUSZWUA' && textAt(block, 'p2') !== undefined) told = true;
        const place = HOLDS_FROM[document.type]?.find(one => one.block === block.name);
        const from = place ? dayAt(block, place.field) : undefined;
        if (place === undefined || from === undefined || told) return;
        const last = plusDays(from, rule.limits?.['days'] ?? 0);
        if (terms.on <= last) return;
        told = true;
        tell(spot, { value: from, last }, place.field);
      },
    };
  },
};

/** V032: the health contribution of a year is settled in one declaration of the next. */
export const yearSettledInItsMonth: Check = {
  code: 'V032',
  documents: ['ZUSDRA'],
  watch: ({ terms, tell }) => ({
    block({ document, block, spot }) {
      if (block.name !== 'XII' || document.identifier === undefined) return;
      const year = Number(document.identifier.month.slice(0, 4)) - 1;
      const expected = settlementMonth(terms.parameters, year);
      if (document.identifier.month !== expected) tell(spot, { expected });
    },
  }),
};
