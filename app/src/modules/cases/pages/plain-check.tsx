import { Card } from '#design/components/card.tsx';
import type { EditableBlock } from '#modules/mailbox/index.ts';
import type { PageCtx } from '#platform/http/page.ts';
import { type Readability, readability, type Stumble } from '../rules/plain-language.ts';
import { text } from '../text.ts';

export function checkOf(ctx: PageCtx, blocks: readonly EditableBlock[]): Readability {
  return readability(
    blocks.filter(block => block.table === null).map(block => block.text),
    ctx.house.pack.plainLanguage,
  );
}

/** How hard the letter is, in a sentence. */
export function told(ctx: PageCtx, check: Readability): string {
  const { hardAbove } = ctx.house.pack.plainLanguage;
  return text(ctx.lang)('plain.figure', {
    index: Math.round(check.index),
    words: Math.round(check.perSentence),
    long: Math.round(check.longWords),
    verdict: check.index > hardAbove ? 'hard' : check.index > hardAbove - 3 ? 'middling' : 'easy',
  });
}

export function stumbleWords(ctx: PageCtx, stumble: Stumble): string {
  const t = text(ctx.lang);
  switch (stumble.kind) {
    case 'long-sentence':
      return t('plain.long-sentence', { count: stumble.words, text: beginningOf(stumble.text) });
    case 'official-word':
      return t('plain.official-word', { text: stumble.text, simpler: stumble.simpler });
    case 'passive':
      return t('plain.passive', { text: stumble.text });
  }
}

const SHOWN = 60;
const beginningOf = (sentence: string): string => (sentence.length > SHOWN ? `${sentence.slice(0, SHOWN)}…` : sentence);

/** How the Polish text reads. It advises and forbids nothing. */
export function PlainCheck({ ctx, blocks }: { ctx: PageCtx; blocks: readonly EditableBlock[] }) {
  const t = text(ctx.lang);
  const check = checkOf(ctx, blocks);
  return (
    <Card title={t('plain.title')} id="plain-check">
      <p data-figure="">{told(ctx, check)}</p>
      <ul className="checks" data-stumbles="">
        {check.stumbles.map((stumble, place) => (
          <li key={place}>{stumbleWords(ctx, stumble)}</li>
        ))}
      </ul>
      <p className="quiet">{t('plain.about')}</p>
    </Card>
  );
}
