import { type Day, dayOf } from '#kernel/day.ts';
import type { Standing } from './retention.ts';

/** What an expert said of papers of category BE, so that they may be destroyed. */
export interface Opinion {
  expert: string;
  /** Sign under which the opinion is kept. */
  reference: string;
  on: Day;
}

/** Why a listed matter stays. `reopened`: it is worked on again. `gone`: it was there no more. */
export const REASONS_TO_STAY = ['held', 'kept', 'permanent', 'expert', 'reopened', 'gone'] as const;
export type ReasonToStay = (typeof REASONS_TO_STAY)[number];

/** What keeps a matter that has ended from being destroyed; null where nothing does. */
export function keptBecause(standing: Standing, opinion: Opinion | null): Exclude<ReasonToStay, 'reopened' | 'gone'> | null {
  switch (standing.kind) {
    case 'due':
      return null;
    case 'expert':
      return opinion === null ? 'expert' : null;
    default:
      return standing.kind;
  }
}

/** Protocols are numbered within a year. */
export const protocolNumber = (sequence: number, year: number): string => `${String(sequence)}/${String(year)}`;

/** What must be put right in an opinion as it was typed: names of its parts. */
export function opinionFaults(typed: { expert: string; reference: string; on: Day | undefined }, now: Date): readonly (keyof Opinion)[] {
  return [
    ...(typed.expert.trim() === '' ? (['expert'] as const) : []),
    ...(typed.reference.trim() === '' ? (['reference'] as const) : []),
    ...(typed.on === undefined || typed.on > dayOf(now) ? (['on'] as const) : []),
  ];
}
