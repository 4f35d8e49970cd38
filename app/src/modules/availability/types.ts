/** Parts of the platform that people feel when they are away. */
export const COMPONENTS = ['web', 'database', 'jobs', 'signing', 'sign-in', 'mail', 'scanner'] as const;
export type Component = (typeof COMPONENTS)[number];
export type State = 'up' | 'down' | 'unknown';

/** What was found at one moment. */
export interface Sample {
  at: Date;
  states: Readonly<Record<Component, State>>;
}

/** A time in which a part was away. `to` is null while it lasts. */
export interface Incident {
  component: Component;
  from: Date;
  to: Date | null;
  /** All of it within a break that was announced. */
  planned: boolean;
}

/** Seconds of a stretch of time. */
export interface Measured {
  up: number;
  down: number;
  /** Of `down`, within an announced break. */
  plannedDown: number;
  /** Nobody measured, or nothing could be learnt. */
  unmeasured: number;
}
