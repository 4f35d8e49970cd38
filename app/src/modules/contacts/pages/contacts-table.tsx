import { DataTable } from '#design/components/data-table.tsx';
import type { PageCtx } from '#platform/http/page.ts';
import { text } from '../text.ts';
import type { NotedContact } from '../types.ts';
import { Lines, titleOf, whoIn } from './contact-body.tsx';

export const CONTACTS_A_PAGE = 20;
/** Characters of a note that stand in a list. */
const IN_BRIEF = 140;

export function ContactsTable({
  ctx,
  contacts,
  hrefOf,
}: {
  ctx: PageCtx;
  contacts: readonly NotedContact[];
  hrefOf(contact: NotedContact): string;
}) {
  const t = text(ctx.lang);
  return (
    <DataTable
      caption={t('title')}
      captionShown="hidden"
      rows={contacts}
      rowKey={contact => contact.contactId}
      columns={[
        {
          key: 'contact',
          label: t('column.contact'),
          heading: true,
          cell: contact => <a href={hrefOf(contact)}>{titleOf(ctx, contact)}</a>,
        },
        { key: 'who', label: t('column.who'), cell: contact => whoIn(ctx, contact.staff, contact.branchCode) },
        {
          key: 'note',
          label: t('note.asked'),
          cell: contact => (contact.note ? <Lines>{brief(contact.note.asked)}</Lines> : <span className="quiet">{t('note.none')}</span>),
        },
      ]}
    />
  );
}

function brief(words: string): string {
  if (words.length <= IN_BRIEF) return words;
  const cut = words.slice(0, IN_BRIEF);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), IN_BRIEF / 2))}…`;
}
