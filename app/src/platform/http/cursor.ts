import { Type } from '@sinclair/typebox';

const DEFAULT_A_PAGE = 20;
const LONGEST = 400;

/** Query of a list: how many, and from where. */
export const PAGING = {
  limit: Type.Optional(
    Type.String({ pattern: '^([1-9]|[1-9][0-9]|100)$', description: 'Items a page, 1 to 100; 20 where nothing is said.' }),
  ),
  cursor: Type.Optional(
    Type.String({
      pattern: '^[A-Za-z0-9_-]{1,400}$',
      description: '`next` of the page before, as it is. What it holds is ours and may change.',
    }),
  ),
};

/** The place after which the next page begins: the sort key of the last item, whole, so that what is added meanwhile
 *  neither repeats an item nor hides one. */
export type Place = readonly string[];

export const limitOf = (query: Readonly<Record<string, string>>): number => Number(query['limit'] ?? DEFAULT_A_PAGE);

/** Opaque to clients. It is no secret: the rows behind it are seen only by whom row-level security lets. */
export const cursorOf = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** @returns null where none was given, undefined where it is not one of ours
 *  @param shape what each part of the place looks like */
export function placeOf(query: Readonly<Record<string, string>>, shape: readonly RegExp[]): Place | null | undefined {
  const cursor = query['cursor'];
  if (cursor === undefined) return null;
  if (cursor.length > LONGEST) return undefined;
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown;
    const fits =
      Array.isArray(place) && place.length === shape.length && place.every((part, at) => typeof part === 'string' && shape[at]?.test(part));
    return fits ? (place as string[]) : undefined;
  } catch {
    return undefined;
  }
}

export const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
export const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A page of what was asked for with one more than fits. */
export function pageOf<Item>(
  items: readonly Item[],
  limit: number,
  placeOfItem: (item: Item) => Place,
): { items: readonly Item[]; next: string | null } {
  const page = items.slice(0, limit);
  const last = page.at(-1);
  return { items: page, next: items.length > limit && last !== undefined ? cursorOf(placeOfItem(last)) : null };
}
