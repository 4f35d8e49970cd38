import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { readMandatesGiven } from '../../../facts.ts';
import { reasoning, toClerk } from '../../../reasoning.ts';
import { form } from './form.ts';

const KC_101 = 'Kodeks cywilny, art. 101 § 1';

/** Whether a mandate can be revoked without a person: by its grantor, and only one that is in force. */
export const decide: Decide = { ruleSet: 'zus/PEL-O/1', decide: decideRevocation };

function decideRevocation(input: DecideInput): DecideOutcome {
  const steps = reasoning();
  const relation = input.known['acting.relation'];
  const signed = relation === 'self' || relation === 'representative';
  steps.test({
    name: 'signed-by-grantor',
    value: typeof relation === 'string' ? relation : 'unknown',
    passed: signed,
    legalBasis: KC_101,
    text: signed
      ? {
          pl: 'Odwołanie podpisał mocodawca albo przedstawiciel podmiotu.',
          en: 'The revocation was signed by the grantor or by a representative of the body.',
        }
      : {
          pl: 'Odwołania nie podpisała osoba, która może odwołać pełnomocnictwo.',
          en: 'The revocation was not signed by somebody who may revoke the mandate.',
        },
  });
  const given = readMandatesGiven(input.facts['mandates-given']);
  const mandate = given?.mandates.find(one => one.mandateId === input.answers['mandate']);
  steps.test({
    name: 'mandate-in-force',
    value: given === undefined ? 'unknown' : mandate === undefined ? 'not-among-them' : 'in-force',
    passed: mandate !== undefined,
    legalBasis: KC_101,
    text:
      mandate !== undefined
        ? { pl: 'Wskazane pełnomocnictwo obowiązuje.', en: 'The mandate named is in force.' }
        : { pl: 'Nie ma takiego obowiązującego pełnomocnictwa.', en: 'There is no such mandate in force.' },
  });
  if (!steps.allPassed() || mandate === undefined) return toClerk(steps, form.legalBasis);
  const grantor = input.answers['grantorName'];
  return {
    outcome: 'granted',
    tests: steps.tests,
    legalBasis: form.legalBasis,
    collection: 'open',
    letter: {
      template: 'mandate-revoked',
      values: { grantor: typeof grantor === 'string' ? grantor : '', proxy: mandate.proxyNames, revokedOn: input.filedOn },
    },
    effects: [{ name: 'identity.revoke-mandate', with: { mandateId: mandate.mandateId } }],
  };
}
