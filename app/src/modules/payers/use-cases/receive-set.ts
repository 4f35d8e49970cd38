import { dayOf } from '#kernel/day.ts';
import { KeduReader } from '#app/kedu/reader.ts';
import type { Finding } from '#app/kedu/finding.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { DraftId, SetId } from '#kernel/ids.ts';
import type { PersonActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { newId } from '#platform/new-id.ts';
import { TooLong } from '#platform/storage/storage.ts';
import { addJob, look, transact } from '#platform/transact.ts';
import { mostSetBytes } from '../parameters.ts';
import { addSet, findSetOfKey } from '../store/sets.ts';
import type { ReceiveRefusal, SetOrigin } from '../types.ts';
import { worksForPayer } from '../works-for-payer.ts';
import { dropFile } from './drop-file.ts';

export interface Brought {
  origin: SetOrigin;
  fileName: string;
  content: AsyncIterable<Uint8Array>;
  /** A program's own key: the same key and content, the same set. */
  idempotencyKey?: string;
  /** The filled form it was made of. */
  draftId?: DraftId;
}

export interface Received {
  setId: SetId;
  /** The key had been used for this before. */
  replayed: boolean;
}

/** Looked into at the door, before the whole file has come: what is no KEDU at all goes no further. */
const LOOKED_INTO_BYTES = 256 * 1024;

class NotKedu extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}

/** Takes a file of insurance documents: its beginning is looked into while it comes, its bytes are kept aside, and a job
 *  reads it whole. Lives outside a transaction, as the bytes come slowly.
 *  @refuses what ReceiveRefusal lists; nothing is kept then */
export async function receiveSet(house: House, actor: PersonActor, wish: Brought): Promise<Result<Received, ReceiveRefusal>> {
  const at = house.clock();
  const permitted = house.policy.decide({ actor, action: 'payers.bring', resource: { kind: 'page', relation: 'own' } });
  if (!permitted.permitted || !(await look(house, actor, ctx => worksForPayer(ctx)))) return refuse({ kind: 'not-permitted' });
  const mostBytes = mostSetBytes(house.pack, dayOf(at));
  let kept: { sha256: string; bytes: number };
  try {
    kept = await house.storage.putStream(lookedInto(wish.content), mostBytes);
  } catch (fault) {
    if (fault instanceof TooLong) return refuse({ kind: 'too-large', mostBytes });
    if (fault instanceof NotKedu) return refuse({ kind: 'broken', code: fault.finding.code, facts: fault.finding.facts });
    throw fault;
  }
  const setId = newId<SetId>(at.getTime());
  const { partyId, personId } = actor;
  const outcome = await transact(house, actor, async ctx => {
    const set = {
      partyId,
      setId,
      madeBy: personId,
      origin: wish.origin,
      fileName: wish.fileName.slice(0, 200),
      ...kept,
      receivedAt: ctx.now,
      idempotencyKey: wish.idempotencyKey ?? null,
      draftId: wish.draftId ?? null,
    };
    if (kept.bytes === 0) return refuse({ kind: 'empty' } as const);
    if (!(await addSet(ctx.db, set))) {
      const before = wish.idempotencyKey === undefined ? undefined : await findSetOfKey(ctx.db, partyId, wish.idempotencyKey);
      if (!before || before.sha256 !== kept.sha256) return refuse({ kind: 'key-reused' } as const);
      return accept({ setId: before.setId, replayed: true });
    }
    await addJob(ctx, 'payers.read-set', { partyId, setId }, { key: `read set ${setId}` });
    await ctx.audit({
      action: 'payers.bring',
      object: `set:${setId}`,
      subjectPartyId: partyId,
      facts: { origin: wish.origin, bytes: kept.bytes },
    });
    return accept({ setId, replayed: false });
  });
  if (!outcome.ok) await dropFile(house, kept.sha256);
  return outcome;
}

/** Passes the bytes on while it reads their beginning; a file that is no longer than that is read to its end.
 *  @throws NotKedu as soon as that cannot be read */
async function* lookedInto(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = new KeduReader();
  const check = (events: ReturnType<KeduReader['push']>): void => {
    const last = reader.isBroken ? events.findLast(event => event.kind === 'finding') : undefined;
    if (last?.kind === 'finding') throw new NotKedu(last.finding);
  };
  let seen = 0;
  for await (const piece of content) {
    if (seen < LOOKED_INTO_BYTES) check(reader.push(piece.subarray(0, LOOKED_INTO_BYTES - seen)));
    seen += piece.length;
    yield piece;
  }
  if (seen > 0 && seen <= LOOKED_INTO_BYTES) check(reader.end());
}
