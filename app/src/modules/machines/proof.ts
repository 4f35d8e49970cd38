import { hash } from 'node:crypto';
import { calculateJwkThumbprint, EmbeddedJWK, type JWK, jwtVerify } from 'jose';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { createGroupWriter, type GroupWriter } from '#platform/database/group-writer.ts';
import type { House } from '#platform/house.ts';
import { SIGNING } from './oauth/metadata.ts';
import { isNonce, nonceSecret } from './oauth/nonces.ts';

/** A client's clock may be this wrong. The nonce is what makes a proof fresh. */
const CLOCK_SECONDS = 300;
/** A proof is remembered until its nonce is no longer good. */
const REMEMBERED_SECONDS = 360;
const LONGEST_JTI = 200;

export type ProofRefusal = 'no-proof' | 'bad-proof' | 'use-nonce';

/** Checks a DPoP proof (RFC 9449) for one request with one token: signed by the key the token is bound to, for this
 *  method and address, with our nonce, and never seen before.
 *  @param now the real time: nonces and proofs are of the wire, not of the institution
 *  @param wish.once whether it must not have come before; false where nobody can be asked that
 *  @refuses no-proof | bad-proof | use-nonce */
export async function checkProof(
  house: House,
  wish: { proof: string | undefined; token: string; boundTo: string; method: string; url: string; now: number; once?: boolean },
): Promise<Result<null, ProofRefusal>> {
  if (wish.proof === undefined) return refuse('no-proof');
  const verified = await jwtVerify(wish.proof, EmbeddedJWK, { algorithms: [...SIGNING], typ: 'dpop+jwt' }).catch(() => undefined);
  if (!verified) return refuse('bad-proof');
  const { payload, protectedHeader } = verified;
  const { jti, iat, nonce } = payload;
  if (typeof jti !== 'string' || jti === '' || jti.length > LONGEST_JTI || typeof iat !== 'number') return refuse('bad-proof');
  if (payload['htm'] !== wish.method || !sameAddress(payload['htu'], wish.url)) return refuse('bad-proof');
  if (payload['ath'] !== hash('sha256', wish.token, 'base64url')) return refuse('bad-proof');
  if ((await calculateJwkThumbprint(protectedHeader.jwk as JWK)) !== wish.boundTo) return refuse('bad-proof');
  if (Math.abs(wish.now / 1_000 - iat) > CLOCK_SECONDS) return refuse('bad-proof');
  if (typeof nonce !== 'string' || !isNonce(nonceSecret(house.config), nonce, wish.now)) return refuse('use-nonce');
  if (wish.once === false) return accept(null);
  return (await seenFirst(house, `${wish.boundTo} ${jti}`, wish.now)) ? accept(null) : refuse('bad-proof');
}

/** Without query and fragment, as the proof leaves them out. */
function sameAddress(given: unknown, ours: string): boolean {
  if (typeof given !== 'string') return false;
  const url = URL.parse(given);
  if (!url) return false;
  url.search = '';
  url.hash = '';
  return url.href === ours;
}

const writers = new WeakMap<House, GroupWriter<{ hash: Buffer; until: Date }, boolean>>();

/** Whether nobody has brought this proof before, here or to another process. Many share one commit. */
function seenFirst(house: House, proof: string, now: number): Promise<boolean> {
  const writer = writers.get(house) ?? makeWriter(house);
  writers.set(house, writer);
  return writer.write({ hash: hash('sha256', proof, 'buffer'), until: new Date(now + REMEMBERED_SECONDS * 1_000) });
}

const SEE = `insert into machines.seen_proof (proof_hash, expires_at) select w.hash, w.until from unnest($1::bytea[], $2::timestamptz[]) as w(hash, until)
  order by w.hash on conflict do nothing returning proof_hash`;

function makeWriter(house: House): GroupWriter<{ hash: Buffer; until: Date }, boolean> {
  const many = async (proofs: readonly { hash: Buffer; until: Date }[]): Promise<boolean[]> => {
    // The same twice in one batch: the second is a replay.
    const seen = new Set<string>();
    const fresh = proofs.map(one => {
      const key = one.hash.toString('base64');
      return !seen.has(key) && !!seen.add(key);
    });
    const first = proofs.filter((_, place) => fresh[place]);
    const kept = await house.database.pool.query<{ proof_hash: Buffer }>({
      name: 'machines-see-proof',
      text: SEE,
      values: [first.map(one => one.hash), first.map(one => one.until)],
    });
    const inserted = new Set(kept.rows.map(row => row.proof_hash.toString('base64')));
    return proofs.map((one, place) => fresh[place] === true && inserted.has(one.hash.toString('base64')));
  };
  return createGroupWriter({ one: async proof => (await many([proof]))[0] as boolean, many, lanes: 2, maxBatch: 64, maxQueue: 10_000 });
}
