import type { House } from '#platform/house.ts';
import type { PlannedBreak } from '#platform/pack.ts';
import { type Break, incidentsIn, measured, SAMPLE_HOLDS_SECONDS, shares } from './rules/summary.ts';
import { DAYS_SHOWN, readSamples } from './samples.ts';
import { COMPONENTS, type Component, type Incident, type Measured, type Sample, type State } from './types.ts';

export interface ComponentView {
  component: Component;
  now: State;
  measured: Measured;
  shares: { best: number; worst: number } | null;
}

export interface AvailabilityView {
  /** When the newest sample was taken; null where there is none, or it is too old to speak of now. */
  sampledAt: Date | null;
  /** From when on we know anything, within the days shown. */
  since: Date | null;
  now: Date;
  components: ComponentView[];
  incidents: Incident[];
  /** Running or to come. */
  planned: PlannedBreak[];
}

const DAY_MS = 86_400_000;
const KEPT_MS = 10_000;
const kept = new WeakMap<House, { until: number; view: Promise<AvailabilityView> }>();

/** Made at most every ten seconds for everybody: when something is away many come to look. */
export function availabilityView(house: House): Promise<AvailabilityView> {
  const now = house.clock().getTime();
  const known = kept.get(house);
  if (known && now < known.until && now >= known.until - KEPT_MS) return known.view;
  const view = makeView(house);
  kept.set(house, { until: now + KEPT_MS, view });
  view.catch(() => kept.delete(house));
  return view;
}

async function makeView(house: House): Promise<AvailabilityView> {
  const now = house.clock();
  const samples = await readSamples(house.config.OKIENKO_DATA, now);
  const breaks = (house.pack.plannedBreaks ?? []).map(one => ({ ...one, span: spanOf(one) }));
  const spans = breaks.map(one => one.span);
  const first = samples[0];
  const from = first && new Date(Math.max(first.at.getTime(), now.getTime() - DAYS_SHOWN * DAY_MS));
  const sums = from && measured(samples, { from, to: now }, spans);
  const newest = fresh(samples.at(-1), now);
  return {
    sampledAt: newest?.at ?? null,
    since: from ?? null,
    now,
    components: COMPONENTS.map(component => {
      const sum = sums?.[component] ?? { up: 0, down: 0, plannedDown: 0, unmeasured: 0 };
      return { component, now: newest?.states[component] ?? 'unknown', measured: sum, shares: shares(sum) };
    }),
    incidents: incidentsIn(samples, spans, now),
    planned: breaks.filter(one => one.span.to.getTime() > now.getTime()).map(({ span: _span, ...one }) => one),
  };
}

const spanOf = (one: PlannedBreak): Break => ({ from: new Date(one.from), to: new Date(one.to) });

const fresh = (sample: Sample | undefined, now: Date): Sample | undefined =>
  sample && Math.abs(now.getTime() - sample.at.getTime()) <= SAMPLE_HOLDS_SECONDS * 1000 ? sample : undefined;
