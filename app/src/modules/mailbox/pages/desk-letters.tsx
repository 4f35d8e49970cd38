import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import type { Tone } from '#design/components/notice.tsx';
import { type LetterId, type PartyId, parseId } from '#kernel/ids.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageCtx, Slot } from '#platform/http/page.ts';
import { letterAtDesk } from '../letter-views.ts';
import { text } from '../text.ts';
import type { LetterCard } from '../types.ts';
import { letterCards } from '../views.ts';

const SHOWN = 30;
const TONES: Record<LetterCard['standing'], Tone | 'plain'> = {
  open: 'plain',
  waiting: 'attention',
  collected: 'done',
  'delivered-by-fiction': 'info',
};

/** The letters of somebody who is open to who looks. */
export const deskLettersSlot: Slot = {
  slot: 'desk.person',
  order: 40,
  async render(ctx, subject) {
    const partyId = parseId<PartyId>(subject['partyId'] ?? '');
    if (ctx.actor.kind !== 'staff' || !partyId) return null;
    const t = text(ctx.lang);
    const letters = (await letterCards(ctx, partyId)).slice(0, SHOWN);
    return (
      <Card title={t('desk.letters')} inset={letters.length > 0 ? 'flush' : 'padded'}>
        {letters.length === 0 ? (
          <p className="quiet">{t('desk.letters.none')}</p>
        ) : (
          <DataTable
            caption={t('desk.letters')}
            captionShown="hidden"
            rows={letters}
            rowKey={letter => letter.letterId}
            columns={[
              {
                key: 'number',
                label: t('desk.letters.number'),
                heading: true,
                cell: letter => <a href={`/desk/letters/${partyId}/${letter.letterId}`}>{letter.number}</a>,
              },
              { key: 'kind', label: t('desk.letters.kind'), cell: letter => t(`kind.${letter.kind}`) },
              { key: 'when', label: t('desk.letters.when'), cell: letter => t('search.placed', { at: letter.placedAt }) },
              { key: 'standing', label: t('desk.letters.standing'), cell: letter => <Standing ctx={ctx} letter={letter} /> },
            ]}
          />
        )}
      </Card>
    );
  },
};

function Standing({ ctx, letter }: { ctx: PageCtx; letter: LetterCard }) {
  return <StatusTag tone={TONES[letter.standing]}>{text(ctx.lang)(`desk.standing.${letter.standing}`)}</StatusTag>;
}

/** A letter as it was sent, for whoever of the staff its party is open to. Reading it here delivers nothing. */
export const deskLetterPage: Page<StaffActor> = {
  path: '/desk/letters/:partyId/:letterId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'mailbox.read-at-desk' },
  async get(ctx, request) {
    const partyId = parseId<PartyId>(request.params['partyId'] ?? '');
    const letterId = parseId<LetterId>(request.params['letterId'] ?? '');
    const file = partyId && letterId && (await letterAtDesk(ctx, partyId, letterId));
    return file
      ? { kind: 'document', bytes: file.bytes, type: 'application/pdf', fileName: file.name, disposition: 'inline' }
      : { kind: 'not-found' };
  },
};
