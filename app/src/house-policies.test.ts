import { describe, expect, test } from 'vitest';
import type { PartyId, PersonId, SessionId, StaffId } from '#kernel/ids.ts';
import { accountVocabulary } from '#modules/account/index.ts';
import { casesVocabulary } from '#modules/cases/index.ts';
import { identityVocabulary } from '#modules/identity/index.ts';
import { mailboxVocabulary } from '#modules/mailbox/index.ts';
import { submissionsVocabulary } from '#modules/submissions/index.ts';
import { timelineVocabulary } from '#modules/timeline/index.ts';
import type { Actor, AssuranceLevel, StaffRole } from '#platform/context.ts';
import { makePolicy } from '#platform/policy/cedar.ts';
import { policyFaults } from '#platform/policy/vocabulary.ts';
import { housePolicies, houseVocabulary } from './house-policies.ts';
import { modulePages, modules } from './modules.ts';

const policies = [...housePolicies, ...modules.flatMap(module => module.policies ?? [])];
const vocabularies = [
  houseVocabulary,
  identityVocabulary,
  accountVocabulary,
  mailboxVocabulary,
  casesVocabulary,
  submissionsVocabulary,
  timelineVocabulary,
];
const policy = makePolicy(policies);
const pages = modulePages.flatMap(module => module.pages);
const at = new Date('2026-11-24T08:00:00Z');
const session = { sessionId: 's' as SessionId, authenticatedAt: at };

const person = (level: AssuranceLevel): Actor => ({
  kind: 'person',
  personId: 'p' as PersonId,
  partyId: 'p' as PartyId,
  relation: 'self',
  level,
  channel: 'portal',
  ...session,
});
const staff = (role: StaffRole): Actor => ({
  kind: 'staff',
  staffId: 's' as StaffId,
  personId: null,
  name: 'S',
  roles: [role],
  branchCode: '12',
  level: 3,
  channel: 'desk',
  ...session,
});
const visitor: Actor = { kind: 'visitor', channel: 'portal' };

const may = (actor: Actor, action: string): boolean =>
  policy.decide({ actor, action, resource: { kind: 'page', relation: 'own' } }).permitted;

test('all policies of the house use only words that exist', () => {
  expect(policyFaults(policies, vocabularies)).toEqual([]);
});

test('every page asks for an action that some policy permits to somebody', () => {
  const everybody = [visitor, person(1), person(2), person(3), ...(['clerk', 'supervisor', 'hall-officer'] as const).map(staff)];
  for (const page of pages)
    expect(
      everybody.some(actor => may(actor, page.permission.action)),
      `${page.path}: ${page.permission.action}`,
    ).toBe(true);
});

// Told from what each page is, not from the policies: who must not come in, whatever the policies say.
describe.each([...new Map(pages.filter(page => page.for !== 'anyone').map(page => [page.permission.action, page])).values()])(
  '$permission.action ($path)',
  page => {
    const { action } = page.permission;
    if (page.for === 'person') {
      test('is closed to visitors and to staff', () => {
        expect(may(visitor, action)).toBe(false);
        expect(may(staff('clerk'), action)).toBe(false);
      });
      if (page.path !== '/registration')
        test('is closed to an account nobody has confirmed, and open to one that is', () => {
          expect(may(person(1), action)).toBe(false);
          expect(may(person(3), action)).toBe(true);
        });
    }
    if (page.for === 'staff') {
      test('is closed to visitors, to people of any level and to an administrator, who handles no matters', () => {
        expect([visitor, person(1), person(2), person(3), staff('administrator')].map(actor => may(actor, action))).toEqual([
          false,
          false,
          false,
          false,
          false,
        ]);
      });
    }
  },
);
