import type { ReactNode } from 'react';
import type { Page, PageCtx, Slot } from './page.ts';

/** Gives the handlers of a page `ctx.fill`, so that its module shows what modules above put there without knowing them. */
export function withSlots(page: Page<any>, slots: readonly Slot[]): Page<any> {
  const filling = (ctx: PageCtx<any>): PageCtx<any> => {
    const own: PageCtx<any> = { ...ctx, fill: (name, subject) => fillSlot(own, slots, name, subject) };
    return own;
  };
  const { get, post } = page;
  return {
    ...page,
    ...(get ? { get: (ctx, request) => get(filling(ctx), request) } : {}),
    ...(post ? { post: (ctx, request) => post(filling(ctx), request) } : {}),
  };
}

/** Side by side: they share one connection, and their questions travel together. Parts that have nothing to show are
 *  left out. */
async function fillSlot(
  ctx: PageCtx<any>,
  slots: readonly Slot[],
  name: Slot['slot'],
  subject: Readonly<Record<string, string>>,
): Promise<readonly ReactNode[]> {
  const here = slots.filter(one => one.slot === name).sort((a, b) => a.order - b.order);
  const parts = await Promise.all(here.map(slot => slot.render(ctx, subject)));
  return parts.filter(part => part !== null && part !== undefined);
}
