import { TaskList } from '#design/components/task-list.tsx';
import type { PersonActor } from '#platform/context.ts';
import type { PageCtx, Slot } from '#platform/http/page.ts';
import { getForm } from '../definitions.ts';
import { readsOnlyOwn } from '../known.ts';
import { newestDrafts } from '../views.ts';
import { text } from '../text.ts';

/** Forms begun and not sent, among what the person has to do. */
export const draftsTodoSlot: Slot = {
  slot: 'home.todo',
  order: 30,
  async render(ctx) {
    if (ctx.actor.kind !== 'person') return null;
    const t = text(ctx.lang);
    const own = (await readsOnlyOwn(ctx as PageCtx<PersonActor>)) ? ctx.actor.personId : null;
    const drafts = await newestDrafts(ctx.db, ctx.actor.partyId, own, 3);
    if (drafts.length === 0) return null;
    return (
      <TaskList
        tasks={drafts.map(draft => ({
          title: `${t('drafts.continue')}: ${getForm(ctx.house.forms, draft.formCode, draft.formVersion).definition.title[ctx.lang]} (${draft.formCode})`,
          href: `/drafts/${draft.draftId}`,
          about: t('drafts.begun', { when: draft.begunAt, saved: draft.savedAt }),
        }))}
      />
    );
  },
};
