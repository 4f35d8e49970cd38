import { formatDay } from '#kernel/day.ts';
import { destroyedOfNumber } from '#platform/destruction.ts';
import type { Hit, Search } from '#platform/search.ts';
import { text } from './text.ts';

/** What was destroyed by protocol, by its whole number. */
export const searchDestroyed: Search = async (ctx, sought, lang) => {
  if (sought.number === null) return [];
  const t = text(lang);
  const found = await destroyedOfNumber(ctx.db, sought.number);
  return found.map(
    (record): Hit => ({
      kind: 'destroyed',
      id: record.id,
      title: record.number ?? record.matterNumber,
      about: [record.what[lang], t('search.destroyed', { on: formatDay(record.on, lang), protocol: record.protocol })],
      // Any address with its id tells what became of it.
      href: `/desk/matters/${record.id}`,
    }),
  );
};
