import type { Finding } from '../kedu/finding.ts';
import { type Bilingual, catalogue, type Lang } from '#platform/text/text.ts';
import en from './text/en.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };

export const text = catalogue({ pl, en });
type Key = keyof typeof en;

const idOr = (id: string | undefined): string => id?.trim() || 'none';

/** What is wrong, as a sentence. */
export const findingText = ({ code, facts }: Finding): Bilingual => ({
  pl: text('pl')(code as Key, facts),
  en: text('en')(code as Key, facts),
});

/** Where it is: document, block, field, and the place in the file. */
export function placeText(finding: Finding, lang: Lang): string {
  const say = text(lang);
  const { document, block, blockId, field, facts, line, byte } = finding;
  const attribute = facts['attribute'];
  return [
    document ? [say('verify.document', { place: document.place, type: document.type, id: idOr(document.id) })] : [],
    block === undefined ? [] : [say('verify.block', { block, id: idOr(blockId) })],
    field === undefined ? [] : [say('verify.field', { field })],
    attribute === undefined ? [] : [say('verify.attribute', { attribute })],
    [say('verify.at', { line: String(line), byte: String(byte) })],
  ]
    .flat()
    .join(', ');
}
