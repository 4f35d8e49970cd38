import { Type } from '@sinclair/typebox';
import { dayOf, formatDay } from '#kernel/day.ts';
import { type Amendment, amendPack } from '#platform/amendments.ts';
import type { Ctx } from '#platform/context.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { recallFault } from '../rules/recall.ts';
import { findChange, listApproved } from '../store/changes.ts';
import { both } from '../text.ts';
import type { Change, ChangeId, Preview } from '../types.ts';
import { type ChangeKind, changeKind } from './change-kind.ts';
import { Text } from './shapes.ts';

const Shape = Type.Object({ changeId: Text, title: Type.Object({ pl: Text, en: Text }) }, { additionalProperties: false });

/** An approved change is taken back by two people before it begins. Afterwards only a new change helps: decisions may have
 *  gone by it. Nothing is written over; a change that was recalled is left out when the changes are folded. */
export const recallOf = (kinds: readonly ChangeKind[]): ChangeKind =>
  changeKind(Shape, {
    name: 'recall',
    subject: wish => wish.changeId,
    title: (_house, wish) => both('recall.change', { pl: { title: wish.title.pl }, en: { title: wish.title.en } }),
    async faults(ctx, wish) {
      const change = await findChange(ctx.db, wish.changeId as ChangeId);
      const kind = change && kinds.find(one => one.name === change.kind);
      const approved = kind ? await listApproved(ctx.db, [kind.name]) : [];
      const fault = recallFault(change, change && kind?.begins?.(change.wish), laterOf(approved, change), dayOf(ctx.now));
      return fault ? [{ field: 'reason', key: `fault.recall.${fault}` }] : [];
    },
    async preview(ctx, wish) {
      const change = await findChange(ctx.db, wish.changeId as ChangeId);
      const kind = change && kinds.find(one => one.name === change.kind);
      if (!change || !kind) throw new Error(`The change ${wish.changeId} was there a moment ago.`);
      const pack = await packWithout(ctx, kinds, change);
      const made = await kind.preview({ ...ctx, house: { ...ctx.house, pack } }, change.wish);
      const begins = kind.begins?.(change.wish);
      return {
        lines: made.lines.flatMap(({ what, before, after, oneWay }) =>
          oneWay ? [] : [{ what, before: after, after: before ?? both('preview.nothing') }],
        ),
        touches: made.touches,
        warnings: begins ? [both('recall.warning', { pl: { on: formatDay(begins, 'pl') }, en: { on: formatDay(begins, 'en') } })] : [],
      } satisfies Preview;
    },
  });

/** Whether another change of the same thing was approved after it, so that it holds nothing any more. */
const laterOf = (approved: readonly Change[], change: Change | undefined): boolean => {
  const place = approved.findIndex(one => one.changeId === change?.changeId);
  return approved.slice(place + 1).some(one => one.subject === change?.subject && !one.recalled);
};

async function packWithout(ctx: Ctx, kinds: readonly ChangeKind[], change: Change) {
  const approved = await listApproved(
    ctx.db,
    kinds.map(kind => kind.name),
  );
  const others = approved.flatMap((one): Amendment[] => {
    const amendment = one.recalled || one.changeId === change.changeId ? undefined : kinds.find(kind => kind.name === one.kind)?.amendment;
    return amendment ? [amendment(one.wish)] : [];
  });
  return amendPack(ctx.house.builtPack, others, dayOf(ctx.now));
}

/** Whether the page of a change offers to recall it. */
export function recallable(kind: ChangeKind, change: Change, today: string): boolean {
  const begins = kind.begins?.(change.wish);
  return recallFault(change, begins, false, today) === undefined;
}

export const recallWish = (change: Change, title: Bilingual): typeof Shape.static => ({
  changeId: change.changeId,
  title: { pl: title.pl, en: title.en },
});
