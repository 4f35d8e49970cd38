import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PartyId, PersonId, SessionId, StaffId } from '#kernel/ids.ts';
import type { Actor, AssuranceLevel, PersonActor, StaffActor } from '#platform/context.ts';
import { makePolicy } from './cedar.ts';
import type { PolicyQuestion, PolicyText } from './policy.ts';
import { policyFaults, type PolicyVocabulary } from './vocabulary.ts';

const permit = (id: string, cedar: string, en: string, fix?: string): PolicyText => ({
  id,
  cedar,
  en,
  pl: `[pl] ${en}`,
  ...(fix ? { fix: { en: fix, pl: `[pl] ${fix}` } } : {}),
});

/** An example set, as a module would write it. */
const policies = [
  permit(
    'own-or-represented',
    `permit(principal is Person, action in [Action::"matters.read", Action::"matters.submit"], resource is Matter)
    when { ["own", "represented"].contains(resource.relation) };`,
    'The matter is not yours.',
  ),
  permit(
    'mandated-in-scope',
    `permit(principal is Person, action in [Action::"matters.read", Action::"matters.submit"], resource is Matter)
    when { resource.relation == "mandated" && resource has scopes && resource.scopes.contains(resource.area) };`,
    'Your mandate does not reach matters of this kind.',
    'Ask the person you act for to file a PEL with this scope.',
  ),
  permit(
    'staff-with-purpose',
    `permit(principal is Staff, action == Action::"matters.read", resource is Matter)
    when { principal.roles.contains("clerk") && resource.relation == "competent" && context has purpose && ["case", "complaint"].contains(context.purpose) };`,
    'A clerk opens a matter of their own unit, and says why.',
    'State the purpose.',
  ),
  permit(
    'approval-by-supervisor',
    `permit(principal is Staff, action == Action::"matters.approve", resource is Matter)
    when { principal.roles.contains("supervisor") };`,
    'Only a supervisor approves.',
  ),
  permit(
    'four-eyes',
    `forbid(principal is Staff, action == Action::"matters.approve", resource is Matter)
    when { resource.preparedBy == principal.id };`,
    'Whoever prepared a decision does not approve it.',
  ),
  permit(
    'level-for-submit',
    `forbid(principal is Person, action == Action::"matters.submit", resource is Matter)
    when { principal.level < 3 };`,
    'Sign in with a stronger means to file.',
    'Sign in through the national node.',
  ),
  permit(
    'never-in-own-matter',
    `forbid(principal is Staff, action, resource is Matter)
    when { principal has personId && principal.personId == resource.ownerId };`,
    'A clerk does not touch their own matter.',
  ),
];

const vocabulary: PolicyVocabulary = {
  resources: { matter: { area: 'text', scopes: 'texts?', preparedBy: 'text', ownerId: 'text' } },
  actions: {
    'matters.read': { on: ['matter'], context: { purpose: 'text?' } },
    'matters.submit': { on: ['matter'] },
    'matters.approve': { on: ['matter'] },
  },
};

const at = new Date('2026-11-23T09:00:00Z');
const person = (personId: string, over: Partial<PersonActor> = {}): PersonActor => ({
  kind: 'person',
  personId: personId as PersonId,
  partyId: personId as PartyId,
  relation: 'self',
  level: 3,
  sessionId: 's' as SessionId,
  authenticatedAt: at,
  channel: 'portal',
  ...over,
});
const staff = (staffId: string, over: Partial<StaffActor> = {}): StaffActor => ({
  kind: 'staff',
  staffId: staffId as StaffId,
  personId: null,
  name: staffId,
  roles: ['clerk'],
  branchCode: '12',
  level: 3,
  sessionId: 's' as SessionId,
  authenticatedAt: at,
  channel: 'desk',
  ...over,
});

const anna = person('anna');
const katarzyna = person('katarzyna', { partyId: 'firma-x' as PartyId, relation: 'mandate' });
const beata = staff('beata', { personId: 'beata-at-home' as PersonId });

const ask = (
  actor: Actor,
  action: string,
  matter: Partial<PolicyQuestion['resource']>,
  context: PolicyQuestion['context'] = {},
): PolicyQuestion => ({
  actor,
  action,
  resource: { kind: 'matter', relation: 'none', area: 'rwn', preparedBy: 'nobody', ownerId: 'nobody', ...matter },
  context,
});

const policy = makePolicy(policies);
const why = (question: PolicyQuestion): string => {
  const answer = policy.decide(question);
  return answer.permitted ? 'permitted' : answer.policies.join();
};

