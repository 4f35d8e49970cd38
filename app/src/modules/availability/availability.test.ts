import { appendFileSync, mkdtempSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readConfig } from '#platform/config/config.ts';
import { makeLog } from '#platform/log.ts';
import { incidentsIn, measured, SAMPLE_HOLDS_SECONDS, shares } from './rules/summary.ts';
import { forgetOldSamples, keepSample, readSamples } from './samples.ts';
import { sampleNow } from './take-samples.ts';
import { COMPONENTS, type Sample, type State } from './types.ts';

const START = Date.parse('2026-11-24T10:00:00Z');
const after = (seconds: number): Date => new Date(START + seconds * 1000);
const all = (state: State): Sample['states'] => Object.fromEntries(COMPONENTS.map(name => [name, state])) as Sample['states'];
const sample = (seconds: number, over: Partial<Sample['states']> = {}): Sample => ({
  at: after(seconds),
  states: { ...all('up'), ...over },
});

describe('availability', () => {
  test('of a part that was away for one minute of ten is nine tenths, and a break is told', () => {
    const samples = Array.from({ length: 10 }, (_, minute) => sample(minute * 60, minute === 4 ? { database: 'down' } : {}));
    const sums = measured(samples, { from: after(0), to: after(600) }, []);
    expect(sums.database).toEqual({ up: 540, down: 60, plannedDown: 0, unmeasured: 0 });
    expect(shares(sums.database)).toEqual({ best: 90, worst: 90 });
    expect(shares(sums.web)).toEqual({ best: 100, worst: 100 });
    expect(incidentsIn(samples, [], after(600))).toEqual([{ component: 'database', from: after(240), to: after(300), planned: false }]);
  });

  test('is never a whole hundred when anything was missing, however little', () => {
    expect(shares({ up: 90 * 86_400, down: 1, plannedDown: 0, unmeasured: 0 })?.best).toBe(99.99);
  });

  test('of time that nobody measured is not claimed: it stands apart, and counts as a break in the lower figure', () => {
    const sums = measured([sample(0), sample(3600)], { from: after(0), to: after(3660) }, []);
    expect(sums.web.unmeasured).toBe(3600 - SAMPLE_HOLDS_SECONDS);
    expect(shares(sums.web)).toMatchObject({ best: 100 });
    expect(shares(sums.web)?.worst).toBeLessThan(6);
    expect(shares({ up: 0, down: 0, plannedDown: 0, unmeasured: 3600 })).toBeNull();
  });

  test('of a part of which nothing could be learnt is unmeasured, not good', () => {
    const sums = measured([sample(0, { jobs: 'unknown' }), sample(60)], { from: after(0), to: after(120) }, []);
    expect(sums.jobs).toEqual({ up: 60, down: 0, plannedDown: 0, unmeasured: 60 });
  });

  test('tells an announced break apart, and still counts it', () => {
    const breaks = [{ from: after(0), to: after(30) }];
    const sums = measured([sample(0, { web: 'down' }), sample(60)], { from: after(0), to: after(120) }, breaks);
    expect(sums.web).toMatchObject({ up: 60, down: 60, plannedDown: 30 });
    expect(incidentsIn([sample(0, { web: 'down' }), sample(20)], breaks, after(60))).toMatchObject([{ planned: true }]);
    expect(incidentsIn([sample(0, { web: 'down' }), sample(60)], breaks, after(60))).toMatchObject([{ planned: false }]);
  });

  test('a break that goes on has no end, and one that nobody saw the end of ends where it was last seen', () => {
    const samples = [sample(0, { mail: 'down' }), sample(60, { mail: 'down' })];
    expect(incidentsIn(samples, [], after(90))).toMatchObject([{ from: after(0), to: null }]);
    expect(incidentsIn(samples, [], after(3600))).toMatchObject([{ from: after(0), to: after(60) }]);
    expect(incidentsIn([...samples, sample(3600, { mail: 'down' })], [], after(3610))).toHaveLength(2);
  });

  test('accounts for every second, once, whatever was measured', () => {
    const state = fc.constantFrom<State>('up', 'down', 'unknown');
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5_000), state), { maxLength: 40 }), fc.integer({ min: 1, max: 6_000 }), (found, length) => {
        const samples = found.sort(([one], [other]) => one - other).map(([at, web]) => sample(at, { web }));
        const { up, down, unmeasured } = measured(samples, { from: after(0), to: after(length) }, []).web;
        expect(up + down + unmeasured).toBeCloseTo(length, 3);
        expect(Math.min(up, down, unmeasured)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('samples', () => {
  const folder = (): string => mkdtempSync(join(tmpdir(), 'okienko-availability-'));

  test('are read as they were written, but for a line that a crash cut off', async () => {
    const data = folder();
    await keepSample(data, sample(0, { scanner: 'down', jobs: 'unknown' }));
    appendFileSync(join(data, 'availability', '2026-11-24.jsonl'), '2026-11-24T10:01:00.000Z uu');
    expect(await readSamples(data, after(0))).toEqual([sample(0, { scanner: 'down', jobs: 'unknown' })]);
  });

  test('are kept as long as they are shown, and no longer', async () => {
    const data = folder();
    for (const days of [0, 80, 120]) await keepSample(data, sample(-days * 86_400));
    await forgetOldSamples(data, after(0));
    expect(readdirSync(join(data, 'availability'))).toHaveLength(2);
  });

  test('find a house that is not there, and a scanner that is', async () => {
    const scanner = createServer().listen(0, '127.0.0.1');
    await new Promise(done => scanner.once('listening', done));
    const { port } = scanner.address() as { port: number };
    const free = await new Promise<number>(done => {
      const probe = createServer().listen(0, '127.0.0.1', () => {
        const taken = (probe.address() as { port: number }).port;
        probe.close(() => done(taken));
      });
    });
    const config = readConfig('.', {
      OKIENKO_PORT: String(free),
      SIGN_IN_PORT: String(free),
      MAIL_PORT: String(free),
      SCANNER_PORT: String(port),
    });
    if (!config.ok) throw new Error(config.refusal.join());
    const found = await sampleNow({ config: config.value, clock: () => after(0), log: makeLog('silent') });
    scanner.close();
    expect(found.states).toEqual({
      web: 'down',
      database: 'unknown',
      jobs: 'unknown',
      signing: 'unknown',
      'sign-in': 'down',
      mail: 'down',
      scanner: 'up',
    });
  });
});
