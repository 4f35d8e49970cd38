import type { ClientId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { clientScopesChanged } from '../events.ts';
import { mayBind, mayNarrow, openClient } from '../guards.ts';
import { setScopes } from '../store.ts';
import { SCOPES, type Scope } from '../types.ts';

export type ChangeScopesRefusal =
  | { kind: 'no-such-client' }
  | { kind: 'not-permitted' }
  | { kind: 'proof-not-fresh' }
  | { kind: 'scopes-missing' }
  | { kind: 'scopes-unchanged' };

export interface ScopesChange {
  added: readonly Scope[];
  removed: readonly Scope[];
}

/** Changes what a program may do. What is taken away is refused at its next request, whatever its token says; what is
 *  given it has with its next token. Giving more asks for as much proof as registering did, taking away does not.
 *  @announces machines.client-scopes-changed */
export async function changeScopes(
  ctx: Ctx<PersonActor>,
  wish: { clientId: ClientId; scopes: readonly Scope[] },
): Promise<Result<ScopesChange, ChangeScopesRefusal>> {
  const client = await openClient(ctx, wish.clientId);
  if (!client) return refuse({ kind: 'no-such-client' });
  const scopes = SCOPES.filter(scope => wish.scopes.includes(scope));
  if (scopes.length === 0) return refuse({ kind: 'scopes-missing' });
  const added = scopes.filter(scope => !client.scopes.includes(scope));
  const removed = client.scopes.filter(scope => !scopes.includes(scope));
  if (added.length === 0 && removed.length === 0) return refuse({ kind: 'scopes-unchanged' });
  if (added.length > 0 && !(await mayBind(ctx))) return refuse({ kind: 'proof-not-fresh' });
  if (!(await mayNarrow(ctx))) return refuse({ kind: 'not-permitted' });
  await setScopes(ctx.db, client.clientId, scopes);
  await ctx.announce(clientScopesChanged(client));
  await ctx.audit({
    action: 'machines.change-scopes',
    object: `client:${client.clientId}`,
    subjectPartyId: client.partyId,
    facts: { added, removed },
  });
  return accept({ added, removed });
}
