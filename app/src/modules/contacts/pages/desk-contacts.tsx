import { LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { type PartyId, parseId } from '#kernel/ids.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { pageAsked } from '#platform/http/page-number.ts';
import { type Opening, openingOf } from '#platform/openings.ts';
import { text } from '../text.ts';
import { listContacts } from '../views.ts';
import { CONTACTS_A_PAGE, ContactsTable } from './contacts-table.tsx';

export const sharedAtDesk = { faces: ['desk'], for: 'staff', permission: { action: 'contacts.read-at-desk' } } as const;

export interface OpenParty {
  partyId: PartyId;
  opening: Opening;
  name: string;
  personHref: string;
  here: string;
}

/** The party of the address, where it is open to who looks; otherwise where it can be opened. */
export async function openPartyIn(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<OpenParty | PageAnswer> {
  const partyId = parseId<PartyId>(request.params['partyId'] ?? '');
  const opening = partyId && (await openingOf(ctx, partyId));
  if (!partyId) return { kind: 'not-found' };
  if (!opening) return { kind: 'redirect', to: `/desk/people/${partyId}` };
  const { name } = await partyCard(ctx, partyId);
  return { partyId, opening, name, personHref: `/desk/people/${partyId}`, here: `/desk/people/${partyId}/contacts` };
}

/** Way back to the person, over their contacts. */
export const trailTo = (ctx: PageCtx, party: OpenParty, label?: string) => (
  <Breadcrumbs
    trail={[
      { label: party.name, href: party.personHref },
      { label: text(ctx.lang)('desk.title'), ...(label === undefined ? {} : { href: party.here }) },
      ...(label === undefined ? [] : [{ label }]),
    ]}
  />
);

export const deskContactsPage: Page<StaffActor> = {
  ...sharedAtDesk,
  path: '/desk/people/:partyId/contacts',
  async get(ctx, request) {
    const party = await openPartyIn(ctx, request);
    if ('kind' in party) return party;
    const t = text(ctx.lang);
    const page = pageAsked(request);
    const { contacts, total } = await listContacts(ctx.db, {
      partyId: party.partyId,
      limit: CONTACTS_A_PAGE,
      offset: (page - 1) * CONTACTS_A_PAGE,
    });
    await ctx.audit({
      action: 'contacts.read-at-desk',
      object: `party:${party.partyId}`,
      subjectPartyId: party.partyId,
      purpose: party.opening.purpose,
    });
    const pages = Math.ceil(total / CONTACTS_A_PAGE);
    return {
      kind: 'page',
      title: t('desk.title'),
      width: 'wide',
      trail: trailTo(ctx, party),
      body: (
        <Stack>
          <PageHeading eyebrow={party.name}>{t('desk.title')}</PageHeading>
          <p>
            <LinkButton kind="secondary" href={`${party.here}/note`} shortcut="k">
              {t('desk.note')}
            </LinkButton>
          </p>
          {contacts.length === 0 ? (
            <EmptyState title={t('desk.none')} />
          ) : (
            <Card title={t('found', { count: total })} inset="flush">
              <ContactsTable ctx={ctx} contacts={contacts} hrefOf={contact => `${party.here}/${contact.contactId}`} />
            </Card>
          )}
          {pages > 1 ? <Pagination page={page} pages={pages} hrefFor={to => `${party.here}?page=${to}`} /> : null}
        </Stack>
      ),
    };
  },
};
