import type { CedarValueJson, StatefulAuthorizationCall } from '@cedar-policy/cedar-wasm/nodejs';
import type { Actor } from '#platform/context.ts';
import type { PolicyQuestion } from './policy.ts';

/** What Cedar is asked, without the name of the policy set. Holds all that can sway the decision and nothing else
 *  (no session, no instant), so two equal questions have one answer. */
export type CedarQuestion = Omit<StatefulAuthorizationCall, 'preparsedPolicySetId'>;

/** `mandate-request` → `MandateRequest`: a resource kind as a Cedar entity type. */
export function entityType(kind: string): string {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(kind)) throw new Error(`"${kind}" is no name for a kind of resource (lower case, hyphens).`);
  return kind.replace(/(^|-)([a-z0-9])/g, (_, _hyphen, letter: string) => letter.toUpperCase());
}

export function cedarQuestion(question: PolicyQuestion): CedarQuestion {
  const principal = actorEntity(question.actor);
  const { kind, ...attributes } = question.resource;
  const resource = { uid: { type: entityType(kind), id: '' }, attrs: cedarRecord(attributes), parents: [] };
  return {
    principal: principal.uid,
    action: { type: 'Action', id: question.action },
    resource: resource.uid,
    context: cedarRecord(question.context ?? {}),
    entities: [principal, resource],
  };
}

function actorEntity(actor: Actor): { uid: { type: string; id: string }; attrs: Record<string, CedarValueJson>; parents: [] } {
  const entity = (type: string, id: string, attrs: Record<string, string | number | readonly string[] | undefined>) => ({
    uid: { type, id },
    attrs: cedarRecord({ id, ...attrs }),
    parents: [] as [],
  });
  switch (actor.kind) {
    case 'person':
      return entity('Person', actor.personId, {
        partyId: actor.partyId,
        relation: actor.relation,
        level: actor.level,
        channel: actor.channel,
      });
    case 'staff':
      return entity('Staff', actor.staffId, {
        personId: actor.personId ?? undefined,
        roles: actor.roles,
        branchCode: actor.branchCode,
        level: actor.level,
        channel: actor.channel,
      });
    case 'system':
      return entity('System', actor.name, { channel: actor.channel });
    case 'visitor':
      return entity('Visitor', 'nobody', { channel: actor.channel });
  }
}

type Attribute = string | number | boolean | readonly string[] | undefined;

// Sorted names and sorted sets, so that equal questions are equal as text.
function cedarRecord(attributes: Readonly<Record<string, Attribute>>): Record<string, CedarValueJson> {
  const record: Record<string, CedarValueJson> = {};
  for (const name of Object.keys(attributes).sort()) {
    const value = attributes[name];
    if (value === undefined) continue;
    if (typeof value === 'number' && !Number.isSafeInteger(value))
      throw new Error(`Policy attribute ${name} is ${value}; Cedar knows whole numbers only.`);
    record[name] = typeof value === 'object' ? [...value].sort() : value;
  }
  return record;
}
