import type { Config } from '#platform/config/config.ts';
import type { Database } from '#platform/database/database.ts';
import type { Seals } from '#platform/documents/seals.ts';
import type { Effects } from '#platform/effects.ts';
import type { EventBus } from '#platform/events/bus.ts';
import type { FormRegistry } from '#platform/forms/registry.ts';
import type { Log } from '#platform/log.ts';
import type { Pack } from '#platform/pack.ts';
import type { Policy } from '#platform/policy/policy.ts';
import type { Storage } from '#platform/storage/storage.ts';
import type { AuditWriter } from '#platform/audit/writer.ts';

/** What one process of Okienko is given at start and hands to every request and job. Made in main.ts, and in tests
 *  by testing/house.ts. Nothing in it belongs to one request. */
export interface House {
  readonly config: Config;
  /** The only clock of the house; tests and the demo set it. */
  readonly clock: () => Date;
  readonly database: Database;
  readonly pack: Pack;
  /** The pack's forms, checked and compiled. */
  readonly forms: FormRegistry;
  readonly seals: Seals;
  readonly storage: Storage;
  readonly policy: Policy;
  /** What granting a request lets become true, from all modules. */
  readonly effects: Effects;
  readonly auditWriter: AuditWriter;
  /** News as it is relayed, for live pages (SSE). Never for business: that is what listeners are for. */
  readonly bus: EventBus;
  readonly log: Log;
}
