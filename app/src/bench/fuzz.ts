import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { environment } from '#platform/config/environment.ts';
import type { Start } from '../cli/program.ts';

/** `./okienko bench fuzz`: the test of the API by its own document, with more requests than a test run has time for. Ends
 *  with 1 where anything went wrong, and names the first requests that did it. */
export function fuzz(start: Start, options: { requests: string }): void {
  const done = spawnSync(join(start.root, 'node_modules/.bin/vitest'), ['run', 'app/src/faces/fuzz.test.ts'], {
    cwd: start.root,
    stdio: 'inherit',
    env: { ...environment(), FUZZ_REQUESTS: options.requests, NODE_ENV: 'test' },
  });
  console.log(JSON.stringify({ requests: Number(options.requests), faults: done.status === 0 ? 0 : 1 }));
  process.exit(done.status ?? 1);
}
