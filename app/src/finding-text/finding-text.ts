import type { Finding } from '../kedu/finding.ts';
import type { VerificationTerms } from '../verification/index.ts';
import { type Bilingual, catalogue, type Lang } from '#platform/text/text.ts';
import en from './text/en.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };

export const text = catalogue({ pl, en });
type Key = keyof typeof en;

const idOr = (id: string | undefined): string => id?.trim() || 'none';

const MORE = '.more';

const texts = new WeakMap<VerificationTerms['rules'], ReturnType<typeof catalogue<Record<string, string>>>>();

/** The words of the institution's rules, made once. */
function textsOf(rules: VerificationTerms['rules']): ReturnType<typeof catalogue<Record<string, string>>> {
  const inLang = (lang: Lang): Record<string, string> => Object.fromEntries(rules.map(rule => [rule.code, rule.text[lang]]));
  const found = texts.get(rules) ?? catalogue({ pl: inLang('pl'), en: inLang('en') });
  texts.set(rules, found);
  return found;
}

/** What is wrong, as a sentence: of the structure by our own texts, by a rule in the words of the institution. */
export function findingText({ code, facts }: Finding, rules: VerificationTerms['rules']): Bilingual {
  if (code.endsWith(MORE)) {
    const values = { ...facts, code: code.slice(0, -MORE.length) };
    return { pl: text('pl')('verify.more', values), en: text('en')('verify.more', values) };
  }
  const rule = rules.find(one => one.code === code);
  if (rule) {
    const say = textsOf(rules);
    return { pl: say('pl')(code, facts), en: say('en')(code, facts) };
  }
  return { pl: text('pl')(code as Key, facts), en: text('en')(code as Key, facts) };
}

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
