import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import type { Tone } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { TaskList } from '#design/components/task-list.tsx';
import { daysBetween, dayOf, formatDay } from '#kernel/day.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageCtx, Slot } from '#platform/http/page.ts';
import { maySeeLetters, openInbox } from '../letter-views.ts';
import { lettersAtHand } from '../views.ts';
import { text } from '../text.ts';
import type { LetterCard } from '../types.ts';
import { notYours } from './refusals.ts';

/** A letter is pressing when so many days or fewer are left to collect it. */
const PRESSING_DAYS = 3;

/** Everything the institution has written to the party: first what waits, then what can be read. */
export const lettersPage: Page<PersonActor> = {
  path: '/letters',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'mailbox.read' },
  async get(ctx) {
    const cards = await openInbox(ctx);
    if (!cards) return notYours();
    const t = text(ctx.lang);
    const waiting = cards.filter(card => card.standing === 'waiting');
    const received = cards.filter(card => card.standing !== 'waiting' && !card.archived);
    const archived = cards.filter(card => card.archived);
    return {
      kind: 'page',
      title: t('letters.title'),
      body: (
        <Stack>
          <PageHeading lead={t('letters.lead')}>{t('letters.title')}</PageHeading>
          {cards.length === 0 ? (
            <EmptyState title={t('letters.none')}>
              <p>{t('letters.none.about')}</p>
            </EmptyState>
          ) : null}
          {waiting.length === 0 ? null : (
            <Card title={t('letters.waiting')} window="lit" inset="flush">
              <Waiting ctx={ctx} cards={waiting} />
            </Card>
          )}
          {received.length === 0 ? null : (
            <Card title={t('letters.received')} inset="flush">
              <Received ctx={ctx} cards={received} caption={t('letters.received')} />
            </Card>
          )}
          {archived.length === 0 ? null : (
            <Card title={t('letters.archived')} inset="flush">
              <Received ctx={ctx} cards={archived} caption={t('letters.archived')} />
            </Card>
          )}
        </Stack>
      ),
    };
  },
};

function Waiting({ ctx, cards }: { ctx: Pick<PageCtx, 'lang' | 'now'>; cards: readonly LetterCard[] }) {
  const t = text(ctx.lang);
  return (
    <TaskList
      tasks={[...cards]
        .sort((a, b) => (a.collectBy ?? '').localeCompare(b.collectBy ?? ''))
        .map(card => ({
          title: `${card.title[ctx.lang]}, ${card.number}`,
          href: `/letters/${card.letterId}`,
          about: t('letters.waiting.about', { at: card.placedAt }),
          ...(card.collectBy === null
            ? {}
            : {
                due: {
                  label: t('letters.waiting.due', { by: formatDay(card.collectBy, ctx.lang) }),
                  day: card.collectBy,
                  ...(daysBetween(dayOf(ctx.now), card.collectBy) <= PRESSING_DAYS ? { tone: 'attention' as const } : {}),
                },
              }),
        }))}
    />
  );
}

const TONES: Record<LetterCard['standing'], Tone | 'plain'> = {
  open: 'done',
  waiting: 'attention',
  collected: 'done',
  'delivered-by-fiction': 'info',
};

function Received({ ctx, cards, caption }: { ctx: Pick<PageCtx, 'lang' | 'now'>; cards: readonly LetterCard[]; caption: string }) {
  const t = text(ctx.lang);
  return (
    <DataTable
      caption={caption}
      captionShown="hidden"
      rows={cards}
      rowKey={card => card.letterId}
      columns={[
        {
          key: 'title',
          label: t('letters.column.title'),
          heading: true,
          cell: card => <a href={`/letters/${card.letterId}`}>{card.title[ctx.lang]}</a>,
        },
        { key: 'number', label: t('letters.column.number'), cell: card => card.number },
        { key: 'placed', label: t('letters.column.placed'), cell: card => formatDay(dayOf(card.placedAt), ctx.lang) },
        {
          key: 'standing',
          label: t('letters.column.standing'),
          cell: card =>
            card.readByMe ? (
              <StatusTag tone={TONES[card.standing]}>{t(`standing.${card.standing}`)}</StatusTag>
            ) : (
              <StatusTag tone="info">{t('standing.unread')}</StatusTag>
            ),
        },
      ]}
    />
  );
}

/** What waits for its UPD, at the top of the home page. */
export const waitingSlot: Slot = {
  slot: 'home.todo',
  order: 10,
  async render(ctx) {
    if (ctx.actor.kind !== 'person') return null;
    const cards = (await cardsAtHand(ctx as PageCtx<PersonActor>))?.filter(card => card.standing === 'waiting') ?? [];
    return cards.length === 0 ? null : <Waiting ctx={ctx} cards={cards} />;
  },
};

const NEWEST_SHOWN = 3;

/** The newest letters that can be read, among the matters on the home page. */
export const newestSlot: Slot = {
  slot: 'home.main',
  order: 20,
  async render(ctx) {
    if (ctx.actor.kind !== 'person') return null;
    const t = text(ctx.lang);
    const cards = (await cardsAtHand(ctx as PageCtx<PersonActor>))?.filter(card => card.standing !== 'waiting' && !card.archived) ?? [];
    if (cards.length === 0) return null;
    return (
      <Card title={t('letters.title')} inset="flush" footer={<a href="/letters">{t('letters.all')}</a>}>
        <TaskList
          tasks={cards.slice(0, NEWEST_SHOWN).map(card => ({
            title: card.title[ctx.lang],
            href: `/letters/${card.letterId}`,
            about: t('letters.waiting.about', { at: card.placedAt }),
            status: card.readByMe
              ? { label: t(`standing.${card.standing}`), tone: TONES[card.standing] }
              : { label: t('standing.unread'), tone: 'info' as const },
          }))}
        />
      </Card>
    );
  },
};

/** What the home shows of the letters; undefined where their mandate opens none. That the home was opened is audited as
 *  such. */
async function cardsAtHand(ctx: PageCtx<PersonActor>): Promise<readonly LetterCard[] | undefined> {
  return (await maySeeLetters(ctx)) ? (await lettersAtHand(ctx)).cards : undefined;
}
