import { Card } from '#design/components/card.tsx';
import { EmptyState, PrintButton } from '#design/components/content.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { parseId } from '#kernel/ids.ts';
import { matterCards } from '#modules/cases/index.ts';
import { mayRead } from '#modules/identity/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import { pageAsked } from '#platform/http/page-number.ts';
import { text } from '../text.ts';
import type { ContactId } from '../types.ts';
import { findContact, listContacts, listNotes } from '../views.ts';
import { ContactBody, titleOf } from './contact-body.tsx';
import { CONTACTS_A_PAGE, ContactsTable } from './contacts-table.tsx';

const shared = { faces: ['portal'], for: 'person', permission: { action: 'contacts.read' } } as const;

/** Every contact about the party, in whatever channel, as staff read it too. */
export const contactsPage: Page<PersonActor> = {
  ...shared,
  path: '/contacts',
  async get(ctx, request) {
    const { partyId } = ctx.actor;
    if (!(await mayRead(ctx, ctx.actor, { area: 'letters' }))) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const page = pageAsked(request);
    const { contacts, total } = await listContacts(ctx.db, { partyId, limit: CONTACTS_A_PAGE, offset: (page - 1) * CONTACTS_A_PAGE });
    await ctx.audit({ action: 'contacts.read', object: `party:${partyId}`, subjectPartyId: partyId });
    const pages = Math.ceil(total / CONTACTS_A_PAGE);
    return {
      kind: 'page',
      title: t('title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
          {contacts.length === 0 ? (
            <EmptyState title={t('empty.title')}>
              <p>{t('empty.text')}</p>
            </EmptyState>
          ) : (
            <Card title={t('found', { count: total })} aside={<PrintButton />} inset="flush">
              <ContactsTable ctx={ctx} contacts={contacts} hrefOf={contact => `/contacts/${contact.contactId}`} />
            </Card>
          )}
          {pages > 1 ? <Pagination page={page} pages={pages} hrefFor={to => `/contacts?page=${to}`} /> : null}
        </Stack>
      ),
    };
  },
};

export const contactPage: Page<PersonActor> = {
  ...shared,
  path: '/contacts/:contactId',
  async get(ctx, request) {
    const { partyId } = ctx.actor;
    const contactId = parseId<ContactId>(request.params['contactId'] ?? '');
    if (!contactId || !(await mayRead(ctx, ctx.actor, { area: 'letters' }))) return { kind: 'not-found' };
    const [contact, notes, matters] = await Promise.all([
      findContact(ctx.db, partyId, contactId),
      listNotes(ctx.db, partyId, contactId),
      matterCards(ctx, partyId),
    ]);
    if (!contact) return { kind: 'not-found' };
    const t = text(ctx.lang);
    await ctx.audit({ action: 'contacts.read', object: `contact:${contactId}`, subjectPartyId: partyId });
    return {
      kind: 'page',
      title: titleOf(ctx, contact),
      trail: <Breadcrumbs trail={[{ label: t('title'), href: '/contacts' }, { label: titleOf(ctx, contact) }]} />,
      body: (
        <Stack>
          <PageHeading>{titleOf(ctx, contact)}</PageHeading>
          <ContactBody
            ctx={ctx}
            contact={contact}
            notes={notes}
            matter={matters.find(one => one.matterId === contact.matterId)}
            matterHref={`/matters/${contact.matterId}`}
          />
          <p className="quiet">{t('wrong', { phone: ctx.house.pack.support.phone })}</p>
          <PrintButton />
        </Stack>
      ),
    };
  },
};
