import { type Day, day, dayOf } from '#kernel/day.ts';
import type { MatterId, PartyId } from '#kernel/ids.ts';
import { endedByYear, type EndedInYear, endedMatters, type LockedMatter } from '#modules/cases/index.ts';
import { categoriesInMatter, categoriesOfLetters } from '#modules/mailbox/index.ts';
import type { Ctx, StaffActor, SystemActor } from '#platform/context.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { Pack } from '#platform/pack.ts';
import { type Category, endedBefore, type Standing, standingOf, together } from './rules/retention.ts';
import { heldNow } from './store/holds.ts';

/** Matters of one form that ended in one year and whose form's period is over. */
export interface OverInYear extends EndedInYear {
  category: Category;
}

/** A matter whose form's period is over, and what is to become of it. */
export interface Retained {
  matterId: MatterId;
  /** Whose; shown to nobody. */
  partyId: PartyId;
  number: string;
  endedOn: Day;
  category: Category;
  standing: Standing;
}

const beginsAfter = (pack: Pack, today: Day): number => Number(parameterOn(pack, 'retention-begins-after-years', today).value);

/** The categories of all versions of a form: a matter does not tell by which it was filed. */
const papersOf = (pack: Pack, formCode: string): string[] => pack.forms.filter(form => form.code === formCode).map(form => form.retention);

/** What is past the period of its form, by form and year, oldest year first. */
export async function overByYear(ctx: Ctx<StaffActor>): Promise<readonly OverInYear[]> {
  const { pack } = ctx.house;
  const today = dayOf(ctx.now);
  const categories = new Map(pack.forms.map(form => [form.code, together(papersOf(pack, form.code))]));
  const bounds = [...categories].flatMap(([formCode, category]) => {
    const before = endedBefore(category, today, beginsAfter(pack, today));
    return before === null ? [] : [{ formCode, endedBefore: before }];
  });
  const found = await endedByYear(ctx, bounds, await heldNow(ctx.db));
  return found
    .flatMap(row => {
      const category = categories.get(row.formCode);
      return category ? [{ ...row, category }] : [];
    })
    .sort((a, b) => a.year - b.year || a.formCode.localeCompare(b.formCode));
}

/** The matters of a form that ended in a year, oldest end first: the longest category among form and letters counts.
 *  @returns undefined where the period of the form itself is not over for that year */
export async function retainedOf(
  ctx: Ctx<StaffActor>,
  wish: { formCode: string; year: number; behind: MatterId | null; limit: number },
): Promise<readonly Retained[] | undefined> {
  const { pack } = ctx.house;
  const today = dayOf(ctx.now);
  const papers = papersOf(pack, wish.formCode);
  const from = day(`${String(wish.year)}-01-01`);
  const bound = endedBefore(together(papers), today, beginsAfter(pack, today));
  if (bound === null || from >= bound) return undefined;
  const [matters, held] = await Promise.all([
    endedMatters(ctx, { ...wish, from, before: day(`${String(wish.year + 1)}-01-01`) }),
    heldNow(ctx.db),
  ]);
  const letters = await categoriesOfLetters(
    ctx,
    matters.map(matter => matter.matterId),
  );
  return matters.map(({ matterId, partyId, number, endedAt }) => {
    const category = together([...papers, ...(letters.get(matterId) ?? [])]);
    const endedOn = dayOf(endedAt);
    const isHeld = held.parties.includes(partyId) || held.matters.includes(matterId);
    const standing = standingOf({ category, endedOn, held: isHeld }, { today, beginsAfter: beginsAfter(pack, today) });
    return { matterId, partyId, number, endedOn, category, standing };
  });
}

/** Where one matter stands at this moment, for whoever is about to destroy it. */
export async function standingNow(ctx: Ctx<SystemActor>, matter: LockedMatter, held: boolean): Promise<Standing> {
  const { pack } = ctx.house;
  const today = dayOf(ctx.now);
  const category = together([...papersOf(pack, matter.formCode), ...(await categoriesInMatter(ctx, matter.matterId))]);
  return standingOf({ category, endedOn: dayOf(matter.changedAt), held }, { today, beginsAfter: beginsAfter(pack, today) });
}
