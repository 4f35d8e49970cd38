import { expect, test } from 'vitest';
import type { PartyId, PersonId, SessionId, StaffId } from '#kernel/ids.ts';
import type { Actor, AssuranceLevel, StaffRole } from '#platform/context.ts';
import { makePolicy } from '#platform/policy/cedar.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';
import { policyFaults } from '#platform/policy/vocabulary.ts';
import { identityVocabulary, policies } from './policies.ts';

const policy = makePolicy(policies);
const at = new Date('2026-11-23T09:00:00Z');
const anna = (level: AssuranceLevel, channel: 'portal' | 'phone' = 'portal'): Actor => ({
  kind: 'person',
  personId: 'anna' as PersonId,
  partyId: 'anna' as PartyId,
  relation: 'self',
  level,
  sessionId: 's' as SessionId,
  authenticatedAt: at,
  channel,
});
const beata = (...roles: StaffRole[]): Actor => ({
  kind: 'staff',
  staffId: 'beata' as StaffId,
  personId: null,
  name: 'Beata',
  roles,
  branchCode: '12',
  level: 3,
  sessionId: 's' as SessionId,
  authenticatedAt: at,
  channel: 'desk',
});
const nobody: Actor = { kind: 'visitor', channel: 'portal' };

const may = (
  actor: Actor,
  action: string,
  resource: Partial<PolicyQuestion['resource']> = {},
  context: PolicyQuestion['context'] = {},
): boolean =>
  policy.decide({ actor, action: `identity.${action}`, resource: { kind: 'page', relation: 'own', ...resource }, context }).permitted;

test('the policies are strictly valid in their own words', () => {
  expect(policyFaults(policies, [identityVocabulary])).toEqual([]);
});

test('a visitor may sign in, register and read our public key, and nothing else', () => {
  for (const action of ['sign-in', 'sign-out', 'register', 'see-keys']) expect(may(nobody, action)).toBe(true);
  for (const action of ['choose-party', 'see-profile', 'see-mandates', 'manage-passkeys', 'set-pin', 'see-registration', 'confirm-profile'])
    expect(may(nobody, action)).toBe(false);
});

test('an account nobody confirmed sees its registration and nothing else, and is told what to do', () => {
  expect(may(anna(1), 'see-registration')).toBe(true);
  expect(may(anna(1), 'sign-out', { open: true })).toBe(true);
  for (const action of ['choose-party', 'see-profile', 'see-mandates', 'manage-passkeys', 'set-pin'])
    expect(may(anna(1), action)).toBe(false);
  const answer = policy.decide({ actor: anna(1), action: 'identity.see-profile', resource: { kind: 'page', relation: 'own' } });
  expect(answer).toMatchObject({ permitted: false, policies: ['identity.unconfirmed-opens-nothing'] });
  expect(answer.permitted ? undefined : answer.fix?.pl).toContain('oddziału');
});

test('that rule beats what other modules permit', () => {
  const wide = makePolicy([...policies, { id: 'other.wide', cedar: 'permit(principal, action, resource);', pl: '', en: '' }]);
  const ask = (actor: Actor) =>
    wide.decide({ actor, action: 'mailbox.read-letter', resource: { kind: 'letter', relation: 'own' } }).permitted;
  expect([ask(anna(0)), ask(anna(1)), ask(anna(2)), ask(anna(1, 'phone'))]).toEqual([false, false, true, true]);
});

test('a passkey or PIN is bound at level 3 with a fresh proof, to oneself only', () => {
  const bind = (level: AssuranceLevel, freshProof: boolean, relation: 'own' | 'mandated' = 'own') =>
    may(anna(level), 'bind-passkey', { kind: 'credential', freshProof, relation });
  expect(bind(3, true)).toBe(true);
  expect([bind(3, false), bind(2, true), bind(3, true, 'mandated')]).toEqual([false, false, false]);
});

test('one acts for oneself, for whom one represents, and under a mandate; for nobody else', () => {
  const act = (relation: PolicyQuestion['resource']['relation']) => may(anna(2), 'act-for', { kind: 'party', relation });
  expect([act('own'), act('represented'), act('mandated'), act('assigned'), act('competent'), act('none')]).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});

test('profiles are confirmed by clerks, hall officers and supervisors, with a purpose, never one’s own', () => {
  const confirm = (actor: Actor, purpose: string, ownMatter = false) =>
    may(actor, 'confirm-this-profile', { kind: 'profile', relation: 'competent', ownMatter }, { purpose });
  expect([confirm(beata('clerk'), 'p'), confirm(beata('hall-officer'), 'p'), confirm(beata('supervisor'), 'p')]).toEqual([
    true,
    true,
    true,
  ]);
  expect([
    confirm(beata('auditor'), 'p'),
    confirm(beata('consultant'), 'p'),
    confirm(beata('clerk'), ''),
    confirm(beata('clerk'), 'p', true),
    confirm(anna(3), 'p'),
  ]).toEqual([false, false, false, false, false]);
});
