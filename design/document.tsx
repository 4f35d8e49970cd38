import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Lang } from '#platform/text/text.ts';
import type { Assets } from './assets.ts';
import { Footer, type FooterProps } from './components/footer.tsx';
import { Masthead, type MastheadProps } from './components/masthead.tsx';
import { type NavigationEntry, NavigationList } from './components/navigation.tsx';
import { Notice, type Tone } from './components/notice.tsx';
import { Palette, PaletteButtons, type PaletteProps } from './components/palette.tsx';
import { SkipLink } from './components/page.tsx';
import { type SessionClock, SessionDialog } from './components/session-dialog.tsx';
import { designWords, LanguageProvider } from './language.tsx';
import type { Appearance } from './tokens.ts';

/** `portal` is roomy, `desk` is dense with its menu at the side, `public` and `error` are a single column. */
export type DocumentFace = 'portal' | 'desk' | 'public' | 'error';

export interface DocumentOptions extends Appearance {
  lang: Lang;
  title: string;
  /** The page came back with something to put right; said first in the title of the window. */
  failed?: boolean;
  institution: string;
  face: DocumentFace;
  assets: Assets;
  /** Of the Content-Security-Policy of this answer; set on the scripts. */
  nonce?: string;
  masthead: MastheadProps;
  /** The way back, above the content; usually `Breadcrumbs` or `BackLink`. */
  trail?: ReactNode;
  /** Shown once, above the content. */
  notice?: { tone: Tone; text: string };
  /** Entries beside the content; only the desk shows them. */
  sideNavigation?: readonly NavigationEntry[];
  body: ReactNode;
  width?: 'reading' | 'wide';
  footer?: FooterProps;
  /** Present when somebody is signed in. */
  session?: SessionClock;
  /** Commands and search under one key; only the desk has it. */
  palette?: PaletteProps;
  /** Addresses of further scripts of this page. */
  scripts?: readonly string[];
  /** Kept out of search machines: everything behind the sign-in. */
  indexed?: boolean;
}

/** A whole page as text, doctype included. Nothing in it needs a script, and nothing is written inline. */
export function renderDocument(options: DocumentOptions): string {
  return `<!doctype html>${renderToStaticMarkup(<Document {...options} />)}`;
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' };

/** Text within an element, as React writes it. */
const escapedText = (text: string): string => text.replace(/[&<>"']/g, sign => ESCAPED[sign] as string);

/** A part of a page as text, to be put into a document that was rendered before. */
export function renderPart(part: ReactNode, lang: Lang): string {
  if (typeof part === 'string') return escapedText(part);
  return renderToStaticMarkup(<LanguageProvider lang={lang}>{part}</LanguageProvider>);
}

function Document(options: DocumentOptions) {
  const { lang, face, theme, textSize, session, footer, nonce, assets, scripts = [] } = options;
  return (
    <html lang={lang} data-theme={theme} data-text-size={textSize} data-face={face}>
      <Head {...options} />
      <body>
        <LanguageProvider lang={lang}>
          <SkipLink />
          <Masthead {...options.masthead} />
          <Content {...options} />
          {footer === undefined ? null : <Footer {...footer} />}
          {session === undefined ? null : <SessionDialog {...session} />}
          {options.palette === undefined ? null : <Palette {...options.palette} />}
        </LanguageProvider>
        {[assets.script, ...scripts].map(src => (
          <script key={src} src={src} nonce={nonce} defer />
        ))}
      </body>
    </html>
  );
}

function Head({ lang, title, failed, institution, assets, indexed }: DocumentOptions) {
  const words = designWords(lang);
  const shown = failed === true ? words('error.title', { title }) : title;
  return (
    <head>
      <meta charSet="utf-8" />
      <title>{`${shown} - ${words('product')}, ${institution}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      {indexed === true ? null : <meta name="robots" content="noindex" />}
      {assets.preload.map(href => (
        <link key={href} rel="preload" as="font" type="font/woff2" href={href} crossOrigin="anonymous" />
      ))}
      <link rel="stylesheet" href={assets.css} />
      <link rel="icon" type="image/svg+xml" href={assets.icon} />
    </head>
  );
}

function Content({
  lang,
  face,
  trail,
  notice,
  palette,
  sideNavigation = [],
  body,
  width = face === 'desk' ? 'wide' : 'reading',
}: DocumentOptions) {
  const main = (
    <main className="content" id="content" tabIndex={-1}>
      {notice === undefined ? null : <Notice tone={notice.tone} title={notice.text} live="announce" />}
      {body}
    </main>
  );
  if (face === 'desk' && sideNavigation.length > 0) {
    return (
      <div className="frame frame-desk">
        <nav className="side-navigation" aria-label={designWords(lang)('menu.side')}>
          <NavigationList entries={sideNavigation} />
          {palette === undefined ? null : <PaletteButtons />}
        </nav>
        <div className="frame-place">
          {trail}
          {main}
        </div>
      </div>
    );
  }
  return (
    <div className={`frame frame-${width}`}>
      <div className="frame-place">
        {trail}
        {main}
      </div>
    </div>
  );
}
