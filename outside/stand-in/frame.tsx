import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { catalogue, type Lang } from '#platform/text/text.ts';
import en from './text/en.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };

const texts = catalogue({ pl, en });

// Plain on purpose and unlike the portal: nobody should take a stand-in for the service.
const STYLE = `
:root { color-scheme: light dark; --edge: light-dark(#6b6b6b, #a3a3a3); --link: light-dark(#00449e, #9cc4ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 1.125rem/1.5 system-ui, sans-serif; background: light-dark(#fff, #16181b); color: light-dark(#16181b, #f3f3f3); }
.marked { margin: 0; padding: .75rem 1rem; background: #ffd54a; color: #16181b; font-weight: 600; }
.skip { position: absolute; left: -100vw; } .skip:focus { position: static; display: block; padding: .5rem 1rem; }
.bar, main { max-width: 46rem; margin: 0 auto; padding: 0 1rem; }
.bar { display: flex; justify-content: flex-end; padding-top: .75rem; }
a { color: var(--link); } a, button, label { touch-action: manipulation; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.75rem; line-height: 1.2; } fieldset { border: 0; padding: 0; margin: 0 0 1.5rem; } legend { font-size: 1.25rem; font-weight: 600; padding: 0; }
label { display: grid; grid-template-columns: 1.5rem 1fr; gap: .75rem; min-height: 44px; padding: .5rem 0; border-bottom: 1px solid var(--edge); cursor: pointer; }
input[type=radio] { width: 1.5rem; height: 1.5rem; margin: .125rem 0 0; }
button { font: inherit; min-height: 44px; padding: .5rem 1.25rem; border: 2px solid var(--link); border-radius: 4px; background: var(--link); color: light-dark(#fff, #16181b); cursor: pointer; }
button.quiet { background: none; color: inherit; } .buttons { display: flex; flex-wrap: wrap; gap: .75rem; padding-bottom: 2rem; }
.problem { border-left: 6px solid light-dark(#b00020, #ff8a9a); padding: .25rem 1rem; } .muted { color: light-dark(#4a4a4a, #c4c4c4); }
ul.plain { list-style: none; padding: 0; } ul.plain li { border-bottom: 1px solid var(--edge); padding: .5rem 0; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; } dt { font-weight: 600; } dd { margin: 0 0 .5rem; overflow-wrap: anywhere; }
`;

/** The page of a stand-in: marked as such, readable without scripts.
 *  @param page.otherLanguage address of the same page in the other language, where it can be shown again */
export function standInPage(page: { lang: Lang; title: string; otherLanguage?: string; body: ReactNode }): string {
  const text = texts(page.lang);
  return `<!doctype html>${renderToStaticMarkup(
    <html lang={page.lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{page.title}</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <a className="skip" href="#content">
          {text('skip')}
        </a>
        <header>
          <p className="marked">{text('marked')}</p>
          {page.otherLanguage === undefined ? null : (
            <p className="bar">
              <a href={page.otherLanguage} lang={page.lang === 'pl' ? 'en' : 'pl'} hrefLang={page.lang === 'pl' ? 'en' : 'pl'}>
                {text('other-language')}
              </a>
            </p>
          )}
        </header>
        <main id="content">
          <h1>{page.title}</h1>
          {page.body}
        </main>
      </body>
    </html>,
  )}`;
}

/** No script, no frame, nothing from elsewhere. Forms may go where the sign-in sends them back, so form-action is open. */
export const STAND_IN_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};
