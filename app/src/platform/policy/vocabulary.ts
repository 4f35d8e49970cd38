import { validate, type SchemaJson, type Type } from '@cedar-policy/cedar-wasm/nodejs';
import { entityType } from './cedar-question.ts';
import type { PolicyText } from './policy.ts';

export type AttributeType = 'text' | 'number' | 'yes-no' | 'texts' | 'text?' | 'number?' | 'yes-no?' | 'texts?';

/** The words a module's policies may use, so that a mistyped attribute or action is found by a test and not by a
 *  citizen. `?` marks what may be absent: the policy must then ask `resource has unit` first.
 *  `relation` is on every resource and not listed. */
export interface PolicyVocabulary {
  resources: Record<string, Record<string, AttributeType>>;
  actions: Record<string, { on: readonly string[]; context?: Record<string, AttributeType> }>;
}

const PRINCIPALS: Record<string, Record<string, AttributeType>> = {
  Person: { id: 'text', partyId: 'text', relation: 'text', level: 'number', channel: 'text' },
  Staff: { id: 'text', personId: 'text?', roles: 'texts', branchCode: 'text', level: 'number', channel: 'text' },
  System: { id: 'text', channel: 'text' },
  Visitor: { id: 'text', channel: 'text' },
};

/** Cedar's strict validation: every fault as a sentence; empty when all is well. For tests, not for start. */
export function policyFaults(texts: readonly PolicyText[], vocabularies: readonly PolicyVocabulary[]): string[] {
  const answer = validate({
    schema: schemaOf(vocabularies),
    policies: { staticPolicies: Object.fromEntries(texts.map(text => [text.id, text.cedar])) },
    validationSettings: { mode: 'strict' },
  });
  if (answer.type === 'failure') return answer.errors.map(error => error.message);
  return [...answer.validationErrors, ...answer.validationWarnings].map(fault => `${fault.policyId}: ${fault.error.message}`);
}

function schemaOf(vocabularies: readonly PolicyVocabulary[]): SchemaJson<string> {
  const entityTypes: SchemaJson<string>[string]['entityTypes'] = {};
  const actions: SchemaJson<string>[string]['actions'] = {};
  for (const [name, attributes] of Object.entries(PRINCIPALS)) entityTypes[name] = { shape: record(attributes) };
  for (const vocabulary of vocabularies) {
    for (const [kind, attributes] of Object.entries(vocabulary.resources))
      entityTypes[entityType(kind)] = { shape: record({ relation: 'text', ...attributes }) };
    for (const [action, { on, context }] of Object.entries(vocabulary.actions)) {
      actions[action] = {
        appliesTo: { principalTypes: Object.keys(PRINCIPALS), resourceTypes: on.map(entityType), context: record(context ?? {}) },
      };
    }
  }
  return { '': { entityTypes, actions } };
}

const CEDAR_TYPES: Record<string, Type<string>> = {
  text: { type: 'String' },
  number: { type: 'Long' },
  'yes-no': { type: 'Boolean' },
  texts: { type: 'Set', element: { type: 'String' } },
};

function record(attributes: Readonly<Record<string, AttributeType>>): Extract<Type<string>, { type: 'Record' }> {
  const typed = Object.entries(attributes).map(([name, type]) => [
    name,
    { ...(CEDAR_TYPES[type.replace('?', '')] as Type<string>), required: !type.endsWith('?') },
  ]);
  return { type: 'Record', attributes: Object.fromEntries(typed) } as Extract<Type<string>, { type: 'Record' }>;
}
