import { Timeline } from '#design/components/timeline.tsx';
import type { Lang } from '#platform/text/text.ts';
import { hrefOf } from '../rules/kinds.ts';
import { sentenceOf } from '../sentence.ts';
import { text } from '../text.ts';
import type { Entry } from '../types.ts';

/** Entries as the design draws them. Links lead into the portal, so the desk shows none. */
export function Entries({ entries, lang, links }: { entries: readonly Entry[]; lang: Lang; links: 'with-links' | 'without-links' }) {
  const t = text(lang);
  return (
    <Timeline
      entries={entries.map(entry => {
        const href = links === 'with-links' ? hrefOf(entry) : undefined;
        return {
          key: entry.eventId,
          at: entry.at.toISOString(),
          when: t('when', { when: entry.at }),
          title: sentenceOf(entry, lang),
          ...(href ? { href } : {}),
        };
      })}
    />
  );
}
