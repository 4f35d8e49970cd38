import { staffMember } from '#modules/identity/index.ts';
import type { Ctx, SystemActor } from '#platform/context.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { StaffId } from '#kernel/ids.ts';
import { protocolPdf } from '../protocol-pdf.ts';
import { findChange } from '../store/changes.ts';
import { countListed, findProtocol, listListed, noteSealed, type ProtocolId, sumDeleted } from '../store/destruction.ts';
import { text } from '../text.ts';

const WHOLE_LIST = 1_000_000;

/** Makes the document of a destruction that was carried out, seals and keeps it; once.
 *  @refuses unfinished: something of its list is not handled yet */
export async function sealProtocol(
  ctx: Ctx<SystemActor>,
  wish: { protocolId: ProtocolId },
): Promise<Result<{ pdfSha256: string }, { kind: 'unfinished' }>> {
  const protocol = await findProtocol(ctx.db, wish, 'lock');
  if (!protocol) throw new Error(`There is no protocol ${wish.protocolId}.`);
  if (protocol.pdfSha256 !== null) return accept({ pdfSha256: protocol.pdfSha256 });
  const { changeId } = protocol;
  if ((await countListed(ctx.db, changeId)).listed > 0) return refuse({ kind: 'unfinished' });
  const [change, matters, deleted] = await Promise.all([
    findChange(ctx.db, changeId),
    listListed(ctx.db, changeId, { behind: 0, limit: WHOLE_LIST }),
    sumDeleted(ctx.db, changeId),
  ]);
  if (!change) throw new Error(`The protocol ${protocol.number} has no proposal.`);
  const nameOf = async (staffId: StaffId | null): Promise<string> => (staffId ? ((await staffMember(ctx, staffId))?.name ?? staffId) : '');
  const pdf = await protocolPdf(ctx.house, {
    protocol,
    proposed: { by: await nameOf(change.proposedBy), at: change.proposedAt, reason: change.reason },
    approved: { by: await nameOf(change.decidedBy), at: protocol.approvedAt, reason: change.decisionReason },
    finishedAt: ctx.now,
    matters,
    deleted,
  });
  const sealed = await ctx.house.seals.sealPdf('letters', pdf, ctx.now, text('pl')('protocol.title', { number: protocol.number }));
  const pdfSha256 = await ctx.house.storage.put(sealed);
  await noteSealed(ctx.db, protocol.protocolId, { at: ctx.now, pdfSha256 });
  await ctx.audit({
    action: 'administration.seal-protocol',
    object: `protocol:${protocol.protocolId}`,
    subjectPartyId: null,
    purpose: 'retention',
    facts: { number: protocol.number, pdfSha256 },
  });
  return accept({ pdfSha256 });
}
