import { type Formatters, IntlMessageFormat } from 'intl-messageformat';

export type Lang = 'pl' | 'en';
export const LANGS = ['pl', 'en'] as const satisfies readonly Lang[];

/** Values for the holes of an ICU message. Instants are shown in the institution's time zone. */
export type TextValues = Record<string, string | number | Date | boolean>;

/** A sentence in both languages, ready for whoever knows the reader's language. */
export type Bilingual = Record<Lang, string>;

export type Translate<Key extends string> = (key: Key, values?: TextValues) => string;

const TIME_ZONE = 'Europe/Warsaw';
/** British English, because it too writes the day before the month, as every number of a date here does. */
const LOCALES: Record<Lang, string> = { pl: 'pl', en: 'en-GB' };
const formats = {
  date: {
    short: { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: TIME_ZONE },
    long: { day: 'numeric', month: 'long', year: 'numeric', timeZone: TIME_ZONE },
  },
  time: {
    short: { hour: '2-digit', minute: '2-digit', timeZone: TIME_ZONE },
    seconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone: TIME_ZONE },
  },
} as const;

/** One formatter for each language and way of writing; making one costs a thousand times what using it does, and finding
 *  it by what it was asked for, as the library does, several times. */
function kept<Options extends object, Formatter>(make: (lang: string, options?: Options) => Formatter) {
  const found = new WeakMap<object, Map<string, Formatter>>();
  const plain = {};
  return (languages?: string | string[], options?: Options): Formatter => {
    const lang = String(languages);
    const ofOptions = found.get(options ?? plain) ?? new Map<string, Formatter>();
    found.set(options ?? plain, ofOptions);
    const formatter = ofOptions.get(lang) ?? make(lang, options);
    ofOptions.set(lang, formatter);
    return formatter;
  };
}

const pluralRules = new Map<string, Intl.PluralRules>();

const formatters: Formatters = {
  getNumberFormat: kept((lang, options?: Intl.NumberFormatOptions) => new Intl.NumberFormat(lang, options)),
  getDateTimeFormat: kept((lang, options?: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(lang, options)),
  // Asked with new options each time, of which only the kind (one, two… or first, second…) differs.
  getPluralRules(languages, options) {
    const key = `${String(languages)} ${options?.type ?? 'cardinal'}`;
    const rules = pluralRules.get(key) ?? new Intl.PluralRules(languages, options);
    pluralRules.set(key, rules);
    return rules;
  },
};

/** Makes the texts of one module. `pl` gives the keys; a test holds `en` to the same keys and holes.
 *  @throws at start if a message is not valid ICU */
export function catalogue<const Messages extends Record<string, string>>(texts: { pl: Messages; en: Record<keyof Messages, string> }) {
  const compiled = { pl: new Map<string, string | IntlMessageFormat>(), en: new Map<string, string | IntlMessageFormat>() };
  const message = (lang: Lang, key: string): string | IntlMessageFormat => {
    const known = compiled[lang].get(key);
    if (known !== undefined) return known;
    const source = (texts[lang] as Record<string, string>)[key];
    if (source === undefined) throw new Error(`No ${lang} text for "${key}"`);
    const made = /[{'<]/.test(source)
      ? new IntlMessageFormat(source, LOCALES[lang], formats as never, { ignoreTag: true, formatters })
      : source;
    compiled[lang].set(key, made);
    return made;
  };
  return (lang: Lang): Translate<keyof Messages & string> =>
    (key, values) => {
      const found = message(lang, key);
      return typeof found === 'string' ? found : String(found.format(values as never));
    };
}
