// node file-a-form.ts https://portal.example okienko-key.json
import { readFile } from 'node:fs/promises';
import * as oauth from 'openid-client';

const [portal = '', keyFile = ''] = process.argv.slice(2);
const { client_id, key } = JSON.parse(await readFile(keyFile, 'utf8'));
const privateKey = await crypto.subtle.importKey('jwk', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);

const server = await oauth.discovery(new URL(portal), client_id, {}, oauth.PrivateKeyJwt({ key: privateKey, kid: key.kid }), {
  algorithm: 'oauth2',
  // Only for a portal on your own machine.
  execute: portal.startsWith('http://localhost') ? [oauth.allowInsecureRequests] : [],
});

// The token is bound to a key of this run; each request is signed by it.
const DPoP = oauth.getDPoPHandle(server, await oauth.randomDPoPKeyPair('ES256'));
const { access_token } = await oauth.clientCredentialsGrant(server, { scope: 'submissions.write receipts.read' }, { DPoP });

const ask = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
  oauth.fetchProtectedResource(
    server,
    access_token,
    new URL(path, portal),
    method,
    body && JSON.stringify(body),
    new Headers({ ...headers, 'content-type': 'application/json' }),
    { DPoP },
  );

// One key for one document: sent again after a broken line, it is filed once.
const filed = await ask(
  'POST',
  '/api/v1/submissions',
  { form: 'RWN', answers: { copies: 1, purpose: 'tender', truth: true, settled: true } },
  { 'idempotency-key': crypto.randomUUID() },
);
if (!filed.ok) throw new Error(await filed.text());
const { receipt } = await filed.json();
console.log(`Received: ${receipt.number}, ${receipt.receivedAt}`);

const upp = await ask('GET', `/api/v1/receipts/${receipt.receiptId}/xml`);
console.log(await upp.text());
