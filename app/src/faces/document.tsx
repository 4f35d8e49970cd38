import type { Assets } from '#design/assets.ts';
import { type DocumentFace, type DocumentOptions, renderDocument, renderPart } from '#design/document.tsx';
import type { MastheadProps } from '#design/components/masthead.tsx';
import type { OpenSession } from '#modules/identity/index.ts';
import type { Actor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Shown } from '#platform/http/mount.ts';
import type { MenuEntry } from '#platform/http/page.ts';
import { filled, PLACES, templateOf } from './frame-template.ts';
import { text } from './text.ts';

/** What a face's frame needs besides the page. */
export interface Frame {
  house: House;
  assets: Assets;
  /** Addresses of the modules' browser scripts by name. */
  scripts: Readonly<Record<string, string>>;
  face: 'portal' | 'desk';
  homePath: string;
  signInPath: string;
  signOutPath: string;
  /** Entries whose pages the policy opens to who asks. */
  menuFor(actor: Actor): readonly MenuEntry[];
}

/** Where the desk searches; who may not has no palette either. */
const SEARCH = '/desk/search';

/** Puts a page into the document of its face: masthead, menu, who is signed in and for whom they act, idle warning.
 *  The frame is the same again and again but for some places, so it is kept with those left free. */
export function frameDocument(frame: Frame, shown: Shown<OpenSession>): Buffer {
  if (shown.notice || shown.page.trail) return Buffer.from(renderDocument(documentOptions(frame, shown)));
  const { reading, page, view, actor, url, surroundings } = shown;
  const relation = actor.kind === 'person' ? actor.relation : actor.kind === 'staff' ? actor.branchCode : '';
  const kept = templateOf(
    frame,
    JSON.stringify([
      reading,
      url,
      actor.kind,
      relation,
      frame.menuFor(actor).map(entry => entry.path),
      [...surroundings],
      page.width,
      page.scripts,
      page.failed === true,
    ]),
    () =>
      renderDocument(
        documentOptions(frame, {
          ...shown,
          page: { ...page, title: PLACES.title, body: PLACES.body },
          view: view && { ...view, displayName: PLACES.who, actingForName: PLACES.acting },
        }),
      ),
  );
  return filled(kept, {
    title: renderPart(page.title, reading.lang),
    body: renderPart(page.body, reading.lang),
    who: renderPart(view?.displayName ?? '', reading.lang),
    acting: renderPart(view?.actingForName ?? '', reading.lang),
  });
}

function documentOptions(frame: Frame, shown: Shown<OpenSession>): DocumentOptions {
  const badges = shown.surroundings;
  const { house, face, assets, scripts } = frame;
  const { lang } = shown.reading;
  const t = text(lang);
  const institution = house.pack.name[lang];
  const documentFace: DocumentFace = face === 'desk' && shown.view ? 'desk' : shown.view ? 'portal' : 'public';
  const menu = shown.view
    ? [...frame.menuFor(shown.actor)]
        .sort((a, b) => a.order - b.order)
        .map(entry => ({
          href: entry.path,
          label: entry.label[lang],
          current: isWithin(shown.url, entry.path, frame.homePath),
          ...(badges.get(entry.path) ? { badge: badges.get(entry.path) as number } : {}),
        }))
    : [];
  return {
    ...shown.reading,
    title: shown.page.title,
    ...(shown.page.failed ? { failed: true } : {}),
    institution,
    face: documentFace,
    assets,
    masthead: masthead(frame, shown, face === 'desk' ? [] : menu),
    ...(shown.page.trail ? { trail: shown.page.trail } : {}),
    ...(shown.notice ? { notice: shown.notice } : {}),
    ...(face === 'desk' ? { sideNavigation: menu } : {}),
    body: shown.page.body,
    ...(shown.page.width ? { width: shown.page.width } : {}),
    footer: {
      institution,
      contact: [
        { label: t('contact.phone'), text: house.pack.support.phone, href: `tel:${house.pack.support.phone.replaceAll(' ', '')}` },
        { label: t('contact.hours'), text: house.pack.support.hours[lang] },
        { label: t('contact.email'), text: house.pack.support.email, href: `mailto:${house.pack.support.email}` },
      ],
      links: [
        { label: t('link.forms'), href: '/forms' },
        { label: t('link.verify'), href: '/verify' },
        { label: t('link.branches'), href: '/branches' },
        { label: t('link.accessibility'), href: '/accessibility' },
        { label: t('link.availability'), href: '/availability' },
        { label: t('link.developers'), href: '/developers' },
      ],
    },
    ...(shown.view ? { session: sessionClock(frame) } : {}),
    ...(documentFace === 'desk' && menu.some(entry => entry.href === SEARCH)
      ? { palette: { searchHref: SEARCH, suggestHref: `${SEARCH}/suggest`, commands: menu } }
      : {}),
    scripts: [...(documentFace === 'desk' ? ['desk'] : []), ...(shown.page.scripts ?? [])].flatMap(name => scripts[name] ?? []),
    indexed: !shown.view,
  };
}

function sessionClock({ house, face, signOutPath }: Frame) {
  const { SESSION_IDLE_MINUTES: idle, SESSION_WARNING_MINUTES: warning } = house.config;
  return { idleSeconds: idle * 60, warnSeconds: warning * 60, stayHref: face === 'desk' ? '/desk/stay' : '/stay', endedHref: signOutPath };
}

function masthead(
  { house, homePath, signInPath, signOutPath }: Frame,
  shown: Shown<OpenSession>,
  navigation: MastheadProps['navigation'],
): MastheadProps {
  const { reading, view, actor, url } = shown;
  const t = text(reading.lang);
  const acting = actor.kind === 'person' && actor.relation !== 'self' && view;
  return {
    homeHref: homePath,
    institution: house.pack.shortName,
    languages: [
      { lang: 'pl', label: 'Polski', href: withQuery(url, 'lang', 'pl'), current: reading.lang === 'pl' },
      { lang: 'en', label: 'English', href: withQuery(url, 'lang', 'en'), current: reading.lang === 'en' },
    ],
    appearance: {
      theme: reading.theme,
      textSize: reading.textSize,
      hrefFor: change => (change.theme ? withQuery(url, 'theme', change.theme) : withQuery(url, 'text-size', change.textSize ?? '1')),
    },
    ...(navigation && navigation.length > 0 ? { navigation } : {}),
    ...(view
      ? {
          who: {
            name: view.displayName,
            ...(actor.kind === 'person' ? { href: '/profile' } : {}),
            ...(actor.kind === 'staff' ? { role: actor.branchCode } : {}),
          },
          signOut: { action: signOutPath },
        }
      : { signIn: { href: signInPath } }),
    ...(acting
      ? {
          actingFor: {
            name: view.actingForName,
            ground: t(actor.relation === 'mandate' ? 'acting.mandate' : 'acting.representative'),
            changeHref: '/acting',
          },
        }
      : {}),
  };
}

/** The same address with one word of its query changed. */
export function withQuery(url: string, name: string, value: string): string {
  const changed = new URL(`http://here${url}`);
  changed.searchParams.set(name, value);
  return `${changed.pathname}${changed.search}`;
}

function isWithin(url: string, path: string, homePath: string): boolean {
  const here = url.split('?')[0] as string;
  return path === homePath ? here === path : here === path || here.startsWith(`${path}/`);
}
