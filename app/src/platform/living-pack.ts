import { type Amendment, amendPack } from './amendments.ts';
import { type FeatureState, type Features, type FeatureSwitch, makeFeatures } from './features.ts';
import { type FormRegistry, formRegistry } from './forms/registry.ts';
import type { Pack } from './pack.ts';

/** What the institution has changed without a release. */
export interface Amendments {
  pack: readonly Amendment[];
  features: ReadonlyMap<string, FeatureState>;
}

export const NOTHING_AMENDED: Amendments = { pack: [], features: new Map() };

/** A pack, its forms and its switches that may change while the house runs. They are handed out once and stay the same
 *  objects; what they answer changes when the amendments do. */
export interface LivingPack {
  /** As it was built. */
  readonly base: Pack;
  readonly pack: Pack;
  readonly forms: FormRegistry;
  readonly features: Features;
  /** @throws naming the faults of the forms where they no longer go together; what was so far stays in force */
  take(amendments: Amendments, today: string): void;
}

export function livingPack(base: Pack, switches: readonly FeatureSwitch[]): LivingPack {
  let taken = NOTHING_AMENDED;
  let pack = base;
  let validity = validityOf(base);
  let forms = formRegistry(base.forms, base.decides);
  return {
    base,
    pack: lookingAt(base, () => pack),
    forms: {
      find: (code, version) => forms.find(code, version),
      versionsOf: code => forms.versionsOf(code),
      validOn: (code, day) => forms.validOn(code, day),
      listOn: day => forms.listOn(day),
    },
    features: makeFeatures(switches, () => taken.features),
    take(amendments, today) {
      const next = amendPack(base, amendments.pack, today);
      // Compiling all forms takes a moment, and nothing but their days can be amended.
      if (validityOf(next) !== validity) {
        forms = formRegistry(next.forms, next.decides);
        validity = validityOf(next);
      }
      pack = next;
      taken = amendments;
    },
  };
}

const validityOf = (pack: Pack): string =>
  pack.forms.map(form => `${form.code}/${form.version} ${form.validFrom} ${form.validTo ?? ''}`).join('\n');

/** An object with the same properties, each read anew whenever it is asked. */
function lookingAt(base: Pack, now: () => Pack): Pack {
  const names = new Set<keyof Pack>([...(Object.keys(base) as (keyof Pack)[]), 'competence']);
  return Object.defineProperties(
    {},
    Object.fromEntries([...names].map(name => [name, { enumerable: true, get: () => now()[name] }])),
  ) as Pack;
}
