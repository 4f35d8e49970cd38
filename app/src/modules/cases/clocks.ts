import type { Ctx } from '#platform/context.ts';
import type { DeadlineHandler } from '#platform/module.ts';
import { cancelDeadline, setDeadline } from '#platform/transact.ts';
import { dayOf, endOfDay, type Day } from '#kernel/day.ts';
import type { MatterId } from '#kernel/ids.ts';
import { answerCame, dueSoon, overdue } from './events.ts';
import { dueAfterWaiting, overdueAt, remindAt } from './rules/clocks.ts';
import { mayHappen } from './rules/matter.ts';
import { append, findMatter } from './store.ts';
import type { Matter, OpenedMatter } from './types.ts';

export const REMIND = 'cases.remind';
export const OVERDUE = 'cases.overdue';
export const PARTY_ANSWER = 'cases.party-answer';

/** Starts, or moves, the institution's own clock in a matter. */
export async function runClock(ctx: Ctx, matter: Matter): Promise<void> {
  const common = { subject: matter.matterId, partyId: matter.partyId };
  await setDeadline(ctx, { ...common, kind: REMIND, dueAt: remindAt(dayOf(ctx.now), matter.dueOn, ctx.house.pack.extraHolidays) });
  await setDeadline(ctx, { ...common, kind: OVERDUE, dueAt: overdueAt(matter.dueOn) });
}

export async function stopClock(ctx: Ctx, matter: Matter): Promise<void> {
  await cancelDeadline(ctx, REMIND, matter.matterId);
  await cancelDeadline(ctx, OVERDUE, matter.matterId);
}

/** The party has until the end of this day. */
export async function runPartyClock(ctx: Ctx, matter: Matter, answerBy: Day): Promise<void> {
  await setDeadline(ctx, { kind: PARTY_ANSWER, subject: matter.matterId, partyId: matter.partyId, dueAt: endOfDay(answerBy) });
}

export const stopPartyClock = (ctx: Ctx, matter: Matter): Promise<void> => cancelDeadline(ctx, PARTY_ANSWER, matter.matterId);

/** The matter goes back to the worklist, and the institution's clock runs on from where it stood. */
export async function takeUpAgain(ctx: Ctx, opened: OpenedMatter, came: boolean): Promise<OpenedMatter> {
  const { askedOn } = opened.now;
  if (askedOn === null) throw new Error('Nothing was asked in this matter.');
  const dueOn = dueAfterWaiting(opened.matter.dueOn, askedOn, dayOf(ctx.now), ctx.house.pack.extraHolidays);
  const again = await append(ctx, opened, 'answer', { came, dueOn }, { dueOn });
  await stopPartyClock(ctx, again.matter);
  await runClock(ctx, again.matter);
  await ctx.announce(answerCame(again.matter, { came, dueOn }));
  return again;
}

const holdMatter = (ctx: Ctx, matterId: string): Promise<OpenedMatter | undefined> => findMatter(ctx.db, matterId as MatterId, 'lock');

/** What happens when a legal clock runs out. A matter that has moved on meanwhile is left alone. */
export const deadlines: readonly DeadlineHandler[] = [
  {
    kind: REMIND,
    what: { pl: 'Przypomnienie o zbliżającym się terminie sprawy', en: 'Reminder that a matter is due soon' },
    hold: holdMatter,
    async run(ctx, { subject }) {
      const opened = await holdMatter(ctx, subject);
      if (!opened || !mayHappen(opened.now, 'remind').ok) return;
      await append(ctx, opened, 'remind', {});
      await ctx.announce(dueSoon(opened.matter));
    },
  },
  {
    kind: OVERDUE,
    what: { pl: 'Ostatni dzień na załatwienie sprawy', en: 'Last day for settling a matter' },
    hold: holdMatter,
    async run(ctx, { subject }) {
      const opened = await holdMatter(ctx, subject);
      if (!opened || !mayHappen(opened.now, 'mark-overdue').ok) return;
      await append(ctx, opened, 'mark-overdue', {});
      await ctx.announce(overdue(opened.matter));
    },
  },
  {
    kind: PARTY_ANSWER,
    what: { pl: 'Koniec czasu strony na uzupełnienie', en: 'End of the party’s time to complete' },
    hold: holdMatter,
    async run(ctx, { subject }) {
      const opened = await holdMatter(ctx, subject);
      if (opened && mayHappen(opened.now, 'answer').ok) await takeUpAgain(ctx, opened, false);
    },
  },
];
