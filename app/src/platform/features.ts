import { createHash } from 'node:crypto';
import type { Bilingual } from './text/text.ts';

/** Something that can be switched without a release. Declared in code, so that nobody wonders what a switch does. */
export interface FeatureSwitch {
  /** `module.what-it-does`, unique in the house. */
  name: string;
  /** What is so while it is on. */
  meaning: Bilingual;
  /** Whom to ask: the module that reads it. */
  owner: string;
  byDefault: 'on' | 'off';
  /** The day by which the switch should be gone from the code; null for one that is meant to stay (an emergency stop). */
  expires: string | null;
}

/** `branches`: on in these only. `share`: on for this many parties of a hundred, always the same ones. */
export type FeatureState = { mode: 'on' | 'off' } | { mode: 'branches'; branches: readonly string[] } | { mode: 'share'; percent: number };

export interface Features {
  /** @param of whose matter it is, where a switch may be set for some branches or a share of parties
   *  @throws Error for a switch that nobody declared */
  isOn(name: string, of?: { branchCode?: string; partyId?: string }): boolean;
}

/** Answers from what is set now, else from what was declared. */
export function makeFeatures(declared: readonly FeatureSwitch[], set: () => ReadonlyMap<string, FeatureState>): Features {
  const byName = new Map(declared.map(one => [one.name, one]));
  return {
    isOn(name, of = {}) {
      const feature = byName.get(name);
      if (!feature) throw new Error(`No feature switch is called ${name}.`);
      return isOn(name, set().get(name) ?? { mode: feature.byDefault }, of);
    },
  };
}

function isOn(name: string, state: FeatureState, of: { branchCode?: string; partyId?: string }): boolean {
  switch (state.mode) {
    case 'on':
      return true;
    case 'off':
      return false;
    case 'branches':
      return of.branchCode !== undefined && state.branches.includes(of.branchCode);
    case 'share':
      return of.partyId !== undefined && placeOf(name, of.partyId) < state.percent;
  }
}

/** 0 … 99, evenly spread, the same for a party whenever asked, and another for another switch. */
function placeOf(name: string, partyId: string): number {
  return createHash('sha256').update(`${name} ${partyId}`).digest().readUInt32BE(0) % 100;
}
