import type { PageRequest } from './page.ts';

const LAST_PAGE = 10_000;

/** Number of the page asked for in a list; 1 where it is no number. */
export function pageAsked(request: Pick<PageRequest, 'query'>): number {
  const asked = Number(request.query['page']);
  return Number.isSafeInteger(asked) && asked >= 1 && asked <= LAST_PAGE ? asked : 1;
}
