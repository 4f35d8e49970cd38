export { recogniseClient, type RecogniseRefusal, type RecognisedClient } from './recognise.ts';
export { issuerOf, resourceOf, TOKEN_PATH } from './oauth/server.ts';
export { nextNonce, nonceSecret } from './oauth/nonces.ts';
export { SIGNING } from './oauth/metadata.ts';
export { machinesVocabulary } from './policies.ts';
export { type Method, SCOPES, type Scope } from './types.ts';
export { addClientKey } from './use-cases/change-keys.ts';
export { registerClient } from './use-cases/register-client.ts';
export { readPublicKey } from './rules/public-key.ts';
