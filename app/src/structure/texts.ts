import { IntlMessageFormat } from 'intl-messageformat';

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Kinds of elements in the parser's tree (its constants are not exported by the package). */
const SELECT = 5;
const PLURAL = 6;
const TAG = 8;
const ARGUMENTS = [1, 2, 3, 4, SELECT, PLURAL];

/** Polish counts 1 dokument, 2 dokumenty, 5 dokumentów; `other` is for fractions. */
const PLURAL_FORMS = { pl: ['one', 'few', 'many', 'other'], en: ['one', 'other'] } as const;
/** Names and addresses may be the same in both languages; sentences are not. */
const SENTENCE = /(\S+\s+){3,}\p{L}{4,}[.?!]$/u;
const ORDINAL_FORMS = { pl: ['other'], en: ['other'] } as const;

function walk(elements: readonly Element[], visit: (element: Element) => void): void {
  for (const element of elements) {
    visit(element);
    if (element.type === SELECT || element.type === PLURAL) {
      for (const option of Object.values((element as { options: Record<string, { value: Element[] }> }).options)) walk(option.value, visit);
    }
    if (element.type === TAG) walk((element as { children: Element[] }).children, visit);
  }
}

/** Names of the holes of a message, and what is wrong with its plurals.
 *  @throws SyntaxError where the message is not ICU */
function reading(message: string, lang: 'pl' | 'en'): { holes: string[]; faults: string[] } {
  const holes = new Set<string>();
  const faults: string[] = [];
  walk(new IntlMessageFormat(message, lang, undefined, { ignoreTag: true }).getAst(), element => {
    if (ARGUMENTS.includes(element.type)) holes.add((element as { value: string }).value);
    if (element.type !== PLURAL) return;
    const { options, pluralType } = element as { options: Record<string, unknown>; pluralType?: string };
    const missing = (pluralType === 'ordinal' ? ORDINAL_FORMS : PLURAL_FORMS)[lang].filter(form => !(form in options));
    if (missing.length > 0) faults.push(`plural without ${missing.join(', ')}`);
  });
  return { holes: [...holes].sort(), faults };
}

/** Everything wrong with the two catalogues of one module, as sentences. */
export function faultsOfTexts(pl: Record<string, unknown>, en: Record<string, unknown>): string[] {
  const keys = [...new Set([...Object.keys(pl), ...Object.keys(en)])];
  return keys.flatMap(key => {
    const faults: string[] = [];
    const holes: string[] = [];
    for (const [lang, texts] of [
      ['pl', pl],
      ['en', en],
    ] as const) {
      const message = texts[key];
      if (message === undefined) faults.push(`${lang} lacks "${key}"`);
      else if (typeof message !== 'string' || message.trim() === '') faults.push(`${lang} "${key}" is empty`);
      else {
        try {
          const read = reading(message, lang);
          holes.push(read.holes.join(' '));
          faults.push(...read.faults.map(fault => `${lang} "${key}": ${fault}`));
        } catch (fault) {
          faults.push(`${lang} "${key}" is not ICU: ${(fault as Error).message}`);
        }
      }
    }
    if (holes.length === 2 && holes[0] !== holes[1]) faults.push(`"${key}" has holes {${holes[0]}} in pl and {${holes[1]}} in en`);
    if (pl[key] === en[key] && SENTENCE.test(String(pl[key]))) faults.push(`"${key}" is the same in both languages`);
    return faults;
  });
}
