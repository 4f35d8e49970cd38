import { program } from './src/cli/program.ts';

/** Entry of the product, called by run.mjs once everything is built. */
export async function runCommand(start: { root: string; build: string; arguments: string[] }): Promise<void> {
  await program(start).parseAsync(start.arguments, { from: 'user' });
}
