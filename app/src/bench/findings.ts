export interface BenchOptions {
  json?: boolean;
  rounds?: string;
  seconds?: string;
  /** Of `desk`: how many people, and the folder in which they are kept. */
  persons?: string;
  data?: string;
}

/** What a measurement found. `short` names every goal it missed; the command then ends with 1. */
export interface Findings {
  figures: Record<string, number>;
  short: readonly string[];
}

/** Collects goals missed: `{ratio: [value, 'at least', 0.8]}`. */
export function shortOf(goals: Record<string, readonly [value: number, sense: 'at least' | 'at most', limit: number]>): string[] {
  return Object.entries(goals)
    .filter(([, [value, sense, limit]]) => !(sense === 'at least' ? value >= limit : value <= limit))
    .map(([name, [value, sense, limit]]) => `${name} is ${value}, should be ${sense} ${limit}`);
}
