import { randomUUID } from 'node:crypto';
import { addressOf, type ApiWorld, type Operation, sentWith, type Tenant } from './api-world.ts';

/** Reading first, ending last: what is done by one question must not spoil the next. */
const ORDER = ['GET', 'POST', 'DELETE'];

export const asksByIds = (operation: Operation): readonly string[] =>
  operation.open ? [] : operation.parameters.filter(one => one.in === 'path' && one.name.endsWith('Id')).map(one => one.name);

export const isList = (operation: Operation): boolean => !operation.open && operation.method === 'GET' && !operation.path.includes('{');

export interface Found {
  operation: string;
  what: string;
}

/** Asks every operation that takes ids with somebody else's. Right is what one gets who asks for what nobody has.
 *  @returns `tried`, and each operation that answers anything else */
export async function foreignIds(world: ApiWorld): Promise<{ tried: number; found: Found[] }> {
  const found: Found[] = [];
  let tried = 0;
  const operations = world.operations.filter(one => asksByIds(one).length > 0);
  for (const operation of operations.toSorted((a, b) => ORDER.indexOf(a.method) - ORDER.indexOf(b.method)))
    for (const [asker, owner] of swapsOf(world))
      for (const swapped of swapsIn(asksByIds(operation))) {
        const what = await wrongWith(operation, swapped, asker, owner);
        if (what !== null) found.push({ operation: operation.operationId, what: `${swapped.join(', ')}: ${what}` });
        tried += 1;
      }
  return { tried, found };
}

/** Each id alone among one's own, and all of them at once: a thing within a thing is wholly somebody else's. */
const swapsIn = (names: readonly string[]): readonly (readonly string[])[] => [
  ...names.map(name => [name]),
  ...(names.length > 1 ? [names] : []),
];

async function wrongWith(operation: Operation, swapped: readonly string[], asker: Tenant, owner: Tenant): Promise<string | null> {
  if (swapped.some(name => owner.ids[name] === undefined)) return 'the world has none';
  const wish = sentWith(operation);
  const asks = (idOf: (name: string) => string) => {
    const ids = Object.fromEntries(swapped.map(name => [name, idOf(name)]));
    return asker.program.ask(operation.method, addressOf(operation, { ...asker.ids, ...ids }), wish);
  };
  const theirs = await asks(name => owner.ids[name] as string);
  const nobodys = await asks(() => randomUUID());
  if (theirs.statusCode !== 404) return `answers ${theirs.statusCode}`;
  if (theirs.body !== nobodys.body) return 'tells that it is there';
  // The owner gets it, so the id was a good one. A letter is read only once it is collected.
  if (operation.method !== 'GET' || /letters\/\{letterId\}\//.test(operation.path)) return null;
  const own = await owner.program.ask('GET', addressOf(operation, owner.ids));
  return own.statusCode === 200 ? null : `answers its owner ${own.statusCode}`;
}

/** Asks every list for what is somebody else's, also from the place their cursor names. */
export async function foreignInLists(world: ApiWorld): Promise<{ tried: number; found: Found[] }> {
  const { firm, jan } = world;
  const foreign = Object.values(firm.ids).filter(id => id.length === 36);
  const found: Found[] = [];
  const lists = world.operations.filter(isList);
  for (const operation of lists) {
    const add = (what: string): void => void found.push({ operation: operation.operationId, what });
    const theirs = await firm.program.ask('GET', operation.path);
    const mine = await jan.program.ask('GET', operation.path);
    if (foreign.some(id => mine.body.includes(id))) add('shows what is somebody else’s');
    if (!operation.parameters.some(one => one.name === 'cursor')) continue;
    if (theirs.body === mine.body) add('shows two parties the same');
    const { next } = (await firm.program.ask('GET', `${operation.path}?limit=1`)).json<{ next: string | null }>();
    if (next === null) add('has no second page');
    const stolen = await jan.program.ask('GET', `${operation.path}?limit=100&cursor=${next}`);
    if (stolen.statusCode !== 200) add(`answers another’s cursor with ${stolen.statusCode}`);
    if (foreign.some(id => stolen.body.includes(id))) add('shows what is somebody else’s, by their cursor');
  }
  return { tried: lists.length, found };
}

export const swapsOf = ({ firm, jan }: ApiWorld): readonly (readonly [asker: Tenant, owner: Tenant])[] => [
  [firm, jan],
  [jan, firm],
];
