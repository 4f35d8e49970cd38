import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,design,institution,outside}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // No wall-clock assertions anywhere: timings are for `./okienko bench`.
    globalSetup: ['app/src/testing/cluster.ts'],
  },
});
