import type { ReactNode } from 'react';
import { LANGS, type Lang } from '#platform/text/text.ts';
import type { Assets } from './assets.ts';
import { ErrorSummary } from './components/error-summary.tsx';
import { BackLink, Breadcrumbs, PageHeading } from './components/page.tsx';
import { type DocumentFace, renderDocument } from './document.tsx';
import { CasePage, Worklist } from './gallery/desk-samples.tsx';
import { Fields, WrongFields } from './gallery/fields.tsx';
import { Buttons, Lists, Moving, Notices, Others, Statuses, Tables } from './gallery/parts.tsx';
import { Pictures } from './gallery/pictures.tsx';
import { CheckPage, ErrorPage, Home, LetterPage, QuestionPage, ReceiptPage } from './gallery/portal-samples.tsx';
import { type GalleryWords, galleryWords } from './gallery/words.ts';
import { type Appearance, TEXT_SIZES, type TextSize, type Theme, THEMES } from './tokens.ts';

export const GALLERY_PAGES = ['components', 'home', 'question', 'check', 'receipt', 'letter', 'worklist', 'case', 'error'] as const;
export type GalleryPage = (typeof GALLERY_PAGES)[number];

interface Sample {
  face: DocumentFace;
  width?: 'reading' | 'wide';
  trail?: 'back' | 'crumbs';
  failed?: true;
  body(words: GalleryWords): ReactNode;
}

const SAMPLES: Record<GalleryPage, Sample> = {
  components: { face: 'portal', width: 'wide', trail: 'crumbs', body: t => <Parts t={t} /> },
  home: { face: 'portal', width: 'wide', body: t => <Home t={t} /> },
  question: { face: 'portal', trail: 'back', failed: true, body: t => <QuestionPage t={t} /> },
  check: { face: 'portal', trail: 'back', body: t => <CheckPage t={t} /> },
  receipt: { face: 'portal', body: t => <ReceiptPage t={t} /> },
  letter: { face: 'portal', trail: 'crumbs', body: t => <LetterPage t={t} /> },
  worklist: { face: 'desk', body: t => <Worklist t={t} /> },
  case: { face: 'desk', trail: 'crumbs', body: t => <CasePage t={t} /> },
  error: { face: 'error', body: t => <ErrorPage t={t} /> },
};

export interface GalleryRequest extends Appearance {
  page: GalleryPage;
  lang: Lang;
}

/** What is asked for by path and query; anything unknown is the first page as it comes. */
export function galleryRequest(path: string, query: Readonly<Record<string, string | undefined>>): GalleryRequest {
  const page = path.split('/').at(-1);
  return {
    page: GALLERY_PAGES.find(known => known === page) ?? 'components',
    lang: LANGS.find(known => known === query['lang']) ?? 'pl',
    theme: THEMES.find(known => known === query['theme']) ?? 'auto',
    textSize: TEXT_SIZES.find(known => known === query['size']) ?? '1',
  };
}

const hrefOf = ({ page, lang, theme, textSize }: GalleryRequest): string =>
  `/gallery/${page}?${new URLSearchParams({ lang, theme: theme satisfies Theme, size: textSize satisfies TextSize })}`;

