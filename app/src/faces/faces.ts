import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { readAssets, type Assets } from '#design/assets.ts';
import { galleryRequest, renderGallery } from '#design/gallery.tsx';
import { findSession, type OpenSession } from '#modules/identity/index.ts';
import type { House } from '#platform/house.ts';
import { type AtTheDoor, mountFace } from '#platform/http/mount.ts';
import { askedAbout } from '#platform/http/permission.ts';
import type { ApiRoute } from '#platform/http/api.ts';
import type { Face, MenuEntry, ModulePages, Page } from '#platform/http/page.ts';
import { withSlots } from '#platform/http/slots.ts';
import type { Lang } from '#platform/text/text.ts';
import type { Actor, Ctx } from '#platform/context.ts';
import { type Frame, frameDocument } from './document.tsx';
import { mountLive } from './live.ts';
import { destroyedFor } from './destroyed.ts';
import { developersPages } from './developers/pages.tsx';
import { homePage } from './portal/home.tsx';
import { stayPage } from './stay.tsx';
import { faceStates } from './states.tsx';

export interface FacesOptions {
  house: House;
  build: string;
  modules: readonly ModulePages[];
  /** For the pages that describe it. */
  api: readonly ApiRoute[];
}

/** Mounts portal and desk: the same pages mechanism, two frames, two sessions that do not know each other. */
export async function mountFaces(app: FastifyInstance, { house, build, modules, api }: FacesOptions): Promise<void> {
  const assets = await readAssets(join(build, 'assets'));
  const scripts = await readScripts(build);
  const slots = modules.flatMap(module => module.slots ?? []);
  const pages = modules.flatMap(module => module.pages).map(page => withSlots(page, slots));
  const menu = (face: Face) => {
    const entries = modules.flatMap(module => module.menu ?? []).filter(entry => entry.face === face);
    const doors = new Map(pages.filter(page => page.faces.includes(face)).map(page => [page.path, page]));
    return (actor: Actor): readonly MenuEntry[] => entries.filter(({ path }) => isOpenTo(house, doors.get(path), actor));
  };
  const portal = frame(house, assets, scripts, 'portal', menu('portal'));
  const desk = frame(house, assets, scripts, 'desk', menu('desk'));
  mountLive(app, house);
  app.get('/gallery/:page?', async (request, reply) => {
    const asked = galleryRequest(request.url.split('?')[0] as string, request.query as Record<string, string | undefined>);
    return reply.type('text/html; charset=utf-8').send(renderGallery(asked, assets));
  });
  mount(app, portal, [homePage(slots), stayPage('portal'), ...(await developersPages(house, api)), ...pages]);
  mount(app, desk, [stayPage('desk'), ...pages]);
  app.admission.showWhenBusy({ pl: busyDocument(portal, 'pl'), en: busyDocument(portal, 'en') });
}

/** Made once, so that sending somebody away costs next to nothing. */
function busyDocument(own: Frame, lang: Lang): Buffer {
  const shown = {
    reading: { lang, theme: 'auto', textSize: '1' },
    page: faceStates(own.homePath).busy(lang),
    url: own.homePath,
    view: null,
    actor: { kind: 'visitor', channel: own.face },
    notice: undefined,
  } as const;
  return frameDocument(own, { ...shown, surroundings: new Map() });
}

function frame(
  house: House,
  assets: Assets,
  scripts: Readonly<Record<string, string>>,
  face: 'portal' | 'desk',
  menuFor: Frame['menuFor'],
): Frame {
  const desk = face === 'desk';
  return {
    house,
    assets,
    scripts,
    face,
    menuFor,
    homePath: desk ? '/desk' : '/',
    signInPath: desk ? '/desk/sign-in' : '/sign-in',
    signOutPath: desk ? '/desk/sign-out' : '/sign-out',
  };
}

function mount(app: FastifyInstance, own: Frame, pages: readonly Page<any>[]): void {
  const { house } = own;
  mountFace<OpenSession>(app, {
    house,
    face: own.face,
    pages,
    answersTheRest: own.face === 'portal',
    states: faceStates(own.homePath),
    signInPath: (back, level) => `${own.signInPath}?back=${encodeURIComponent(back)}${level ? `&level=${level}` : ''}`,
    async whoIs(token): Promise<AtTheDoor<OpenSession>> {
      const session = token === undefined ? undefined : await findSession(house, token, own.face);
      if (!session) return { actor: { kind: 'visitor', channel: own.face }, view: null, partyName: null };
      return { actor: session.actor, view: session, partyName: session.actingForName };
    },
    // Who has no business on the home page begins where they have some.
    insteadOf: (path, actor) => (path === own.homePath ? own.menuFor(actor)[0]?.path : undefined),
    surroundings: ctx => badges(own, ctx),
    destroyed: destroyedFor,
    shell: shown => frameDocument(own, shown),
  });
}

/** A menu leads nobody to a page that would send them away. Home pages that the faces make are for everybody. */
function isOpenTo(house: House, page: Page<any> | undefined, actor: Actor): boolean {
  if (!page) return true;
  return house.policy.decide({ actor, action: page.permission.action, resource: askedAbout(page) }).permitted;
}

/** What waits behind each entry of the menu. */
async function badges({ menuFor }: Frame, ctx: Ctx): Promise<ReadonlyMap<string, number>> {
  const counted = menuFor(ctx.actor).flatMap(({ path, badge }) => (badge ? [{ path, badge }] : []));
  // A badge is a number, the same in every language.
  return new Map(await Promise.all(counted.map(async ({ path, badge }) => [path, await badge({ ...ctx, lang: 'pl' })] as const)));
}

async function readScripts(build: string): Promise<Record<string, string>> {
  return JSON.parse(await readFile(join(build, 'assets', 'scripts.json'), 'utf8')) as Record<string, string>;
}
