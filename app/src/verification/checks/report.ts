import { amountAt, type Block, textAt } from '#app/kedu/document.ts';
import { type Grosze, NOTHING } from '#kernel/grosze.ts';
import type { BlockIn } from '../document.ts';

/** Amounts of one person's report, ZUS RCA III. What is not there is nothing. */
export interface InsuredReport {
  /** B p4..p29 by number. */
  social(field: number): Grosze;
  /** C p1..p5 by number. */
  health(field: number): Grosze;
  /** How the person was identified, for counting people. */
  readonly who: string;
}

export const isReport = ({ document, block }: BlockIn): boolean => document.type === 'ZUSRCA' && block.name === 'III';

const read = new WeakMap<Block, InsuredReport>();

/** Read once for all checks that ask of it. */
export function reportIn(block: Block): InsuredReport {
  let report = read.get(block);
  if (report === undefined) {
    const amounts = new Map<string, Grosze>();
    const amount = (path: string): Grosze => {
      let found = amounts.get(path);
      if (found === undefined) {
        found = amountAt(block, path) ?? NOTHING;
        amounts.set(path, found);
      }
      return found;
    };
    report = {
      social: field => amount(`B/p${field}`),
      health: field => amount(`C/p${field}`),
      who: `${textAt(block, 'A/p3')?.trim() ?? ''} ${textAt(block, 'A/p4')?.trim() ?? ''}`,
    };
    read.set(block, report);
  }
  return report;
}
