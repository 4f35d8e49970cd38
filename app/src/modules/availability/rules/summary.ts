import { COMPONENTS, type Component, type Incident, type Measured, type Sample, type State } from '../types.ts';

/** Between two samples. */
export const SAMPLE_EVERY_SECONDS = 60;
/** A sample speaks for this long at most; what comes after it without another is not measured. */
export const SAMPLE_HOLDS_SECONDS = 150;

export interface Break {
  from: Date;
  to: Date;
}

const seconds = (from: number, to: number): number => Math.max(0, (to - from) / 1000);

/** How much of a stretch each part was there. Every sample speaks until the next one, but no longer than it holds.
 *  @param samples oldest first
 *  @param within from the first sample at the earliest: before it nobody measured, and nothing is said */
export function measured(samples: readonly Sample[], within: Break, breaks: readonly Break[]): Record<Component, Measured> {
  const sums = Object.fromEntries(COMPONENTS.map(name => [name, { up: 0, down: 0, plannedDown: 0, unmeasured: 0 }])) as Record<
    Component,
    Measured
  >;
  const end = within.to.getTime();
  let told = within.from.getTime();
  for (const [place, sample] of samples.entries()) {
    const from = Math.max(sample.at.getTime(), within.from.getTime());
    const next = Math.min(samples[place + 1]?.at.getTime() ?? end, end);
    const to = Math.min(next, sample.at.getTime() + SAMPLE_HOLDS_SECONDS * 1000);
    if (to <= from) continue;
    for (const name of COMPONENTS) {
      sums[name].unmeasured += seconds(told, from);
      add(sums[name], sample.states[name], from, to, breaks);
    }
    told = to;
  }
  for (const name of COMPONENTS) sums[name].unmeasured += seconds(told, end);
  return sums;
}

function add(sum: Measured, state: State, from: number, to: number, breaks: readonly Break[]): void {
  if (state === 'up') sum.up += seconds(from, to);
  else if (state === 'unknown') sum.unmeasured += seconds(from, to);
  else {
    sum.down += seconds(from, to);
    sum.plannedDown += breaks.reduce(
      (within, one) => within + seconds(Math.max(from, one.from.getTime()), Math.min(to, one.to.getTime())),
      0,
    );
  }
}

/** In per cent, rounded down to hundredths, so that 100 means that nothing was missing. `best` of what was measured,
 *  `worst` with all that was not measured taken for a break; null where nothing was measured. */
export function shares({ up, down, unmeasured }: Measured): { best: number; worst: number } | null {
  if (up + down === 0) return null;
  const percent = (of: number): number => Math.floor((up / of) * 10_000) / 100;
  return { best: percent(up + down), worst: percent(up + down + unmeasured) };
}

/** Breaks of one part after another, newest first. One bad sample alone is a break: it was so for somebody. */
export function incidentsIn(samples: readonly Sample[], breaks: readonly Break[], now: Date): Incident[] {
  const found: Incident[] = [];
  for (const component of COMPONENTS) {
    let from: Date | undefined;
    let last: Date | undefined;
    const close = (to: Date | null): void => {
      if (from) found.push({ component, from, to, planned: isPlanned(from, to ?? now, breaks) });
      from = undefined;
    };
    for (const sample of samples) {
      const state = sample.states[component];
      // After a time nobody measured the break is another one.
      if (from && last && seconds(last.getTime(), sample.at.getTime()) > SAMPLE_HOLDS_SECONDS) close(last);
      if (state === 'down') {
        from ??= sample.at;
        last = sample.at;
      } else if (state === 'up') close(sample.at);
    }
    if (from && last) close(seconds(last.getTime(), now.getTime()) <= SAMPLE_HOLDS_SECONDS ? null : last);
  }
  return found.sort((a, b) => b.from.getTime() - a.from.getTime());
}

const isPlanned = (from: Date, to: Date, breaks: readonly Break[]): boolean =>
  breaks.some(one => one.from.getTime() <= from.getTime() && to.getTime() <= one.to.getTime());
