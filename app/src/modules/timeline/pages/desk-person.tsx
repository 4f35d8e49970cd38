import { Card } from '#design/components/card.tsx';
import { type PartyId, parseId } from '#kernel/ids.ts';
import type { Slot } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { lastEntries } from '../views.ts';
import { Entries } from './entries.tsx';

const SHOWN = 25;

/** What happened lately with somebody who is open to who looks. */
export const deskPersonSlot: Slot = {
  slot: 'desk.person',
  order: 60,
  async render(ctx, subject) {
    const partyId = parseId<PartyId>(subject['partyId'] ?? '');
    if (ctx.actor.kind !== 'staff' || !partyId) return null;
    const entries = await lastEntries(ctx, partyId, SHOWN);
    const t = text(ctx.lang);
    return (
      <Card title={t('desk.person.title')}>
        {entries.length === 0 ? (
          <p className="quiet">{t('desk.person.none')}</p>
        ) : (
          <Entries entries={entries} lang={ctx.lang} links="without-links" />
        )}
      </Card>
    );
  },
};