/** Every component in every state, and sample pages; made of the same parts as the real ones. */
export function renderGallery(request: GalleryRequest, assets: Assets, nonce?: string): string {
  const t = galleryWords(request.lang);
  const sample = SAMPLES[request.page];
  const desk = sample.face === 'desk';
  const title = t(`page.${request.page}`);
  const pages = GALLERY_PAGES.map(page => ({
    href: hrefOf({ ...request, page }),
    label: t(`page.${page}`),
    current: page === request.page,
  }));
  return renderDocument({
    ...request,
    title,
    institution: t('institution'),
    face: sample.face,
    assets,
    ...(nonce === undefined ? {} : { nonce }),
    ...(sample.width === undefined ? {} : { width: sample.width }),
    ...(sample.failed === undefined ? {} : { failed: true }),
    ...(sample.trail === undefined
      ? {}
      : {
          trail:
            sample.trail === 'back' ? (
              <BackLink href={hrefOf({ ...request, page: 'home' })} />
            ) : (
              <Breadcrumbs trail={[{ label: t('gallery'), href: hrefOf({ ...request, page: 'components' }) }, { label: title }]} />
            ),
        }),
    masthead: {
      homeHref: hrefOf({ ...request, page: 'home' }),
      institution: t('institution'),
      languages: LANGS.map(lang => ({
        lang,
        label: lang === 'pl' ? 'Polski' : 'English',
        href: hrefOf({ ...request, lang }),
        current: lang === request.lang,
      })),
      appearance: { theme: request.theme, textSize: request.textSize, hrefFor: change => hrefOf({ ...request, ...change }) },
      ...(sample.face === 'error'
        ? { signIn: { href: '#sign-in' } }
        : {
            who: desk ? { name: t('beata'), role: t('beata.role') } : { name: t('anna'), href: '#account' },
            signOut: { action: '#sign-out' },
          }),
      ...(desk || sample.face === 'error' ? {} : { navigation: menu(request, t) }),
      ...(request.page === 'check' ? { actingFor: { name: t('firm'), ground: t('mandate'), changeHref: '#switch' } } : {}),
    },
    sideNavigation: deskMenu(request, t),
    footer: {
      institution: t('institution'),
      contact: desk
        ? []
        : [
            { label: t('contact.phone'), text: t('contact.phone.text'), href: 'tel:+48225550101' },
            { label: t('contact.hours'), text: t('contact.hours.text') },
            { label: t('contact.sign'), text: t('contact.sign.text'), href: '#sign' },
          ],
      links: desk
        ? pages
        : [...pages, { label: t('footer.access'), href: '#accessibility' }, { label: t('footer.privacy'), href: '#privacy' }],
    },
    ...(sample.face === 'error'
      ? {}
      : { session: { idleSeconds: 900, warnSeconds: 120, stayHref: hrefOf(request), endedHref: hrefOf({ ...request, page: 'error' }) } }),
    body: sample.body(t),
  });
}

const menu = (request: GalleryRequest, t: GalleryWords) => [
  { href: hrefOf({ ...request, page: 'home' }), label: t('nav.home'), current: request.page === 'home' },
  { href: '#matters', label: t('nav.matters') },
  { href: '#letters', label: t('nav.letters'), badge: 2, current: request.page === 'letter' },
  { href: '#forms', label: t('nav.forms'), current: request.page === 'question' || request.page === 'check' || request.page === 'receipt' },
  { href: '#drafts', label: t('nav.drafts') },
];

const deskMenu = (request: GalleryRequest, t: GalleryWords) => [
  { href: hrefOf({ ...request, page: 'worklist' }), label: t('desk.worklist'), badge: 38, current: request.page === 'worklist' },
  { href: hrefOf({ ...request, page: 'case' }), label: t('desk.mine'), badge: 5, current: request.page === 'case' },
  { href: '#find', label: t('desk.find') },
  { href: '#letters', label: t('desk.letters') },
  { href: '#deadlines', label: t('desk.calendar') },
  { href: '#register', label: t('desk.register') },
];

function Parts({ t }: { t: GalleryWords }) {
  return (
    <>
      <PageHeading lead={t('gallery.lead')}>{t('gallery')}</PageHeading>
      <ErrorSummary
        errors={[
          { field: 'wrong.mail', text: t('field.mail.error') },
          { field: 'wrong.day', text: t('field.day.error') },
          { text: t('notice.problem') },
        ]}
      />
      <Buttons t={t} />
      <Notices t={t} />
      <Statuses t={t} />
      <Moving t={t} />
      <Lists t={t} />
      <Tables t={t} />
      <Pictures t={t} />
      <Others t={t} />
      <Fields t={t} />
      <WrongFields t={t} />
    </>
  );
}
