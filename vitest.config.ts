import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{app,design,institution,outside}/**/*.test.{ts,tsx}'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // No wall-clock assertions anywhere: timings are for `./okienko bench`.
    // `./okienko bench fuzz` asks for more.
    provide: { fuzzRequests: Number(process.env['FUZZ_REQUESTS'] ?? 2_000) },
    globalSetup: ['app/src/testing/cluster.ts'],
  },
});
