import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReactNode } from 'react';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Actor, AuditEntry, Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { insertAudit, auditRow } from '#platform/audit/rows.ts';
import type { DestroyedRecord } from '#platform/destruction.ts';
import { look, transact } from '#platform/transact.ts';
import type { Bilingual } from '#platform/text/text.ts';
import { hasNotice, reading, sessionToken, type Reading } from './cookies.ts';
import { EMPTY_FORM, readMultipart, readUpTo, takeUrlencoded, type FormBody } from './form-body.ts';
import { idsIn } from './ids-in.ts';
import type { ApartCtx, Face, Notice, Page, PageAnswer, PageCtx, PageRequest } from './page.ts';
import { askedAbout } from './permission.ts';
import { failed } from './failed.ts';
import { NOTHING_WAITS, pageRequest, send, show, surroundingsIn } from './sent.ts';
import { problem, TooMuch } from './server.ts';
import { answerStill } from './still.ts';

/** What a face knows of who is at the door. `view` is what its shell shows of them. */
export interface AtTheDoor<View> {
  actor: Actor;
  view: View | null;
  /** In whose name they act; null for a visitor. */
  partyName: string | null;
  /** Where already asked in the transaction of the page. */
  surroundings?: Surroundings;
}

export interface FaceOptions<View> {
  house: House;
  face: Face;
  pages: readonly Page<any>[];
  /** Who brings this token; a visitor where it is unknown, ended or absent. */
  whoIs(token: string | undefined): Promise<AtTheDoor<View>>;
  /** What the shell asks the database for somebody signed in, in the transaction of the page. */
  surroundings(ctx: Ctx): Promise<Surroundings>;
  /** Whether something of these ids was destroyed, as far as the actor may know of it. */
  destroyed(ctx: Ctx, ids: readonly string[]): Promise<DestroyedRecord | undefined>;
  /** Puts the body into the face's document, in UTF-8. */
  shell(shown: Shown<View>): Buffer;
  /** Bodies of the pages every face has. */
  states: {
    notFound(lang: Reading['lang']): StatePage;
    destroyed(lang: Reading['lang'], record: DestroyedRecord): StatePage;
    failed(lang: Reading['lang'], incident: string): StatePage;
    busy(lang: Reading['lang']): StatePage;
    refused(lang: Reading['lang'], why: Bilingual, fix?: Bilingual): StatePage;
    tooLarge(lang: Reading['lang']): StatePage;
    signInAgain(lang: Reading['lang'], signInPath: string, action: string, written: ReadonlyMap<string, readonly string[]>): StatePage;
  };
  /** Where somebody goes who may not open a page, in place of a refusal. */
  insteadOf?(path: string, actor: Actor): string | undefined;
  signInPath(back: string, level?: 2 | 3): string;
  /** This face answers also what no route answers. */
  answersTheRest?: boolean;
}

/** What waits behind entries of the menu, by path. */
export type Surroundings = ReadonlyMap<string, number>;

export interface StatePage {
  title: string;
  body: ReactNode;
  trail?: ReactNode;
  failed?: boolean;
  width?: 'reading' | 'wide';
  scripts?: readonly string[];
}

export interface Shown<View> {
  reading: Reading;
  page: StatePage;
  url: string;
  view: View | null;
  actor: Actor;
  notice: Notice | undefined;
  surroundings: Surroundings;
}

/** Mounts the pages of a face: finds out who asks, lets the policy decide, runs the page in one transaction with that
 *  actor's row-level scope, makes its audit durable, and only then sends the document. */
