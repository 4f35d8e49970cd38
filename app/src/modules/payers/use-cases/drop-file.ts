import type { SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { look } from '#platform/transact.ts';
import { isFileUsed } from '../store/sets.ts';

const DOOR: SystemActor = { kind: 'system', name: 'payers.drop-file', channel: 'worker' };

/** Deletes the bytes of a set that is not kept, unless another set holds the same ones. */
export async function dropFile(house: House, sha256: string): Promise<void> {
  if (sha256 === '' || (await look(house, DOOR, ctx => isFileUsed(ctx.db, sha256)))) return;
  await house.storage.remove(sha256);
}
