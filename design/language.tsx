import { createContext, type ReactNode, useContext } from 'react';
import { catalogue, type Lang, type Translate } from '#platform/text/text.ts';
import en from './text/en.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };

export type DesignWord = keyof typeof pl;
export const designWords: (lang: Lang) => Translate<DesignWord> = catalogue({ pl, en });

const Language = createContext<Lang>('pl');

/** Gives the components below it the reader's language, for the few words that are their own. */
export function LanguageProvider({ lang, children }: { lang: Lang; children: ReactNode }) {
  return <Language.Provider value={lang}>{children}</Language.Provider>;
}

export function useLang(): Lang {
  return useContext(Language);
}

export function useWords(): Translate<DesignWord> {
  return designWords(useContext(Language));
}
