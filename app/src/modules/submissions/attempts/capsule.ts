import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DraftId, PartyId, PersonId } from '#kernel/ids.ts';
import type { Answers } from '#platform/forms/definition.ts';
import type { House } from '#platform/house.ts';
import type { AttemptWish } from './types.ts';

/** What the check page knew when it was shown: enough to attest an attempt and to give the answers back while the
 *  database is away. It travels in the form itself, sealed, so that no process has to remember it. */
export interface Capsule {
  madeAt: string;
  /** Only whoever brings this session's token may use it. */
  tokenSha256: string;
  draftId: DraftId;
  partyId: PartyId;
  personId: PersonId;
  relation: AttemptWish['relation'];
  formCode: string;
  formVersion: number;
  answers: Answers;
  sender: AttemptWish['sender'];
}

const TAG = 16;
const NONCE = 12;
const KEY = 32;
/** As long as a session at most. */
const HOUR_MS = 3_600_000;

export const tokenDigest = (token: string): string => createHash('sha256').update(`attempt ${token}`).digest('hex');

export function sealCapsule(house: House, capsule: Capsule): string {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyOf(house), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(capsule), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
}

/** @returns undefined where it is not ours, was changed, is too old, or comes from another session */
export function openCapsule(house: House, text: string | undefined, token: string | null): Capsule | undefined {
  if (text === undefined || token === null) return undefined;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length < NONCE + TAG) return undefined;
  try {
    const open = createDecipheriv('aes-256-gcm', keyOf(house), bytes.subarray(0, NONCE));
    open.setAuthTag(bytes.subarray(-TAG));
    const read = Buffer.concat([open.update(bytes.subarray(NONCE, -TAG)), open.final()]).toString('utf8');
    const capsule = JSON.parse(read) as Capsule;
    const age = house.clock().getTime() - Date.parse(capsule.madeAt);
    return capsule.tokenSha256 === tokenDigest(token) && age >= 0 && age <= house.config.SESSION_HOURS * HOUR_MS ? capsule : undefined;
  } catch {
    // Whatever cannot be opened was not sealed here.
    return undefined;
  }
}

const keys = new WeakMap<House, Buffer>();

/** One key for all web processes of the house, made by whichever comes first. */
function keyOf(house: House): Buffer {
  const known = keys.get(house);
  if (known) return known;
  const file = join(house.config.OKIENKO_DATA, 'keys', 'capsule.key');
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const draft = `${file}.${randomBytes(6).toString('hex')}`;
    writeFileSync(draft, randomBytes(KEY), { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (fault) {
      // Another process was first: its key it is.
      if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    } finally {
      rmSync(draft);
    }
  }
  const key = readFileSync(file);
  keys.set(house, key);
  return key;
}
