import { expect, test } from 'vitest';
import { accountVocabulary } from '#modules/account/index.ts';
import { account } from '#modules/account/module.ts';
import { policyFaults } from '#platform/policy/vocabulary.ts';
import { mailboxVocabulary } from './index.ts';
import { mailbox } from './module.ts';

test('the policies of account and mailbox use only words that the house knows', () => {
  expect(policyFaults([...(account.policies ?? []), ...(mailbox.policies ?? [])], [accountVocabulary, mailboxVocabulary])).toEqual([]);
});
