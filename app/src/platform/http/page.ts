import type { ReactNode } from 'react';
import type { Actor, Ctx } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';
import type { Bilingual, Lang } from '#platform/text/text.ts';

export type Face = 'portal' | 'kiosk' | 'desk';

/** A file from a form, held in memory up to the limit of the form. */
export interface UploadedFile {
  field: string;
  fileName: string;
  bytes: Buffer;
  tooLarge: boolean;
}

/** A large file on its way: it is read while it comes, or not at all. */
export interface UploadStream {
  field: string;
  fileName: string;
  content: AsyncIterable<Uint8Array>;
}

/** What a page is asked with, parsed and bounded by platform/http; never raw. */
export interface PageRequest {
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  /** Posted fields; a name may come several times. Empty for GET. */
  form: ReadonlyMap<string, readonly string[]>;
  files: readonly UploadedFile[];
  /** On a page that `streams`: the first file, with the fields before it in `form`. */
  upload?: UploadStream;
  lang: Lang;
  /** Path and query as asked, for coming back. */
  url: string;
  /** Hash of the client's network address, for counting tries. */
  client: string;
  /** How the party is called in whose name they act, as the session knows it. */
  partyName: string | null;
  /** The token behind this request, for the one statement that must judge it itself (filing). Never kept or logged. */
  sessionToken: string | null;
}

export type PageAnswer =
  /** After a POST the transaction is rolled back when the page comes back with remarks; `keep` commits it all the same
   *  (a counted wrong try). `trail` is the way back above the content, `failed` says there is something to put right,
   *  `scripts` names files of the module's scripts folder. A redirect or a document always commits. */
  | {
      kind: 'page';
      title: string;
      body: ReactNode;
      status?: number;
      width?: 'reading' | 'wide';
      scripts?: readonly string[];
      keep?: true;
      trail?: ReactNode;
      failed?: boolean;
    }
  /** `session` sets (or, null, clears) the session cookie of a face. */
  | { kind: 'redirect'; to: string; notice?: Notice; session?: { face: Face; token: string | null } }
  | { kind: 'document'; bytes: Buffer; type: string; fileName: string; disposition: 'inline' | 'attachment' }
  | { kind: 'not-found' }
  /** The actor must prove more before this: sent to sign in again at that level, then back here. */
  | { kind: 'step-up'; level: 2 | 3 }
  | { kind: 'refused'; why: Bilingual; fix?: Bilingual };

/** Shown once at the top of the next page. */
export interface Notice {
  tone: 'done' | 'attention' | 'problem';
  text: string;
}

export interface PageCtx<A extends Actor = Actor> extends Ctx<A> {
  readonly lang: Lang;
  /** What modules above have put into a place of this page, in their order. Absent where no face stands around it. */
  fill?(name: Slot['slot'], subject: Readonly<Record<string, string>>): Promise<readonly ReactNode[]>;
}

/** For a page that asks somebody outside the house (an issuer, the scanner) or waits for a writer of many: it holds no
 *  connection meanwhile, and takes one when it needs it. */
export interface ApartCtx<A extends Actor = Actor> {
  readonly house: House;
  readonly actor: A;
  readonly lang: Lang;
  /** Asks; what it audits is durable when this resolves. */
  look<T>(question: (ctx: PageCtx<A>) => Promise<T>): Promise<T>;
  /** Does, and commits unless it throws. */
  keep<T>(work: (ctx: PageCtx<A>) => Promise<T>): Promise<T>;
}

/** For what must work while the database is away: no question, no transaction, and nobody known at the door. */
export interface StillCtx {
  readonly house: House;
  readonly lang: Lang;
}

/** Why we could not do what was asked, though it was asked rightly. */
export type OurFault = 'database' | 'busy' | 'disk' | 'fault';

/** One page: its address, who may open it, how it reads (GET) and what it does (POST). Runs in one transaction with
 *  the row-level scope of the actor; everything it audits is durable before the answer leaves. */
export interface Page<A extends Actor = Actor> {
  /** Fastify path with `:params`. */
  path: string;
  faces: readonly Face[];
  /** `visitor` pages need no sign-in; the others name who must have signed in. */
  for: A['kind'] | 'anyone';
  /** Action for the policy. The page itself asks about a certain resource through `ctx.house.policy`; what is asked
   *  here is whether this actor may do such a thing at all. A route without an action does not mount. */
  permission: { action: string; resource?: PolicyQuestion['resource'] };
  get?(ctx: PageCtx<A>, request: PageRequest): Promise<PageAnswer>;
  /** Shows every visitor the same in one language, at least for a minute, and audits nothing: kept ready in memory. */
  sameForVisitors?: true;
  /** A GET that changes something all the same: that a letter was read. Commits as a POST does. */
  getCommits?: true;
  post?(ctx: PageCtx<A>, request: PageRequest): Promise<PageAnswer>;
  /** In place of `get` or `post`, without a transaction around it. */
  apart?: {
    get?(at: ApartCtx<A>, request: PageRequest): Promise<PageAnswer>;
    post?(at: ApartCtx<A>, request: PageRequest): Promise<PageAnswer>;
  };
  /** In place of `get` or `post`, from memory and disk only. Where the database answers in time, the frame around it says
   *  who is signed in. */
  still?: {
    get?(at: StillCtx, request: PageRequest): Promise<PageAnswer>;
    post?(at: StillCtx, request: PageRequest): Promise<PageAnswer>;
  };
  /** What somebody gets whose POST failed by our fault, instead of the page that says so: made without the database.
   *  Where it has nothing to give, undefined. */
  whenWeFail?(at: StillCtx & { why: OurFault }, request: PageRequest): Promise<Extract<PageAnswer, { kind: 'page' }> | undefined>;
  /** Bytes accepted by POST; default 256 KiB, multipart only where given. */
  bodyLimit?: number;
  multipart?: boolean;
  /** Takes one large file as it comes (`PageRequest.upload`), in an `apart.post` that bounds it. May take long. */
  streams?: true;
}

/** A place on a page of a lower module that modules above may fill. */
export interface Slot {
  slot: 'home.todo' | 'home.main' | 'home.aside' | 'matter.below' | 'desk.case.side' | 'desk.person' | 'verify.file';
  order: number;
  render(ctx: PageCtx<any>, subject: Readonly<Record<string, string>>): Promise<ReactNode>;
}

/** An entry of a face's menu, shown to those who may open the page at its path. `badge` counts what waits. */
export interface MenuEntry {
  face: Face;
  order: number;
  path: string;
  label: Bilingual;
  badge?(ctx: PageCtx<any>): Promise<number>;
}

/** What a module's pages.ts exports: its door for the faces. */
export interface ModulePages {
  pages: readonly Page<any>[];
  slots?: readonly Slot[];
  menu?: readonly MenuEntry[];
}
