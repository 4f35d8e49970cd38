import { generateKeyPairSync } from 'node:crypto';
import { type ClientId, parseId } from '#kernel/ids.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { issuerOf, TOKEN_PATH } from '../oauth/server.ts';
import { readPublicKey } from '../rules/public-key.ts';
import { text } from '../text.ts';
import { addClientKey, removeClientKey } from '../use-cases/change-keys.ts';
import { revokeClient } from '../use-cases/revoke-client.ts';
import { clientInHand } from '../views.ts';
import { ClientBody, ClientTrail, type KeyFault } from './client-body.tsx';

/** One program: its keys, what it did, its end. Steps of POST: `add` takes a key that was pasted or uploaded, `make` makes
 *  a pair and gives it out once, `remove` takes one away, `revoke` ends the program. */
export const clientPage: Page<PersonActor> = {
  path: '/machines/:clientId',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'machines.manage' },
  multipart: true,
  async get(ctx, request) {
    const clientId = clientIdOf(request);
    return clientId ? show(ctx, clientId) : { kind: 'not-found' };
  },
  async post(ctx, request) {
    const clientId = clientIdOf(request);
    if (!clientId || !(await clientInHand(ctx, clientId))) return { kind: 'not-found' };
    switch (request.form.get('step')?.[0]) {
      case 'add':
        return add(ctx, request, clientId);
      case 'make':
        return make(ctx, clientId);
      case 'remove':
        return remove(ctx, request, clientId);
      case 'revoke':
        return revoke(ctx, request, clientId);
      default:
        return show(ctx, clientId);
    }
  },
};

const clientIdOf = (request: PageRequest): ClientId | undefined => parseId<ClientId>(request.params['clientId'] ?? '');
const done = (ctx: PageCtx<PersonActor>, clientId: ClientId, key: 'added' | 'keys.removed'): PageAnswer => ({
  kind: 'redirect',
  to: `/machines/${clientId}`,
  notice: { tone: 'done', text: text(ctx.lang)(key) },
});

async function add(ctx: PageCtx<PersonActor>, request: PageRequest, clientId: ClientId): Promise<PageAnswer> {
  const file = request.files.find(one => one.field === 'file' && one.bytes.length > 0);
  const typed = request.form.get('key')?.[0] ?? '';
  const read = readPublicKey(file ? file.bytes.toString('utf8') : typed);
  // A private half is not sent back either: it would lie in the page, the history and the cache.
  if (!read.ok) return show(ctx, clientId, { kind: read.refusal.kind, typed: read.refusal.kind === 'key-private' ? '' : typed });
  const added = await addClientKey(ctx, { clientId, key: read.value });
  if (added.ok) return done(ctx, clientId, 'added');
  if (added.refusal.kind === 'proof-not-fresh') return { kind: 'step-up', level: 3 };
  return added.refusal.kind === 'no-such-client' ? { kind: 'not-found' } : show(ctx, clientId, { kind: added.refusal.kind, typed });
}

/** The private half leaves in this answer and is kept nowhere. */
async function make(ctx: PageCtx<PersonActor>, clientId: ClientId): Promise<PageAnswer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const read = readPublicKey(JSON.stringify(publicKey.export({ format: 'jwk' })));
  if (!read.ok) throw new Error(`A key we made is not one we take: ${read.refusal.kind}`);
  const added = await addClientKey(ctx, { clientId, key: read.value });
  if (!added.ok) {
    if (added.refusal.kind === 'proof-not-fresh') return { kind: 'step-up', level: 3 };
    return added.refusal.kind === 'no-such-client' ? { kind: 'not-found' } : show(ctx, clientId, { kind: added.refusal.kind, typed: '' });
  }
  const file = {
    client_id: clientId,
    token_endpoint: `${issuerOf(ctx.house)}${TOKEN_PATH}`,
    key: { ...privateKey.export({ format: 'jwk' }), kid: added.value.kid, alg: 'ES256', use: 'sig' },
  };
  return {
    kind: 'document',
    bytes: Buffer.from(`${JSON.stringify(file, null, 2)}\n`),
    type: 'application/json',
    fileName: `okienko-${clientId}.json`,
    disposition: 'attachment',
  };
}

async function remove(ctx: PageCtx<PersonActor>, request: PageRequest, clientId: ClientId): Promise<PageAnswer> {
  const removed = await removeClientKey(ctx, { clientId, kid: request.form.get('kid')?.[0] ?? '' });
  return removed.ok ? done(ctx, clientId, 'keys.removed') : show(ctx, clientId);
}

async function revoke(ctx: PageCtx<PersonActor>, request: PageRequest, clientId: ClientId): Promise<PageAnswer> {
  if (request.form.get('confirm')?.[0] !== 'yes') return show(ctx, clientId, { kind: 'confirm-missing', typed: '' });
  const revoked = await revokeClient(ctx, { clientId });
  if (!revoked.ok) return show(ctx, clientId);
  return { kind: 'redirect', to: '/machines', notice: { tone: 'done', text: text(ctx.lang)('revoked') } };
}

async function show(ctx: PageCtx<PersonActor>, clientId: ClientId, fault?: KeyFault): Promise<PageAnswer> {
  const view = await clientInHand(ctx, clientId);
  if (!view) return { kind: 'not-found' };
  return {
    kind: 'page',
    title: view.client.name,
    width: 'wide',
    ...(fault ? { failed: true, status: 422 } : {}),
    trail: <ClientTrail lang={ctx.lang} name={view.client.name} />,
    body: <ClientBody ctx={ctx} view={view} fault={fault} tokenEndpoint={`${issuerOf(ctx.house)}${TOKEN_PATH}`} />,
  };
}