export function mountFace<View>(app: FastifyInstance, options: FaceOptions<View>): void {
  void app.register(async scope => {
    takeUrlencoded(scope);
    for (const page of options.pages) {
      if (!page.faces.includes(options.face)) continue;
      if (!page.permission?.action) throw new Error(`The page ${page.path} declares no action for the policy.`);
      const { get, post, apart, still } = page;
      if (still?.get) scope.get(page.path, (request, reply) => answerStill(options, page, still.get!, request, reply));
      else if (apart?.get) scope.get(page.path, (request, reply) => answer(options, page, goApart(apart.get!), request, reply));
      else if (get)
        scope.get(
          page.path,
          page.sameForVisitors
            ? answerVisitors(options, page, get)
            : (request, reply) => answer(options, page, page.getCommits ? toDo(get, 'commits') : toShow(get), request, reply),
        );
      const posted = apart?.post ? goApart(apart.post) : post && toDo(post);
      if (still?.post) scope.post(page.path, (request, reply) => answerStill(options, page, still.post!, request, reply));
      else if (posted) {
        if (page.whenWeFail) app.admission?.letFail(page.path);
        const routeOptions = {
          config: { page, takesLong: page.streams === true },
          ...(page.bodyLimit ? { bodyLimit: page.bodyLimit } : {}),
        };
        scope.post(page.path, routeOptions, async (request, reply) => {
          if (app.admission?.isTooMuch(request.raw)) throw new TooMuch();
          if (request.isMultipart() && !page.multipart) throw Object.assign(new Error('This page takes no files.'), { statusCode: 415 });
          return answer(options, page, posted, request, reply);
        });
      }
    }
    if (options.answersTheRest) {
      scope.setNotFoundHandler(async (request, reply) => {
        if (request.url.startsWith('/api/') || request.url.startsWith('/assets/'))
          return reply.code(404).type('application/problem+json').send(problem(404));
        const read = reading(request, reply);
        return show(
          options,
          request,
          reply,
          read,
          await options.whoIs(sessionToken(request, options.face)),
          404,
          options.states.notFound(read.lang),
        );
      });
    }
    scope.setErrorHandler((fault: FastifyError, request, reply) => failed(options, fault, request, reply));
  });
}

type Handler = (ctx: PageCtx<any>, request: PageRequest) => Promise<PageAnswer>;

async function answer<View>(
  options: FaceOptions<View>,
  page: Page<any>,
  handle: Handle,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { house, face } = options;
  const read = reading(request, reply);
  const door = await options.whoIs(sessionToken(request, face));
  const back = request.method === 'GET' ? request.url : String(request.headers.referer ?? '/').replace(/^https?:\/\/[^/]+/, '');
  if (page.for !== 'anyone' && page.for !== door.actor.kind) {
    if (door.actor.kind === 'visitor') return signInFirst(options, request, reply, read, door, back);
    return show(options, request, reply, read, door, 404, options.states.notFound(read.lang));
  }
  const permitted = house.policy.decide({ actor: door.actor, action: page.permission.action, resource: askedAbout(page) });
  const instead = permitted.permitted ? undefined : options.insteadOf?.(page.path, door.actor);
  if (instead !== undefined && request.method === 'GET') return reply.redirect(instead, 303);
  // Staff who try many doors are noticed.
  if (!permitted.permitted && door.actor.kind === 'staff')
    await house.auditWriter.append(door.actor, house.clock(), [
      { action: page.permission.action, object: `page:${page.path}`, subjectPartyId: null, outcome: 'refused' },
    ]);
  if (!permitted.permitted)
    return show(options, request, reply, read, door, 403, options.states.refused(read.lang, permitted.why, permitted.fix));
  // Files are read only from somebody who may send them here.
  const readParts = page.streams ? readUpTo : readMultipart;
  const body = request.isMultipart() ? await readParts(request) : ((request.body as FormBody | undefined) ?? EMPTY_FORM);
  const asked = pageRequest(request, read, body, door.partyName, sessionToken(request, face) ?? null);
  const { given, surroundings } = await handle(house, door.actor, read.lang, asked, ctx => surroundingsIn(options, door, ctx));
  const gone = given.kind === 'not-found' ? await destroyedHere(options, door, asked) : undefined;
  if (gone) return show(options, request, reply, read, door, 410, options.states.destroyed(read.lang, gone));
  return send(options, request, reply, read, surroundings ? { ...door, surroundings } : door, given, back);
}

/** What is not there may have been: an address that was true once says what became of it. */
async function destroyedHere<View>(
  options: FaceOptions<View>,
  { actor }: AtTheDoor<View>,
  { params }: PageRequest,
): Promise<DestroyedRecord | undefined> {
  const ids = idsIn(params);
  return ids.length === 0 || actor.kind === 'visitor' ? undefined : look(options.house, actor, ctx => options.destroyed(ctx, ids));
}

/** How a page is run: asked within one reading, done within one transaction, or left to itself. */
type Handle = (
  house: House,
  actor: Actor,
  lang: Reading['lang'],
  asked: PageRequest,
  around: (ctx: Ctx) => Promise<Surroundings>,
) => Promise<{ given: PageAnswer; surroundings?: Surroundings }>;

const toShow =
  (handler: Handler): Handle =>
  (house, actor, lang, asked, around) =>
    look(house, actor, async ctx => {
      const [given, surroundings] = await Promise.all([handler({ ...ctx, lang }, asked), around(ctx)]);
      return { given, surroundings };
    });

const toDo =
  (handler: Handler, always?: 'commits'): Handle =>
  async (house, actor, lang, asked) => ({ given: await act(house, actor, ctx => handler({ ...ctx, lang }, asked), always) });

