import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#platform/config/config.ts';
import { THEMES, TEXT_SIZES, type Appearance } from '#design/tokens.ts';
import { LANGS, type Lang } from '#platform/text/text.ts';
import type { Face, Notice } from './page.ts';

/** `__Host-`: the browser takes it only over https (or localhost), for this host alone, for the whole site. */
const sessionCookie = (face: Face): string => `__Host-okienko-${face}`;
const NOTICE = '__Host-okienko-notice';
const SITTING = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
const YEAR_SECONDS = 365 * 24 * 3600;

/** How this person likes to read; kept by the browser, needs no sign-in. */
export interface Reading extends Appearance {
  lang: Lang;
}

export function sessionToken(request: FastifyRequest, face: Face): string | undefined {
  return request.cookies[sessionCookie(face)];
}

export function setSession(reply: FastifyReply, face: Face, token: string | null): void {
  if (token === null) reply.clearCookie(sessionCookie(face), SITTING);
  else reply.setCookie(sessionCookie(face), token, SITTING);
}

export function setNotice(reply: FastifyReply, notice: Notice): void {
  reply.setCookie(NOTICE, Buffer.from(JSON.stringify(notice)).toString('base64url'), { ...SITTING, maxAge: 60 });
}

export const hasNotice = (request: FastifyRequest): boolean => request.cookies[NOTICE] !== undefined;

export function takeNotice(request: FastifyRequest, reply: FastifyReply): Notice | undefined {
  const kept = request.cookies[NOTICE];
  if (!kept) return undefined;
  reply.clearCookie(NOTICE, SITTING);
  try {
    const { tone, text } = JSON.parse(Buffer.from(kept, 'base64url').toString('utf8')) as Record<string, unknown>;
    if (typeof text === 'string' && (tone === 'done' || tone === 'attention' || tone === 'problem'))
      return { tone, text: text.slice(0, 500) };
  } catch {
    // A cookie that is not ours says nothing.
  }
  return undefined;
}

const oneOf = <T extends string>(options: readonly T[], value: unknown): T | undefined => options.find(option => option === value);

/** Reading preferences: the address wins and is remembered, then the cookie, then the browser's languages. */
export function reading(request: FastifyRequest, reply: FastifyReply): Reading {
  const query = (request.query ?? {}) as Record<string, unknown>;
  const choose = <T extends string>(name: string, options: readonly T[]): T | undefined => {
    const asked = oneOf(options, query[name]);
    if (asked) reply.setCookie(`okienko-${name}`, asked, { path: '/', sameSite: 'lax', secure: true, maxAge: YEAR_SECONDS });
    return asked ?? oneOf(options, request.cookies[`okienko-${name}`]);
  };
  const accepted = String(request.headers['accept-language'] ?? '')
    .trimStart()
    .slice(0, 2)
    .toLowerCase();
  return {
    lang: choose('lang', LANGS) ?? (accepted === 'en' ? 'en' : 'pl'),
    theme: choose('theme', ['auto', ...THEMES]) ?? 'auto',
    textSize: choose('text-size', TEXT_SIZES) ?? '1',
  };
}

export const publicUrl = (config: Config): string => config.OKIENKO_PUBLIC_URL || `http://localhost:${config.OKIENKO_PORT}`;
