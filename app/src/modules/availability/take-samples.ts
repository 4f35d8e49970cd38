import { connect } from 'node:net';
import type { Config } from '#platform/config/config.ts';
import type { Log } from '#platform/log.ts';
import { SAMPLE_EVERY_SECONDS } from './rules/summary.ts';
import { forgetOldSamples, keepSample } from './samples.ts';
import type { Sample, State } from './types.ts';

const PATIENCE_MS = 4_000;
const FIRST_AFTER_MS = 3_000;
const SMTP_PORT = 25;

export interface SamplerHouse {
  config: Config;
  clock: () => Date;
  log: Log;
}

/** Looks at every part of the platform from outside, once a minute, and writes down what it found. */
export function startSampling(house: SamplerHouse): { stop(): void } {
  const look = async (): Promise<void> => {
    try {
      await keepSample(house.config.OKIENKO_DATA, await sampleNow(house));
      await forgetOldSamples(house.config.OKIENKO_DATA, house.clock());
    } catch (fault) {
      house.log.warn({ fault: (fault as Error).message }, 'no sample of availability');
    }
  };
  const first = setTimeout(() => void look(), FIRST_AFTER_MS);
  const timer = setInterval(() => void look(), SAMPLE_EVERY_SECONDS * 1_000);
  return {
    stop() {
      clearTimeout(first);
      clearInterval(timer);
    },
  };
}

export async function sampleNow({ config, clock }: SamplerHouse): Promise<Sample> {
  const at = clock();
  const issuer = config.SIGN_IN_ISSUER || `http://localhost:${config.SIGN_IN_PORT}`;
  const [parts, signIn, mail, scanner] = await Promise.all([
    askHouse(config.OKIENKO_PORT),
    answersWell(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`),
    listens(config.SMTP_URL || `smtp://127.0.0.1:${config.MAIL_PORT}`),
    listens(`clamd://${config.SCANNER || `127.0.0.1:${config.SCANNER_PORT}`}`),
  ]);
  return { at, states: { ...parts, 'sign-in': signIn, mail, scanner } };
}

/** What the web process says of itself; where it says nothing, nothing is known of what stands behind it. */
async function askHouse(port: number): Promise<Pick<Sample['states'], 'web' | 'database' | 'jobs' | 'signing'>> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health/parts`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    const said = (await answer.json()) as Record<string, unknown>;
    const state = (name: string): State => (said[name] === 'up' || said[name] === 'down' ? said[name] : 'unknown');
    return { web: 'up', database: state('database'), jobs: state('jobs'), signing: state('signing') };
  } catch {
    return { web: 'down', database: 'unknown', jobs: 'unknown', signing: 'unknown' };
  }
}

const answersWell = (url: string): Promise<State> =>
  fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) }).then(
    answer => (answer.ok ? 'up' : 'down'),
    () => 'down',
  );

function listens(address: string): Promise<State> {
  const { hostname, port } = new URL(address);
  return new Promise(done => {
    const line = connect({ host: hostname, port: Number(port) || SMTP_PORT, timeout: PATIENCE_MS });
    const end = (state: State) => (): void => {
      line.destroy();
      done(state);
    };
    line.once('connect', end('up')).once('error', end('down')).once('timeout', end('down'));
  });
}
