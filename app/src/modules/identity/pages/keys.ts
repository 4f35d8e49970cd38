import type { Page } from '#platform/http/page.ts';
import { clientKey } from '../sign-in/client-key.ts';

/** Public half of the key by which we prove to the issuer that it is us (its `jwks_uri`). */
export const keysPage: Page = {
  path: '/sign-in/keys',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'identity.see-keys' },
  async get(ctx) {
    const { publicJwk } = await clientKey(ctx.house.config);
    return {
      kind: 'document',
      bytes: Buffer.from(JSON.stringify({ keys: [publicJwk] })),
      type: 'application/jwk-set+json',
      fileName: 'keys.json',
      disposition: 'inline',
    };
  },
};
