import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { reasoning, toClerk } from '../../../reasoning.ts';
import { claimValues, testByClerk, testSigner, textOf, tell } from '../../../usual-tests.ts';
import { form } from './form.ts';

/** A general letter is read by a person; the reply is begun for them. */
export const decide: Decide = { ruleSet: 'zus/POG/1', decide: prepareReply };

function prepareReply(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  testSigner(steps, input);
  const number = textOf(input.answers, 'matterNumber');
  if (number !== '') {
    tell(steps, {
      name: 'earlier-matter',
      value: number,
      text: { pl: `Pismo uzupełnia sprawę ${number}.`, en: `The letter adds to matter ${number}.` },
      legalBasis: 'KPA art. 64 § 2',
    });
  }
  testByClerk(steps, form);
  const values = { ...claimValues(input, form), subject: textOf(input.answers, 'subject') };
  return toClerk(steps, form.legalBasis, {
    draft: { template: 'request-refused', values },
    grant: { letter: { template: 'reply', values }, collection: 'against-receipt' },
  });
}