test('the example policies are strictly valid', () => {
  expect(policyFaults(policies, [vocabulary])).toEqual([]);
});

test('validation finds an attribute that may be absent, a mistyped name and an unknown action', () => {
  const wrong = [
    permit(
      'unasked',
      'permit(principal, action == Action::"matters.read", resource is Matter) when { resource.scopes.contains("rwn") };',
      '',
    ),
    permit('mistyped', 'permit(principal, action == Action::"matters.read", resource is Matter) when { resource.aera == "rwn" };', ''),
    permit('no-action', 'permit(principal, action == Action::"matters.raed", resource is Matter);', ''),
  ];
  expect(policyFaults(wrong, [vocabulary]).map(fault => fault.split(':')[0])).toEqual(
    expect.arrayContaining(['unasked', 'mistyped', 'no-action']),
  );
});

test('Anna reads and files in her own matter', () => {
  expect(why(ask(anna, 'matters.read', { relation: 'own' }))).toBe('permitted');
  expect(why(ask(anna, 'matters.submit', { relation: 'own' }))).toBe('permitted');
});

test('Anna does not read the matter of a stranger, and is told so', () => {
  const answer = policy.decide(ask(anna, 'matters.read', { relation: 'none' }));
  expect(answer).toMatchObject({ permitted: false, why: { en: 'The matter is not yours.' } });
});

test('Katarzyna files for Firma X within the scope of her mandate only', () => {
  expect(why(ask(katarzyna, 'matters.submit', { relation: 'mandated', scopes: ['rwn', 'kedu'] }))).toBe('permitted');
  const answer = policy.decide(ask(katarzyna, 'matters.submit', { relation: 'mandated', scopes: ['kedu'] }));
  expect(answer).toEqual({
    permitted: false,
    policies: ['mandated-in-scope'],
    why: { en: 'Your mandate does not reach matters of this kind.', pl: '[pl] Your mandate does not reach matters of this kind.' },
    fix: {
      en: 'Ask the person you act for to file a PEL with this scope.',
      pl: '[pl] Ask the person you act for to file a PEL with this scope.',
    },
  });
});

test('a filing needs the highest level even in one’s own matter', () => {
  expect(why(ask(person('anna', { level: 2 }), 'matters.read', { relation: 'own' }))).toBe('permitted');
  expect(why(ask(person('anna', { level: 2 }), 'matters.submit', { relation: 'own' }))).toBe('level-for-submit');
});

test('clerk Beata opens a matter of her unit when she says why', () => {
  expect(why(ask(beata, 'matters.read', { relation: 'competent' }, { purpose: 'case' }))).toBe('permitted');
  expect(why(ask(beata, 'matters.read', { relation: 'competent' }))).toBe('staff-with-purpose');
  expect(why(ask(beata, 'matters.read', { relation: 'competent' }, { purpose: 'curiosity' }))).toBe('staff-with-purpose');
  expect(why(ask(beata, 'matters.read', { relation: 'none' }, { purpose: 'case' }))).toBe('staff-with-purpose');
});

test('clerk Beata never touches her own matter, whatever else permits it', () => {
  expect(why(ask(beata, 'matters.read', { relation: 'competent', ownerId: 'beata-at-home' }, { purpose: 'case' }))).toBe(
    'never-in-own-matter',
  );
});

test('a supervisor does not approve what they prepared, even where they are a clerk too', () => {
  const robert = staff('robert', { roles: ['clerk', 'supervisor'] });
  expect(why(ask(robert, 'matters.approve', { preparedBy: 'beata' }))).toBe('permitted');
  expect(why(ask(robert, 'matters.approve', { preparedBy: 'robert' }))).toBe('four-eyes');
});

test('several reasons are named in the order of the house, every time', () => {
  const jan = staff('jan', { personId: 'jan' as PersonId, roles: ['supervisor'] });
  const question = ask(jan, 'matters.approve', { preparedBy: 'jan', ownerId: 'jan' });
  for (let time = 0; time < 50; time++)
    expect(makePolicy(policies, { remembered: 0 }).decide(question).policies).toEqual(['four-eyes', 'never-in-own-matter']);
});

test('what no policy is about is denied with a general sentence', () => {
  const answer = policy.decide(ask({ kind: 'visitor', channel: 'portal' }, 'matters.read', { relation: 'own' }));
  expect(answer).toMatchObject({ permitted: false, policies: [], why: { en: 'Nothing permits this, so it is refused.' } });
});

