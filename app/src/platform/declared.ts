import type { Day } from '#kernel/day.ts';
import type { Destroys } from './destruction.ts';
import type { Forgets } from './forgetting.ts';
import type { FeatureSwitch } from './features.ts';
import type { OwnDataPart } from './own-data/own-data.ts';
import type { Pack } from './pack.ts';
import type { Bilingual } from './text/text.ts';

/** Where a dated parameter is read, so that whoever changes it sees what changes with it. */
export interface ParameterUse {
  /** Names in `Pack.parameters`. */
  parameters: readonly string[];
  /** What is worked out from them. */
  what: Bilingual;
  /** Something worked out by the pure rule itself, under the values of a pack as of a day. */
  example?: { given: Bilingual; compute(pack: Pick<Pack, 'parameters' | 'extraHolidays' | 'insuranceTitles'>, on: Day): Bilingual };
}

/** A kind of legal or technical clock, for whoever looks after them. */
export interface DeadlineMeaning {
  kind: string;
  what: Bilingual;
}

/** What the modules say of themselves to those who run the house. */
export interface Declared {
  parameterUses: readonly ParameterUse[];
  features: readonly FeatureSwitch[];
  deadlines: readonly DeadlineMeaning[];
  /** Names of the jobs that start by themselves, with their cron line. */
  schedules: readonly { job: string; schedule: string }[];
  /** Columns that name stored files, `schema.table.column`. */
  storedFiles: readonly string[];
  /** What the modules delete of a matter that is destroyed, bottom to top. */
  destroys: readonly Destroys[];
  /** What the modules forget of what lies outside matters. */
  forgets: readonly Forgets[];
  /** What a party is given of its own data, module by module. */
  ownData: readonly { module: string; parts: readonly OwnDataPart[] }[];
}
