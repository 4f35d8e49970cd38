import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PartyId, PersonId, SessionId, StaffId } from '#kernel/ids.ts';
import type { Actor, AssuranceLevel, PersonActor, StaffActor, StaffRole } from '#platform/context.ts';
import type { PolicyQuestion, PolicyText } from '#platform/policy/policy.ts';
import type { Page } from '#platform/http/page.ts';
import type { AttributeType, PolicyVocabulary } from '#platform/policy/vocabulary.ts';
import { houseVocabulary, housePolicies } from '../../house-policies.ts';
import { moduleOrder } from '../../module-order.ts';
import type { Law, Laws } from './law.ts';

const SRC = join(import.meta.dirname, '..', '..');
const RELATIONS = ['own', 'represented', 'mandated', 'assigned', 'competent', 'none'] as const;
/** A page is a door, nobody's data: how one stands to it must not matter. */
const DOOR_RELATIONS = ['own', 'none'] as const;
const LEVELS: readonly AssuranceLevel[] = [0, 1, 2, 3];
const STAFF_ROLES: readonly (readonly StaffRole[])[] = [
  [],
  ['clerk'],
  ['consultant'],
  ['hall-officer'],
  ['supervisor'],
  ['auditor'],
  ['administrator'],
  ['consultant', 'auditor'],
  ['clerk', 'supervisor'],
];

/** Policies and words of every module, found where modules keep them, so that none has to be listed here. */
export async function policiesOfTheHouse(): Promise<{ policies: readonly PolicyText[]; vocabularies: readonly PolicyVocabulary[] }> {
  const policies: PolicyText[] = [...housePolicies];
  const vocabularies: PolicyVocabulary[] = [houseVocabulary];
  for (const name of moduleOrder) {
    const file = join(SRC, 'modules', name, 'policies.ts');
    if (!existsSync(file)) continue;
    const brought = Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>);
    policies.push(...brought.filter((one): one is PolicyText[] => Array.isArray(one)).flat());
    vocabularies.push(...brought.filter(isVocabulary));
  }
  return { policies, vocabularies };
}

const isVocabulary = (one: unknown): one is PolicyVocabulary =>
  typeof one === 'object' && one !== null && 'actions' in one && 'resources' in one;

/** The laws of every file in `laws`. */
export async function lawsOfTheLand(): Promise<Laws> {
  const folder = join(import.meta.dirname, 'laws');
  const files = readdirSync(folder).filter(file => file.endsWith('.ts'));
  const all = await Promise.all(files.map(file => import(pathToFileURL(join(folder, file)).href) as Promise<{ laws: Laws }>));
  const entries = all.flatMap(file => Object.entries(file.laws));
  const twice = entries.map(([action]) => action).filter((action, at, list) => list.indexOf(action) !== at);
  if (twice.length > 0) throw new Error(`Told twice: ${twice.join(', ')}`);
  return Object.fromEntries(entries);
}

export interface AskedAbout {
  action: string;
  kind: string;
  /** Attributes that are the same whenever it is asked about. */
  given: Readonly<Record<string, boolean>>;
  attributes: Readonly<Record<string, AttributeType>>;
  context: Readonly<Record<string, AttributeType>>;
}

/** Every action with every kind of resource it is asked about, as the vocabularies declare it.
 *  @param doors pages, and operations of the API */
export function whatIsAskedAbout(
  vocabularies: readonly PolicyVocabulary[],
  doors: readonly Pick<Page, 'for' | 'permission'>[],
): readonly AskedAbout[] {
  const resources = new Map<string, Record<string, AttributeType>>();
  for (const { resources: brought } of vocabularies)
    for (const [kind, attributes] of Object.entries(brought)) resources.set(kind, { ...resources.get(kind), ...attributes });
  const openToAll = new Set(doors.filter(door => door.for === 'anyone').map(door => door.permission.action));
  return vocabularies
    .flatMap(one => Object.entries(one.actions))
    .flatMap(([action, { on, context }]) =>
      on.map(kind =>
        kind === 'page'
          ? { action, kind, given: { open: openToAll.has(action) }, attributes: {}, context: context ?? {} }
          : { action, kind, given: {}, attributes: resources.get(kind) ?? {}, context: context ?? {} },
      ),
    );
}

const SESSION = { sessionId: 'session' as SessionId, authenticatedAt: new Date('2026-11-24T08:00:00Z') };

export const person = (over: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person',
  personId: 'anna' as PersonId,
  partyId: (over.relation && over.relation !== 'self' ? 'firm' : 'anna') as PartyId,
  relation: 'self',
  level: 3,
  channel: 'portal',
  ...SESSION,
  ...over,
});

export const clerk = (over: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff',
  staffId: 'beata' as StaffId,
  personId: 'beata-as-person' as PersonId,
  name: 'Beata',
  roles: ['clerk'],
  branchCode: '12',
  level: 3,
  channel: 'desk',
  ...SESSION,
  ...over,
});

/** Everybody who can ask: each kind of actor in each role, at each level, by each channel that matters. */
export function everybody(): readonly Actor[] {
  const kinds: Record<Actor['kind'], readonly Actor[]> = {
    visitor: [
      { kind: 'visitor', channel: 'portal' },
      { kind: 'visitor', channel: 'desk' },
      { kind: 'visitor', channel: 'api' },
    ],
    system: [{ kind: 'system', name: 'job', channel: 'worker' }],
    person: (['self', 'representative', 'mandate'] as const).flatMap(relation =>
      (['portal', 'phone', 'api'] as const).flatMap(channel => LEVELS.map(level => person({ relation, channel, level }))),
    ),
    staff: STAFF_ROLES.flatMap(roles => LEVELS.map(level => clerk({ roles, level }))),
  };
  return Object.values(kinds).flat();
}

/** Every question worth asking about one action: who × relation × what may be true of it. */
export function* questionsAbout(about: AskedAbout, law: Law, actors: readonly Actor[]): Generator<PolicyQuestion> {
  const context = [...combinations(about.context, law)];
  for (const resource of combinations(about.attributes, law))
    for (const known of context)
      for (const actor of actors)
        for (const relation of about.kind === 'page' ? DOOR_RELATIONS : RELATIONS)
          yield { actor, action: about.action, resource: { ...about.given, ...resource, kind: about.kind, relation }, context: known };
}

type Values = Record<string, string | number | boolean | readonly string[]>;

function combinations(attributes: Readonly<Record<string, AttributeType>>, law: Law): readonly Values[] {
  return Object.entries(attributes).reduce<readonly Values[]>(
    (before, [name, type]) =>
      before.flatMap(values => valuesOf(name, type, law).map(value => (value === undefined ? values : { ...values, [name]: value }))),
    [{}],
  );
}

function valuesOf(name: string, type: AttributeType, law: Law): readonly (Values[string] | undefined)[] {
  const maybe = type.endsWith('?') ? [undefined] : [];
  const worth = law.worthAsking?.[name];
  if (worth) return [...maybe, ...worth];
  switch (type.replace('?', '')) {
    case 'yes-no':
      return [...maybe, true, false];
    case 'number':
      return [...maybe, 0, 1, 2, 3];
    case 'texts':
      return [...maybe, [], ['word']];
    default:
      // Of a purpose it matters whether there is one; another text sways nothing unless its law says so.
      return name === 'purpose' ? [...maybe, '', 'matter'] : [...maybe, 'word'];
  }
}
