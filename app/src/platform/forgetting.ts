import { sql } from 'kysely';
import type { PartyId } from '#kernel/ids.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { Bilingual } from '#platform/text/text.ts';

/** Something past its period. */
export interface Past {
  id: string;
  /** Whose it is; null where nobody knows. */
  partyId: PartyId | null;
}

/** What a module holds outside matters and forgets after a period of its own. */
export interface Forgets {
  /** One record of it, as code. */
  kind: string;
  what: Bilingual;
  /** Dated parameter with its years, counted as those of matters. */
  years: string;
  /** Some of what came to its end before a moment, but of parties that must be kept.
   *  @returns nothing where there is no more */
  past(ctx: Ctx<SystemActor>, before: Date, kept: readonly PartyId[]): Promise<readonly Past[]>;
  forget(ctx: Ctx<SystemActor>, past: Past): Promise<void>;
}

/** Lets one record be deleted that the application otherwise may not delete. */
export async function forgetOne(ctx: Ctx<SystemActor>, forgets: Forgets, past: Past): Promise<void> {
  await sql`select set_config('okienko.forgetting', ${past.id}, true)`.execute(ctx.db);
  await forgets.forget(ctx, past);
  await sql`select set_config('okienko.forgetting', '', true)`.execute(ctx.db);
}
