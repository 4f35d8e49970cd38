import { Notice } from '#design/components/notice.tsx';
import { formatDay } from '#kernel/day.ts';
import type { ByProtocol } from '#platform/destruction.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';

/** The paper is true, and we have it no more: who holds it holds the only copy. */
export function DestroyedNotice({ lang, destroyed }: { lang: Lang; destroyed: ByProtocol }) {
  const t = text(lang);
  return (
    <Notice tone="info" title={t('verify.destroyed', { on: formatDay(destroyed.on, lang), protocol: destroyed.protocol })}>
      <p>{t('verify.destroyed.about')}</p>
    </Notice>
  );
}
