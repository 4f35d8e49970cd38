import type { Start } from '../cli/program.ts';
import type { BenchOptions, Findings } from './findings.ts';

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
    case 'desk':
      return (await import('./desk.ts')).measureDesk;
    case 'kedu':
      return (await import('./kedu.ts')).measureKedu;
    case 'overload':
      return (await import('./overload.ts')).measureOverload;
    default:
      throw new Error(`There is no measurement called ${name}.`);
  }
}
