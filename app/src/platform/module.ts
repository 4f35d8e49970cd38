import type { FastifyInstance } from 'fastify';
import type { PartyId } from '#kernel/ids.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { ParameterUse } from '#platform/declared.ts';
import type { Destroys } from '#platform/destruction.ts';
import type { Forgets } from '#platform/forgetting.ts';
import type { Effect } from '#platform/effects.ts';
import type { FormEnd } from '#platform/form-ends.ts';
import type { FeatureSwitch } from '#platform/features.ts';
import type { House } from '#platform/house.ts';
import type { Amendments } from '#platform/living-pack.ts';
import type { ApiRoute } from '#platform/http/api.ts';
import type { NationPart } from '#platform/nation/part.ts';
import type { OwnDataPart } from '#platform/own-data/own-data.ts';
import type { PolicyText } from '#platform/policy/policy.ts';
import type { Search } from '#platform/search.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** An event as a listener receives it: at least once, in commit order, in a transaction of its own. */
export interface RelayedEvent {
  eventId: string;
  name: string;
  partyId: PartyId | null;
  at: Date;
  facts: Record<string, any>;
}

/** Hears of news from modules below. The relay keeps (listener, event) in the inbox in the same transaction,
 *  so a listener runs effectively once. It must not reach outside the database; for that it adds a job. */
export interface Listener {
  /** `module.does-what`, unique in the house. */
  name: string;
  /** Names of events heard. */
  hears: readonly string[];
  run(ctx: Ctx<SystemActor>, event: RelayedEvent): Promise<void>;
}

/** Work outside a request: at least once, retried with growing delay. */
export interface Job {
  name: string;
  /** `attempt` counts from 1. No transaction is open: a job opens its own with `transact`, and may talk to the outside. */
  run(house: House, payload: any, attempt: number): Promise<void>;
  /** Cron line in the institution's time zone, for jobs that also start by themselves. */
  schedule?: string;
}

/** What a module does when a deadline row it set falls due. */
export interface DeadlineHandler {
  kind: string;
  /** What happens when it is reached, for whoever looks after the clocks of the house. */
  what?: Bilingual;
  /** Locks the subject of the clock (a letter, a matter) until commit. Whoever sets or cancels a clock holds its subject
   *  first; whoever reaches it does the same, so that neither holds what the other waits for. */
  hold(ctx: Ctx<SystemActor>, subject: string): Promise<unknown>;
  run(
    ctx: Ctx<SystemActor>,
    deadline: { deadlineId: string; kind: string; partyId: PartyId | null; subject: string; dueAt: Date },
  ): Promise<void>;
}

/** What a module brings to the house. Listed bottom to top in modules.ts. */
export interface Module {
  name: string;
  policies?: readonly PolicyText[];
  listeners?: readonly Listener[];
  jobs?: readonly Job[];
  deadlines?: readonly DeadlineHandler[];
  /** What this module lets become true when a request is granted. */
  effects?: readonly Effect[];
  /** Where forms end that are not filed by themselves. */
  formEnds?: readonly FormEnd[];
  /** Where this module reads dated parameters. */
  parameterUses?: readonly ParameterUse[];
  /** What this module deletes of a matter that is destroyed by protocol. */
  destroys?: Destroys;
  /** What this module forgets of what lies outside matters. */
  forgets?: readonly Forgets[];
  /** What of this module can be switched. */
  features?: readonly FeatureSwitch[];
  /** What this module has changed of the pack, read again whenever one of these news is told. */
  amends?: { hears: readonly string[]; read(ctx: Ctx<SystemActor>): Promise<Amendments> };
  /** Columns of its tables that name stored files, `schema.table.column`: a backup looks that each file is there. */
  storedFiles?: readonly string[];
  /** Tables and columns that an export leaves out, `schema.table` or `schema.table.column`: secrets and machinery. */
  withheld?: readonly string[];
  /** What this module gives a party of its own data. */
  ownData?: readonly OwnDataPart[];
  /** What staff find of this module by name or number. */
  search?: Search;
  /** Machine API under /api, mounted by faces/api. */
  /** Operations of the machine API under /api/v1, mounted and described by faces/api. */
  api?: readonly ApiRoute[];
  /** Addresses of a protocol of its own (OAuth), which answer for themselves. */
  routes?: (app: FastifyInstance, house: House) => void | Promise<void>;
  /** Writes this module's part of an invented nation (`./okienko simulate nation`). */
  nation?: () => Promise<NationPart>;
  /** Puts this module's part of the demo institution into an empty database; deterministic, dates relative to `ctx.now`. */
  seed?: (ctx: Ctx<SystemActor>) => Promise<void>;
}
