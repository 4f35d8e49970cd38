import type { Start } from '../cli/program.ts';

export interface BenchOptions { json?: boolean; rounds?: string; seconds?: string }

/** What a measurement found. `short` names every goal it missed; the command then ends with 1. */
export interface Findings { figures: Record<string, number>; short: readonly string[] }

/** `./okienko bench <name>`: prints what was done on the way, the figures as one line of JSON at the end. */
export async function bench(start: Start, name: string, options: BenchOptions): Promise<void> {
  const measure = await measurement(name);
  const findings = await measure(start, options);
  for (const one of findings.short) console.error(`Short of the goal: ${one}`);
  console.log(JSON.stringify(findings.figures));
  process.exit(findings.short.length > 0 ? 1 : 0);
}

async function measurement(name: string): Promise<(start: Start, options: BenchOptions) => Promise<Findings>> {
  switch (name) {
    case 'filing':
      return (await import('./filing.ts')).measureFiling;
    case 'start':
      return (await import('./start.ts')).measureStart;
    case 'page':
      return (await import('./page.ts')).measurePage;
    case 'overload':
      return (await import('./overload.ts')).measureOverload;
    default:
      throw new Error(`There is no measurement called ${name}.`);
  }
}

/** Collects goals missed: `{ratio: [value, 'at least', 0.8]}`. */
export function shortOf(goals: Record<string, readonly [value: number, sense: 'at least' | 'at most', limit: number]>): string[] {
  return Object.entries(goals).filter(([, [value, sense, limit]]) => !(sense === 'at least' ? value >= limit : value <= limit)).map(([name, [value, sense, limit]]) => `${name} is ${value}, should be ${sense} ${limit}`);
}
