import { hash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { ClientId, PartyId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { findSession } from '#modules/identity/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { clientCertificate } from '#platform/http/client-certificate.ts';
import { checkProof } from './proof.ts';
import { TOKEN_SECONDS } from './oauth/metadata.ts';
import { resourceOf } from './oauth/server.ts';
import { SCOPES, type Scope } from './types.ts';

export interface RecognisedClient {
  actor: PersonActor;
  clientId: ClientId;
  token: string;
  scopes: readonly Scope[];
}

export type RecogniseRefusal =
  | { kind: 'no-token' }
  /** Unknown, expired, revoked, for something else; or its person may no longer act for the party. */
  | { kind: 'bad-token' }
  | { kind: 'bad-proof' }
  | { kind: 'use-nonce' };

interface TokenRow {
  client_id: ClientId;
  party_id: PartyId;
  scopes: Scope[];
  payload: { scope?: string; aud?: string; jkt?: string; 'x5t#S256'?: string };
}

const TOKEN_HEADER = /^(DPoP|Bearer) ([A-Za-z0-9_-]{20,200})$/i;

const FIND = `select i.client_id, c.party_id, c.scopes, i.payload from machines.issued i join machines.client c on c.client_id = i.client_id
  where i.model = 'ClientCredentials' and i.id_hash = $1 and i.expires_at > $2 and c.revoked_at is null`;

/** Who asks with this token, as things stand at this instant: the token, the client, the session behind it, and the right
 *  of the person who registered it to act for the party are read from the database; then the proof that the token is
 *  theirs who bring it.
 *  @param request method, address and certificate are read from it */
export async function recogniseClient(
  house: House,
  request: IncomingMessage,
  wish: { authorization: string; proof: string | undefined; url: string },
): Promise<Result<RecognisedClient, RecogniseRefusal>> {
  const [, scheme = '', token = ''] = TOKEN_HEADER.exec(wish.authorization) ?? [];
  if (token === '') return refuse({ kind: 'no-token' });
  const [found, session] = await Promise.all([
    house.database.writerPool.query<TokenRow>({
      name: 'machines-token',
      text: FIND,
      values: [hash('sha256', token, 'buffer'), house.clock()],
    }),
    findSession(house, token, 'api'),
  ]);
  const row = found.rows[0];
  if (!row || session?.actor.kind !== 'person' || row.payload.aud !== resourceOf(house)) return refuse({ kind: 'bad-token' });
  // Where the right to act for the party is gone, the session has fallen back to the person themselves.
  if (session.actor.partyId !== row.party_id) return refuse({ kind: 'bad-token' });
  const bound = await isTheirs(house, request, row, { ...wish, token, scheme: scheme.toLowerCase() });
  if (!bound.ok) return bound;
  const given = new Set(row.payload.scope?.split(' '));
  const { actor } = session;
  const client: RecognisedClient = {
    actor: { ...actor, clientId: row.client_id },
    clientId: row.client_id,
    token,
    // Both what the token was given and what the client still has.
    scopes: SCOPES.filter(scope => given.has(scope) && row.scopes.includes(scope)),
  };
  remember(house, { row, client, partyName: session.actingForName });
  return accept(client);
}

interface Remembered {
  row: TokenRow;
  client: RecognisedClient;
  partyName: string;
}

const MOST_REMEMBERED = 10_000;
const memory = new WeakMap<House, Map<string, Remembered & { until: number }>>();

function remember(house: House, known: Remembered): void {
  const tokens = memory.get(house) ?? new Map<string, Remembered & { until: number }>();
  memory.set(house, tokens);
  const key = hash('sha256', known.client.token, 'base64url');
  tokens.delete(key);
  if (tokens.size >= MOST_REMEMBERED) tokens.delete(tokens.keys().next().value as string);
  tokens.set(key, { ...known, until: house.clock().getTime() + TOKEN_SECONDS * 1_000 });
}

/** Who this process recognised by this token within its life, while the database is away: enough to prove that they
 *  tried, never to do anything for them. The proof of possession is verified all the same, but for having come before. */
export async function recallClient(
  house: House,
  request: IncomingMessage,
  wish: { authorization: string; proof: string | undefined; url: string },
): Promise<(RecognisedClient & { partyName: string }) | undefined> {
  const [, scheme = '', token = ''] = TOKEN_HEADER.exec(wish.authorization) ?? [];
  const known = memory.get(house)?.get(hash('sha256', token, 'base64url'));
  if (!known || known.until < house.clock().getTime()) return undefined;
  const bound = await isTheirs(house, request, known.row, { ...wish, token, scheme: scheme.toLowerCase(), once: false });
  return bound.ok ? { ...known.client, partyName: known.partyName } : undefined;
}

/** Every token is bound: to a DPoP key, which signs each request, or to a TLS certificate. One that were not would be
 *  good for whoever finds it. */
async function isTheirs(
  house: House,
  request: IncomingMessage,
  { payload }: TokenRow,
  wish: { token: string; scheme: string; proof: string | undefined; url: string; once?: boolean },
): Promise<Result<null, RecogniseRefusal>> {
  const { jkt, 'x5t#S256': x5t } = payload;
  if (jkt !== undefined) {
    if (wish.scheme !== 'dpop') return refuse({ kind: 'bad-proof' });
    const method = request.method ?? 'GET';
    const proved = await checkProof(house, {
      proof: wish.proof,
      token: wish.token,
      boundTo: jkt,
      method,
      url: wish.url,
      now: Date.now(),
      once: wish.once ?? true,
    });
    return proved.ok ? proved : refuse({ kind: proved.refusal === 'no-proof' ? 'bad-proof' : proved.refusal });
  }
  const certificate = clientCertificate(request);
  const theirs = x5t !== undefined && certificate !== undefined && hash('sha256', certificate.raw, 'base64url') === x5t;
  return theirs ? accept(null) : refuse({ kind: 'bad-token' });
}
