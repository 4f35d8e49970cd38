import { hash, verify } from '@node-rs/argon2';

/** argon2id (2) in the second configuration of OWASP: 19 MiB, 2 passes, 1 lane. */
const COST = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashSecret = (secret: string): Promise<string> => hash(secret, COST);

let nobody: Promise<string> | undefined;

/** Whether the secret matches. Where there is nothing to match it works as long and says no, so that time does not tell
 *  who exists. */
export async function matches(secret: string, kept: string | null | undefined): Promise<boolean> {
  nobody ??= hashSecret('nobody has this');
  const right = await verify(kept ?? (await nobody), secret);
  return right && kept != null;
}
