import { dayOf } from '#kernel/day.ts';
import type { FileId } from '#kernel/ids.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor, SystemActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { ApartCtx, UploadedFile } from '#platform/http/page.ts';
import { newId } from '#platform/new-id.ts';
import { fileNotNeeded, keepFile } from '#platform/storage/removed-files.ts';
import { scannerOf } from '#platform/storage/scanner.ts';
import { sniffAttachment } from '#platform/storage/sniff.ts';
import { addJob, transact } from '#platform/transact.ts';
import { attachmentLimits } from '../parameters.ts';
import { fits, type AttachmentRefusal } from '../rules/attachments.ts';
import { addAttachment as keep, dropAttachment, findAttachment, lockOpenDraft, markScanned } from '../store.ts';
import { listAttachments } from '../views.ts';
import type { Attachment, Draft, ScanState } from '../types.ts';

/** Adds a file to a draft: its size and real type are judged, it is scanned, and only then can it be filed. While the
 *  scanner is away the file waits; it is never passed unseen. No connection is held while it is scanned.
 *  @refuses what AttachmentRefusal lists */
export async function addAttachment(
  at: ApartCtx<PersonActor>,
  wish: { draft: Draft; file: UploadedFile },
): Promise<Result<Attachment, AttachmentRefusal>> {
  const { draft, file } = wish;
  const allowed = await at.look(ctx => fitsDraft(ctx, wish));
  if (!allowed.ok) return allowed;
  const type = sniffAttachment(file.bytes, file.fileName, attachmentLimits(at.house.pack, dayOf(at.house.clock())).types);
  if (!type.ok) return refuse(type.refusal);
  const verdict = await scannerOf(at.house.config).scan(file.bytes);
  if (verdict.kind === 'infected') {
    await at.keep(ctx =>
      ctx.audit({
        action: 'submissions.refuse-attachment',
        object: `draft:${draft.draftId}`,
        subjectPartyId: draft.partyId,
        outcome: 'refused',
        facts: { found: verdict.name },
      }),
    );
    return refuse({ kind: 'infected' });
  }
  const sha256 = await at.house.storage.put(file.bytes);
  return at.keep(async ctx => {
    // While this one was scanned the form may have been filed, and others may have been added.
    const stillAllowed = (await lockOpenDraft(ctx.db, draft.draftId))
      ? await fitsDraft(ctx, wish)
      : refuse({ kind: 'no-such-draft' } as const);
    if (!stillAllowed.ok) {
      await fileNotNeeded(ctx.db, sha256);
      return stillAllowed;
    }
    // The same bytes may have been taken away before and just be deleted.
    await keepFile(ctx.db, sha256);
    if (!(await at.house.storage.has(sha256))) await at.house.storage.put(file.bytes);
    const attachment: Attachment = {
      attachmentId: newId<FileId>(ctx.now.getTime()),
      partyId: draft.partyId,
      draftId: draft.draftId,
      fileName: file.fileName.slice(-200),
      mediaType: type.value.mediaType,
      bytes: file.bytes.length,
      sha256,
      scan: verdict.kind === 'clean' ? 'clean' : 'waiting',
    };
    await keep(ctx.db, draft.partyId, attachment, ctx.now);
    if (attachment.scan === 'waiting')
      await addJob(
        ctx,
        'submissions.scan-attachment',
        { attachmentId: attachment.attachmentId },
        { key: `scan ${attachment.attachmentId}` },
      );
    await ctx.audit({
      action: 'submissions.add-attachment',
      object: `draft:${draft.draftId}`,
      subjectPartyId: draft.partyId,
      facts: { bytes: attachment.bytes, type: attachment.mediaType },
    });
    return accept(attachment);
  });
}

async function fitsDraft(ctx: Ctx, { draft, file }: { draft: Draft; file: UploadedFile }): Promise<Result<unknown, AttachmentRefusal>> {
  const before = await listAttachments(ctx.db, draft.draftId);
  return fits(
    file,
    before.filter(attachment => attachment.scan !== 'infected'),
    attachmentLimits(ctx.house.pack, dayOf(ctx.now)),
  );
}

/** Takes a file off a draft. One that is not there is gone already. */
export async function removeAttachment(ctx: Ctx<PersonActor>, wish: { draft: Draft; attachmentId: FileId }): Promise<void> {
  await dropAttachment(ctx.db, wish.draft.draftId, wish.attachmentId);
  await ctx.audit({ action: 'submissions.remove-attachment', object: `draft:${wish.draft.draftId}`, subjectPartyId: wish.draft.partyId });
}

/** Scans a file that waits. @returns what is known of it now */
export async function scanAttachment(house: House, attachmentId: FileId): Promise<ScanState> {
  const actor: SystemActor = { kind: 'system', name: 'submissions.scan-attachment', channel: 'worker' };
  const found = await transact(house, actor, async ctx => accept(await findAttachment(ctx.db, attachmentId)));
  const attachment = found.ok ? found.value : undefined;
  if (!attachment || attachment.scan !== 'waiting') return attachment?.scan ?? 'clean';
  const verdict = await scannerOf(house.config).scan(await house.storage.get(attachment.sha256));
  if (verdict.kind === 'unavailable') return 'waiting';
  const scan = verdict.kind === 'clean' ? 'clean' : 'infected';
  await transact(house, actor, async ctx => {
    await markScanned(ctx.db, attachmentId, scan, ctx.now);
    await ctx.audit({
      action: 'submissions.scan-attachment',
      object: `attachment:${attachmentId}`,
      subjectPartyId: attachment.partyId,
      facts: { scan },
    });
    return accept(undefined);
  });
  return scan;
}