test('a safeguard that cannot be evaluated denies', () => {
  const unsafe = makePolicy([
    permit('all', 'permit(principal, action, resource);', ''),
    permit('guard', 'forbid(principal, action, resource) when { resource.secrecy > 2 };', ''),
  ]);
  const matter = { kind: 'matter', relation: 'own' } as const;
  expect(unsafe.decide({ actor: anna, action: 'read', resource: { ...matter, secrecy: 1 } }).permitted).toBe(true);
  expect(unsafe.decide({ actor: anna, action: 'read', resource: matter })).toMatchObject({ permitted: false, policies: ['guard'] });
});

test('a policy that does not parse, or an id taken twice, stops the start', () => {
  expect(() => makePolicy([permit('torn', 'permit(principal, action', '')])).toThrow(/torn/);
  expect(() => makePolicy([permit('two', 'permit(principal, action, resource); permit(principal, action, resource);', '')])).toThrow(/two/);
  expect(() => makePolicy([policies[0] as PolicyText, policies[0] as PolicyText])).toThrow(/own-or-represented/);
});

const level = fc.constantFrom<AssuranceLevel>(0, 1, 2, 3);
const someone = fc.constantFrom('anna', 'jan', 'beata', 'robert');
const anActor: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({ id: someone, level }).map(({ id, level }) => person(id, { level })),
  fc
    .record({ id: someone, roles: fc.subarray(['clerk', 'supervisor', 'auditor'] as const), personId: fc.option(someone), level })
    .map(({ id, ...rest }) => staff(id, { ...rest, personId: rest.personId as PersonId | null })),
  fc.constant<Actor>({ kind: 'system', name: 'seed', channel: 'worker' }),
  fc.constant<Actor>({ kind: 'visitor', channel: 'kiosk' }),
);
const aQuestion: fc.Arbitrary<PolicyQuestion> = fc.record({
  actor: anActor,
  action: fc.constantFrom('matters.read', 'matters.submit', 'matters.approve'),
  resource: fc.record({
    kind: fc.constant('matter'),
    relation: fc.constantFrom('own', 'represented', 'mandated', 'assigned', 'competent', 'none'),
    area: fc.constantFrom('rwn', 'kedu'),
    scopes: fc.option(fc.subarray(['rwn', 'kedu']), { nil: undefined }),
    preparedBy: someone,
    ownerId: someone,
  }) as fc.Arbitrary<PolicyQuestion['resource']>,
  context: fc.oneof(fc.constant({}), fc.record({ purpose: fc.constantFrom('case', 'complaint', 'curiosity') })),
});

/** The same rules told again in another language: the oracle. */
function permittedByHand({ actor, action, resource, context }: PolicyQuestion): boolean {
  if (actor.kind === 'person') {
    if (action === 'matters.approve' || (action === 'matters.submit' && actor.level < 3)) return false;
    const scopes = (resource['scopes'] ?? []) as readonly string[];
    return (
      ['own', 'represented'].includes(resource.relation) ||
      (resource.relation === 'mandated' && scopes.includes(resource['area'] as string))
    );
  }
  if (actor.kind !== 'staff' || actor.personId === resource['ownerId']) return false;
  if (action === 'matters.approve') return actor.roles.includes('supervisor') && resource['preparedBy'] !== actor.staffId;
  return (
    action === 'matters.read' &&
    actor.roles.includes('clerk') &&
    resource.relation === 'competent' &&
    ['case', 'complaint'].includes(String(context?.['purpose']))
  );
}

test('Cedar and the rules told by hand agree on 3000 random questions', () => {
  fc.assert(
    fc.property(aQuestion, question => policy.decide(question).permitted === permittedByHand(question)),
    { numRuns: 3000 },
  );
});

test('a remembered answer is the answer Cedar would give anew, also when memory is short', () => {
  const fresh = makePolicy(policies, { remembered: 0 });
  const forgetful = makePolicy(policies, { remembered: 8 });
  fc.assert(
    fc.property(fc.array(aQuestion, { minLength: 1, maxLength: 20 }), questions => {
      for (const question of [...questions, ...questions]) {
        const answer = fresh.decide(question);
        expect(policy.decide(question)).toEqual(answer);
        expect(forgetful.decide(question)).toEqual(answer);
      }
    }),
    { numRuns: 60 },
  );
});

test('a denial always says why in both languages', () => {
  fc.assert(
    fc.property(aQuestion, question => {
      const answer = policy.decide(question);
      return answer.permitted || (answer.why.pl.length > 0 && answer.why.en.length > 0);
    }),
  );
});
