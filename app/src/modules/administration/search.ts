import { formatDay } from '#kernel/day.ts';
import { destroyedByNumber } from '#platform/destruction.ts';
import { afterAll, type Hit, type Search } from '#platform/search.ts';
import { text } from './text.ts';

/** What was destroyed by protocol, by the beginning of its number. */
export const searchDestroyed: Search = async (ctx, sought, lang) => {
  if (sought.number === null) return [];
  const t = text(lang);
  const found = await destroyedByNumber(ctx.db, { from: sought.number, until: afterAll(sought.number), most: sought.most });
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
