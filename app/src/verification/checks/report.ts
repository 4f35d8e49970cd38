import { blockAt, type Block, isBlock, textAt } from '#app/kedu/document.ts';
import { type Grosze, grosze, NOTHING } from '#kernel/grosze.ts';
import type { BlockIn } from '../document.ts';

const SOCIAL_FIELDS = 29;
const HEALTH_FIELDS = 5;

/** Amounts of one person's report, ZUS RCA III. What is not there is nothing. */
export class InsuredReport {
  readonly #social: readonly Grosze[];
  readonly #health: readonly Grosze[];
  /** How the person was identified, for counting people. */
  readonly who: string;

  constructor(block: Block) {
    this.#social = amountsIn(blockAt(block, 'B'), SOCIAL_FIELDS);
    this.#health = amountsIn(blockAt(block, 'C'), HEALTH_FIELDS);
    this.who = `${textAt(block, 'A/p3')?.trim() ?? ''} ${textAt(block, 'A/p4')?.trim() ?? ''}`;
  }

  /** B p4..p29 by number. */
  social(field: number): Grosze {
    return this.#social[field] ?? NOTHING;
  }
  /** C p1..p5 by number. */
  health(field: number): Grosze {
    return this.#health[field] ?? NOTHING;
  }
}

/** All amounts of a block in one pass, by the number of their field. */
function amountsIn(block: Block | undefined, most: number): Grosze[] {
  const amounts = new Array<Grosze>(most + 1).fill(NOTHING);
  for (const part of block?.parts ?? []) {
    if (isBlock(part)) continue;
    const field = Number(part.name.slice(1));
    const read = field >= 1 && field <= most ? groszeIn(part.value) : -1;
    if (read > 0) amounts[field] = grosze(BigInt(read));
  }
  return amounts;
}

const [ZERO, NINE, DOT] = [48, 57, 46];
const PLACES = 2;

/** `4806.00` as a whole number of grosze, read sign by sign: there are thirty in each report. -1 where it is no amount. */
function groszeIn(text: string): number {
  const value = text.trim();
  const dot = value.length - 1 - PLACES;
  if (dot < 1 || value.charCodeAt(dot) !== DOT) return -1;
  let read = 0;
  for (let at = 0; at < value.length; at += 1) {
    const sign = value.charCodeAt(at);
    if (at === dot) continue;
    if (sign < ZERO || sign > NINE) return -1;
    read = read * 10 + sign - ZERO;
  }
  return Number.isSafeInteger(read) ? read : -1;
}

export const isReport = ({ document, block }: BlockIn): boolean => document.type === 'ZUSRCA' && block.name === 'III';

/** Read once for all checks that ask of it. */
export function reportIn(at: BlockIn): InsuredReport {
  at.report ??= new InsuredReport(at.block);
  return at.report;
}
