import { Card } from '#design/components/card.tsx';
import type { MatterId, PartyId } from '#kernel/ids.ts';
import { mayRead } from '#modules/identity/index.ts';
import type { Slot } from '#platform/http/page.ts';
import { entriesOfMatter, lastEntries } from '../views.ts';
import { text } from '../text.ts';
import { Entries } from './entries.tsx';

const LAST = 5;

export const slots: readonly Slot[] = [
  {
    slot: 'home.aside',
    order: 10,
    async render(ctx) {
      const t = text(ctx.lang);
      const { actor } = ctx;
      if (actor.kind !== 'person' || !(await mayRead(ctx, actor, { area: 'letters' }))) return null;
      const entries = await lastEntries(ctx, actor.partyId, LAST);
      return (
        <Card title={t('aside.title')} footer={<a href="/timeline">{t('aside.all')}</a>}>
          {entries.length === 0 ? (
            <p className="quiet">{t('empty.text')}</p>
          ) : (
            <Entries entries={entries} lang={ctx.lang} links="with-links" />
          )}
        </Card>
      );
    },
  },
  {
    slot: 'home.aside',
    order: 20,
    async render(ctx) {
      const t = text(ctx.lang);
      if (ctx.actor.kind !== 'person' || ctx.actor.relation === 'mandate') return null;
      return (
        <p>
          <a href="/who-looked">{t('menu.who-looked')}</a>
        </p>
      );
    },
  },
  {
    slot: 'desk.case.side',
    order: 90,
    async render(ctx, subject) {
      const entries = await entriesOfMatter(ctx, subject['partyId'] as PartyId, subject['matterId'] as MatterId);
      if (ctx.actor.kind !== 'staff' || entries.length === 0) return null;
      return (
        <Card title={text(ctx.lang)('desk.title')}>
          <Entries entries={entries} lang={ctx.lang} links="without-links" />
        </Card>
      );
    },
  },
];
