import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { dayOf } from '#kernel/day.ts';
import { type PartyId, parseId } from '#kernel/ids.ts';
import type { Slot } from '#platform/http/page.ts';
import { urgency } from '../rules/clocks.ts';
import { listDestroyed } from '../destroys.ts';
import { matterCards } from '../questions.ts';
import { text } from '../text.ts';
import { DestroyedOfPerson } from './destroyed.tsx';
import { DueTag, StateTag } from './parts.tsx';

const SHOWN = 30;

/** The matters of somebody who is open to who looks. */
export const deskPersonSlot: Slot = {
  slot: 'desk.person',
  order: 20,
  async render(ctx, subject) {
    const partyId = parseId<PartyId>(subject['partyId'] ?? '');
    if (ctx.actor.kind !== 'staff' || !partyId) return null;
    const t = text(ctx.lang);
    const [all, destroyed] = await Promise.all([matterCards(ctx, partyId), listDestroyed(ctx.db, partyId)]);
    const matters = all.slice(0, SHOWN);
    return (
      <>
        <Card title={t('person.matters', { count: all.length })} inset={matters.length > 0 ? 'flush' : 'padded'}>
          {matters.length === 0 ? (
            <p className="quiet">{t('person.matters.none')}</p>
          ) : (
            <DataTable
              caption={t('person.matters.caption')}
              captionShown="hidden"
              rows={matters}
              rowKey={matter => matter.matterId}
              columns={[
                {
                  key: 'number',
                  label: t('column.number'),
                  heading: true,
                  cell: matter => <a href={`/desk/matters/${matter.matterId}`}>{matter.number}</a>,
                },
                { key: 'title', label: t('column.matter'), cell: matter => matter.title[ctx.lang] },
                {
                  key: 'state',
                  label: t('column.state'),
                  cell: matter =>
                    matter.state === 'decided' ? (
                      <StateTag lang={ctx.lang} state={matter.state} />
                    ) : (
                      <>
                        <StateTag lang={ctx.lang} state={matter.state} />{' '}
                        <DueTag
                          lang={ctx.lang}
                          urgency={urgency(matter.dueOn, dayOf(ctx.now), ctx.house.pack.extraHolidays)}
                          dueOn={matter.dueOn}
                        />
                      </>
                    ),
                },
              ]}
            />
          )}
        </Card>
        <DestroyedOfPerson ctx={ctx} matters={destroyed} />
      </>
    );
  },
};
