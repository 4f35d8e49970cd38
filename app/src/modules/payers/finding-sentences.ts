import type { Finding } from '#app/kedu/finding.ts';
import { findingText, placeText } from '#app/finding-text/finding-text.ts';
import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import type { KeptFinding } from './types.ts';

type Rules = Pick<Pack, 'verificationRules'>;

/** A finding as a sentence, in the words of the institution as they are today. */
export const sentenceOf = (pack: Rules, { code, facts }: Pick<KeptFinding, 'code' | 'facts'>, lang: Lang): string =>
  findingText({ class: 'K', code, facts, line: 0, byte: 0 }, pack.verificationRules)[lang];

/** Where it is: document, block, field, line. */
export function placeOfFinding(finding: KeptFinding, lang: Lang): string {
  const { documentPlace, documentType, documentId, block, blockId, field } = finding;
  const pointed: Finding = {
    class: finding.class,
    code: finding.code,
    ...(documentPlace === null
      ? {}
      : { document: { place: documentPlace, type: documentType ?? '', ...(documentId === null ? {} : { id: documentId }) } }),
    ...(block === null ? {} : { block }),
    ...(blockId === null ? {} : { blockId }),
    ...(field === null ? {} : { field }),
    line: finding.line,
    byte: finding.byte,
    facts: finding.facts,
  };
  return placeText(pointed, lang);
}