const goApart =
  (handler: (at: ApartCtx<any>, request: PageRequest) => Promise<PageAnswer>): Handle =>
  async (house, actor, lang, asked) => ({ given: await handler(apartFrom(house, actor, lang), asked) });

/** A page's own way to the database, of one or more transactions. */
export function apartFrom<A extends Actor>(house: House, actor: A, lang: Reading['lang']): ApartCtx<A> {
  return {
    house,
    actor,
    lang,
    look: question => look(house, actor, ctx => question({ ...ctx, lang })),
    async keep(work) {
      const done = await transact(house, actor, async ctx => accept(await work({ ...ctx, lang })));
      return done.value;
    },
  };
}

/** A page that shows every visitor the same, from memory; made at most once a minute for each language and appearance.
 *  Whoever is signed in, or was told something on the way, gets the page made for them. */
function answerVisitors<View>(options: FaceOptions<View>, page: Page<any>, get: Handler) {
  const kept = new Map<string, { until: number; html: Promise<Buffer | undefined> }>();
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    if (request.url !== page.path || sessionToken(request, options.face) !== undefined || hasNotice(request))
      return answer(options, page, toShow(get), request, reply);
    const read = reading(request, reply);
    const key = `${read.lang} ${read.theme} ${read.textSize}`;
    const now = options.house.clock().getTime();
    let found = kept.get(key);
    if (!found || now >= found.until || now < found.until - SAME_FOR_MS) {
      const html = visitorsDocument(options, page, get, request, read);
      html.catch(() => kept.delete(key));
      found = { until: now + SAME_FOR_MS, html };
      kept.set(key, found);
    }
    const html = await found.html;
    return html ? reply.type('text/html; charset=utf-8').send(html) : answer(options, page, toShow(get), request, reply);
  };
}

const SAME_FOR_MS = 60_000;

async function visitorsDocument<View>(
  options: FaceOptions<View>,
  page: Page<any>,
  get: Handler,
  request: FastifyRequest,
  read: Reading,
): Promise<Buffer | undefined> {
  const { house } = options;
  const { actor } = await options.whoIs(undefined);
  const permitted = house.policy.decide({
    actor,
    action: page.permission.action,
    resource: askedAbout(page),
  });
  if (!permitted.permitted) return undefined;
  const given = await look(house, actor, ctx => get({ ...ctx, lang: read.lang }, pageRequest(request, read, EMPTY_FORM, null, null)));
  if (given.kind !== 'page' || given.status !== undefined) return undefined;
  return options.shell({ reading: read, page: given, url: request.url, view: null, actor, notice: undefined, surroundings: NOTHING_WAITS });
}

/** The session ended while somebody was writing: what they wrote comes back to them, to be sent again after signing in.
 *  Nothing of it is kept here. */
async function signInFirst<View>(
  options: FaceOptions<View>,
  request: FastifyRequest,
  reply: FastifyReply,
  read: Reading,
  door: AtTheDoor<View>,
  back: string,
): Promise<FastifyReply> {
  const written = request.method === 'POST' && !request.isMultipart() ? (request.body as FormBody | undefined)?.form : undefined;
  if (!written || written.size === 0) return reply.redirect(options.signInPath(back), 303);
  return show(
    options,
    request,
    reply,
    read,
    door,
    401,
    options.states.signInAgain(read.lang, options.signInPath('/'), request.url, written),
  );
}

/** A POST keeps what it did only where it goes on (redirect, document, proving more). Where the page comes back with
 *  remarks, the rows roll back but the audit of what was shown stays. */
export async function act(
  house: House,
  actor: Actor,
  run: (ctx: PageCtx<Actor>) => Promise<PageAnswer>,
  always?: 'commits',
): Promise<PageAnswer> {
  const entries: AuditEntry[] = [];
  const now = house.clock();
  const outcome = await transact<Actor, Result<PageAnswer, PageAnswer>>(house, actor, async ctx => {
    const given = await run({ ...ctx, lang: 'pl', audit: async entry => void entries.push(entry) });
    const goesOn =
      always === 'commits' ||
      given.kind === 'redirect' ||
      given.kind === 'document' ||
      given.kind === 'step-up' ||
      (given.kind === 'page' && given.keep === true);
    if (goesOn && entries.length > 0)
      await insertAudit(
        ctx.db,
        entries.map(entry => auditRow(actor, now, entry)),
      );
    return goesOn ? accept(given) : refuse(given);
  });
  if (outcome.ok) return outcome.value;
  if (entries.length > 0) await house.auditWriter.append(actor, now, entries);
  return outcome.refusal;
}
