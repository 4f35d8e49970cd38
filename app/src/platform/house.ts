import type { Config } from '#platform/config/config.ts';
import type { Database } from '#platform/database/database.ts';
import type { Seals } from '#platform/documents/seals.ts';
import type { Declared } from '#platform/declared.ts';
import type { Effects } from '#platform/effects.ts';
import type { FormEnd } from '#platform/form-ends.ts';
import type { EventBus } from '#platform/events/bus.ts';
import type { Features } from '#platform/features.ts';
import type { FormRegistry } from '#platform/forms/registry.ts';
import type { Log } from '#platform/log.ts';
import type { Pack } from '#platform/pack.ts';
import type { Policy } from '#platform/policy/policy.ts';
import type { Search } from '#platform/search.ts';
import type { Storage } from '#platform/storage/storage.ts';
import type { AuditWriter } from '#platform/audit/writer.ts';

/** What one process of Okienko is given at start and hands to every request and job. Made in main.ts, and in tests
 *  by testing/house.ts. Nothing in it belongs to one request. */
export interface House {
  readonly config: Config;
  /** The only clock of the house; tests and the demo set it. */
  readonly clock: () => Date;
  readonly database: Database;
  /** The institution's pack with what it has changed since. Stays the same object; what it answers may change between two
   *  questions, so a rule takes what it needs once. */
  readonly pack: Pack;
  /** The pack as it was built, without what was changed since. */
  readonly builtPack: Pack;
  /** The pack's forms, checked and compiled. */
  readonly forms: FormRegistry;
  /** What is switched on. */
  readonly features: Features;
  /** What the modules say of themselves to those who run the house. */
  readonly declared: Declared;
  /** Takes up at once what was changed of the pack; otherwise it is taken up when news of it comes. */
  readonly renew: () => Promise<void>;
  readonly seals: Seals;
  readonly storage: Storage;
  readonly policy: Policy;
  /** What granting a request lets become true, from all modules. */
  readonly effects: Effects;
  /** Where forms end that are not filed by themselves, by name. */
  readonly formEnds: ReadonlyMap<string, FormEnd>;
  /** What staff find, from all modules, in their order. */
  readonly searches: readonly Search[];
  readonly auditWriter: AuditWriter;
  /** News as it is relayed, for live pages (SSE). Never for business: that is what listeners are for. */
  readonly bus: EventBus;
  readonly log: Log;
}
