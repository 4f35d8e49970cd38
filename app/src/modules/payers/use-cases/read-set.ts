import type { Finding } from '#app/kedu/finding.ts';
import { verificationTermsOf } from '#app/verification-terms.ts';
import { dayOf } from '#kernel/day.ts';
import type { PartyId, SetId } from '#kernel/ids.ts';
import { accept } from '#kernel/result.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import { transact } from '#platform/transact.ts';
import { setProgress, setRead } from '../events.ts';
import { type NamedPayer, type Reading, readSet, type SetSink } from '../reading/read-set.ts';
import { addFindings, addReported, findSet, forgetReading, holdReading, noteProgress, noteRead, noteRefused } from '../store/sets.ts';
import type { DocumentSet, SetRefusalCode } from '../types.ts';
import { lastNumbers } from '../views.ts';
import { dropFile } from './drop-file.ts';

const reader: SystemActor = { kind: 'system', name: 'payers.read-set', channel: 'worker' };
const TOLD_EVERY_BYTES = 4 * 1024 * 1024;

/** Reads a set that was brought: what is found and what it reports becomes rows, and the set is ready or refused. All of it
 *  in one transaction, so a reader that was killed leaves nothing behind and another begins anew; only how far it came is
 *  told meanwhile. */
export async function readBroughtSet(house: House, { partyId, setId }: { partyId: PartyId; setId: SetId }): Promise<void> {
  const done = await transact(house, reader, async ctx => {
    const set = await lockForReading(ctx, partyId, setId);
    if (!set) return accept(undefined);
    await forgetReading(ctx.db, partyId, setId);
    const found: Record<string, number> = {};
    const sink = sinkInto(ctx, set, found);
    const numbers = await lastNumbers(ctx.db, partyId);
    const terms = verificationTermsOf(house.pack, dayOf(set.receivedAt), { lastNumberOf: month => numbers.get(month) ?? 0 });
    const reading = await readSet(house.storage.read(set.sha256), terms, sink);
    const why = await refusalOf(ctx, set, reading, sink.last());
    if (why) {
      await forgetReading(ctx.db, partyId, setId);
      await noteRefused(ctx.db, set, why, ctx.now);
      await ctx.announce(setRead(partyId, { setId, state: 'refused', found: {} }));
      return accept(set.sha256);
    }
    await noteRead(ctx.db, set, { version: reading.version, documents: reading.documents, found, at: ctx.now });
    await ctx.announce(setRead(partyId, { setId, state: 'ready', found }));
    return accept(undefined);
  });
  // Nothing of a refused file is kept.
  if (done.value !== undefined) await dropFile(house, done.value);
}

async function lockForReading(ctx: Ctx<SystemActor>, partyId: PartyId, setId: SetId): Promise<DocumentSet | undefined> {
  await holdReading(ctx.db, setId);
  const set = await findSet(ctx.db, partyId, setId);
  return set?.state === 'received' ? set : undefined;
}

function sinkInto(ctx: Ctx<SystemActor>, set: DocumentSet, found: Record<string, number>): SetSink & { last(): Finding | undefined } {
  const { partyId, setId } = set;
  let place = 0;
  let toldAt = 0;
  let last: Finding | undefined;
  return {
    last: () => last,
    async take({ findings, rows, readBytes }) {
      last = findings.at(-1) ?? last;
      for (const finding of findings) found[finding.class] = (found[finding.class] ?? 0) + 1;
      await addFindings(ctx.db, partyId, setId, place, findings);
      place += findings.length;
      await addReported(ctx.db, partyId, setId, rows);
      if (readBytes - toldAt < TOLD_EVERY_BYTES) return;
      toldAt = readBytes;
      await tellProgress(ctx.house, set, readBytes);
    },
  };
}

/** In a transaction of its own, so that it is seen while reading goes on. */
const tellProgress = (house: House, { partyId, setId }: DocumentSet, readBytes: number): Promise<unknown> =>
  transact(house, reader, async ctx => {
    await noteProgress(ctx.db, partyId, setId, readBytes);
    await ctx.announce(setProgress(partyId, setId));
    return accept(undefined);
  });

async function refusalOf(ctx: Ctx, set: DocumentSet, reading: Reading, last: Finding | undefined): Promise<SetRefusalCode | undefined> {
  if (reading.isBroken) return { kind: 'broken', code: last?.code ?? '', facts: last?.facts ?? {} };
  if (reading.documents === 0) return { kind: 'empty' };
  if (reading.payers.length > 1) return { kind: 'many-payers' };
  const [named] = reading.payers;
  if (!named) return undefined;
  const card = await partyCard(ctx, set.partyId);
  return isPayer(named, { nip: card.nip ?? null, regon: card.regon ?? null, pesel: card.pesel ?? null })
    ? undefined
    : { kind: 'other-payer', ...named };
}

/** A payer is known by an identifier that agrees, and by none that differs. */
export function isPayer(named: NamedPayer, known: NamedPayer): boolean {
  const kinds = ['nip', 'regon', 'pesel'] as const;
  return (
    kinds.some(kind => named[kind] !== null && named[kind] === known[kind]) &&
    !kinds.some(kind => named[kind] !== null && known[kind] !== null && named[kind] !== known[kind])
  );
}
