import { Card } from '#design/components/card.tsx';
import { LinkButton } from '#design/components/button.tsx';
import { type PartyId, parseId } from '#kernel/ids.ts';
import type { Slot } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { listContacts } from '../views.ts';
import { ContactsTable } from './contacts-table.tsx';

const SHOWN = 5;

/** The last contacts about somebody who is open to who looks. */
export const deskPersonSlot: Slot = {
  slot: 'desk.person',
  order: 50,
  async render(ctx, subject) {
    const partyId = parseId<PartyId>(subject['partyId'] ?? '');
    if (ctx.actor.kind !== 'staff' || !partyId) return null;
    const t = text(ctx.lang);
    const { contacts, total } = await listContacts(ctx.db, { partyId, limit: SHOWN, offset: 0 });
    const here = `/desk/people/${partyId}/contacts`;
    return (
      <Card
        title={t('desk.panel', { count: total })}
        inset={contacts.length > 0 ? 'flush' : 'padded'}
        footer={
          <>
            <LinkButton kind="secondary" href={`${here}/note`} shortcut="k">
              {t('desk.note')}
            </LinkButton>
            {total > SHOWN ? <a href={here}>{t('desk.all')}</a> : null}
          </>
        }
      >
        {contacts.length === 0 ? (
          <p className="quiet">{t('desk.none')}</p>
        ) : (
          <ContactsTable ctx={ctx} contacts={contacts} hrefOf={contact => `${here}/${contact.contactId}`} />
        )}
      </Card>
    );
  },
};
