// node file-insurance-documents.ts https://portal.example okienko-key.json kedu.xml
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as oauth from 'openid-client';

const [portal = '', keyFile = '', file = ''] = process.argv.slice(2);
const { client_id, key } = JSON.parse(await readFile(keyFile, 'utf8'));
const privateKey = await crypto.subtle.importKey('jwk', key, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);

const server = await oauth.discovery(new URL(portal), client_id, {}, oauth.PrivateKeyJwt({ key: privateKey, kid: key.kid }), {
  algorithm: 'oauth2',
  // Only for a portal on your own machine.
  execute: portal.startsWith('http://localhost') ? [oauth.allowInsecureRequests] : [],
});
const DPoP = oauth.getDPoPHandle(server, await oauth.randomDPoPKeyPair('ES256'));
const { access_token } = await oauth.clientCredentialsGrant(
  server,
  { scope: 'submissions.write submissions.read receipts.read' },
  { DPoP },
);

async function ask(method: string, path: string, body?: string | Uint8Array, headers: Record<string, string> = {}): Promise<Response> {
  const answer = await oauth.fetchProtectedResource(server, access_token, new URL(path, portal), method, body, new Headers(headers), {
    DPoP,
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

// 1. Bring the file. The same key with the same bytes is the same set, however often it is sent.
const brought = await ask('POST', `/api/v1/kedu?fileName=${encodeURIComponent(basename(file))}`, await readFile(file), {
  'content-type': 'application/xml',
  'idempotency-key': crypto.randomUUID(),
});
const { setId } = await brought.json();

// 2. Wait until it is checked. A webhook on `set.read` saves the asking.
let set = { state: 'received', findings: { K: 0, Z: 0 }, refusal: null as { detail: { en: string } } | null };
while (set.state === 'received') {
  await wait(1_000);
  set = await (await ask('GET', `/api/v1/kedu/${setId}`)).json();
}
if (set.refusal) throw new Error(set.refusal.detail.en);
const { items } = await (await ask('GET', `/api/v1/kedu/${setId}/findings`)).json();
for (const { class: kind, code, person, message } of items) console.log(`${kind} ${code} ${person ?? ''} ${message.en}`);
if (set.findings.K > 0) process.exit(1);

// 3. File it. Whoever runs this program has seen the findings above.
const filed = await ask('POST', `/api/v1/kedu/${setId}/filing`, JSON.stringify({ knowsFaults: true }), {
  'content-type': 'application/json',
});
const { receipt } = await filed.json();
console.log(`Received: ${receipt.number}, ${receipt.receivedAt}`);
const upp = await ask('GET', `/api/v1/receipts/${receipt.receiptId}/xml`);
console.log(await upp.text());
