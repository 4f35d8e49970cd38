import type { FastifyRequest } from 'fastify';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a request that changes something comes from a page of ours. Browsers say where a request comes from in
 *  Sec-Fetch-Site or Origin; one that says neither is no browser and must bring a token of its own, not a cookie. */
export function comesFromUs(request: FastifyRequest, publicOrigin: string): boolean {
  if (SAFE.has(request.method)) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return request.headers.origin === publicOrigin;
}

/** Whether a request is a program's, which brings its own proof and no cookie counts for it: to the token endpoint, or to
 *  the API with an Authorization. */
export function bringsOwnProof(request: FastifyRequest): boolean {
  return request.url.startsWith('/oauth/') || (request.url.startsWith('/api/') && request.headers.authorization !== undefined);
}

/** A path on this site to come back to; anything else becomes `fallback`. */
export function localPath(text: string | undefined, fallback: string): string {
  if (text === undefined || !/^\/[^/\\]/.test(`${text} `) || /[\u0000-\u001f\\]/.test(text)) return fallback;
  return text;
}
