import type { Grosze } from '#kernel/grosze.ts';

const PARTS_OF_ONE = 10_000n;
const HALF = PARTS_OF_ONE / 2n;

/** Of which rates a contribution can be the rounded product: from the least to the greatest; none where they cross. */
export function ratesOf(base: Grosze, found: Grosze): { least: bigint; greatest: bigint } {
  if (base === 0n) return found === 0n ? { least: 0n, greatest: PARTS_OF_ONE } : { least: 1n, greatest: 0n };
  const from = found * PARTS_OF_ONE - HALF;
  return { least: from <= 0n ? 0n : (from + base - 1n) / base, greatest: (found * PARTS_OF_ONE + HALF - 1n) / base };
}
