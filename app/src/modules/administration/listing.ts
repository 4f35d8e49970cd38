import type { MatterId } from '#kernel/ids.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import { type Retained, retainedOf } from './retained.ts';
import { keptBecause, type Opinion } from './rules/destruction.ts';

/** More would make a protocol that nobody reads; the rest of a year goes into the next one. */
export const MATTERS_A_PROTOCOL = 10_000;
const AT_A_TIME = 500;

/** What a destruction of the matters of one form and year would destroy, and what it would leave. */
export interface Listing {
  matters: readonly Retained[];
  stays: Readonly<Record<'held' | 'kept' | 'permanent' | 'expert', number>>;
  /** The year holds more than a protocol takes. */
  more: boolean;
}

/** Looks at the matters one by one, oldest end first.
 *  @returns undefined where the period of the form itself is not over for that year */
export async function listingOf(
  ctx: Ctx<StaffActor>,
  batch: { formCode: string; year: number; opinion: Opinion | null },
): Promise<Listing | undefined> {
  const matters: Retained[] = [];
  const stays = { held: 0, kept: 0, permanent: 0, expert: 0 };
  for (let behind: MatterId | null = null; ; ) {
    const some: readonly Retained[] | undefined = await retainedOf(ctx, { ...batch, behind, limit: AT_A_TIME });
    if (some === undefined) return undefined;
    for (const matter of some) {
      const why = keptBecause(matter.standing, batch.opinion);
      if (why !== null) stays[why] += 1;
      else if (matters.length === MATTERS_A_PROTOCOL) return { matters, stays, more: true };
      else matters.push(matter);
    }
    behind = some.at(-1)?.matterId ?? null;
    if (some.length < AT_A_TIME) return { matters, stays, more: false };
  }
}
