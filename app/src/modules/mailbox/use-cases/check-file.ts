import { createHash } from 'node:crypto';
import { XmlElement } from 'libxml2-wasm';
import { sql } from 'kysely';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/day.ts';
import type { Ctx } from '#platform/context.ts';
import type { ByProtocol } from '#platform/destruction.ts';
import type { VerifyXmlRefusal } from '#platform/documents/signatures/refusals.ts';
import { verifySealedXml } from '#platform/documents/signatures/verify-xml.ts';
import { withXml } from '#platform/documents/xml/parse.ts';
import { children } from '#platform/documents/xml/read.ts';
import { LETTER_NAMESPACE } from '../letters/letter-xml.ts';
import { UPO_NAMESPACE } from '../receipts/receipt-xsd.ts';
import type { LetterKind } from '../types.ts';

export interface CheckedFile {
  what: 'UPP' | 'UPD' | LetterKind;
  number: string;
  sealedAt: Date;
  withdrawnAt: Date | null;
  /** We no longer have it; that it was ours and is whole is still true. */
  destroyed: ByProtocol | null;
}

export type FileRefusal = { kind: 'unreadable' } | { kind: 'no-seal' } | { kind: 'changed' } | { kind: 'unknown-pdf' };

const LIMITS = { bytes: 5 * 1024 * 1024, depth: 64, attributesOfElement: 64 };

/** Whether a file is one of ours and whole. An XML is judged by its seal, so also one whose row was lost; a PDF by its
 *  bytes, of which we keep the digest. Nothing of the file is kept or logged.
 *  @refuses unreadable | no-seal | changed | unknown-pdf */
export async function checkFile(ctx: Ctx, bytes: Buffer): Promise<Result<CheckedFile, FileRefusal>> {
  const issued = await findIssued(ctx, bytes);
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return issued ? accept(issued) : refuse({ kind: 'unknown-pdf' });
  const { keys } = ctx.house.seals;
  const sealed = verifySealedXml(bytes, { signers: [keys.certificate('receipts'), keys.certificate('letters')], at: ctx.now });
  if (!sealed.ok) return refuse({ kind: whatFailed(sealed.refusal) });
  const document = documentIn(Buffer.from(sealed.value.coveredXml));
  if (document === undefined) return refuse({ kind: 'unreadable' });
  const destroyed = issued?.destroyed ?? (await destroyedOfNumber(ctx, document));
  return accept({ ...document, sealedAt: sealed.value.claimedTime ?? ctx.now, withdrawnAt: issued?.withdrawnAt ?? null, destroyed });
}

async function findIssued(ctx: Ctx, bytes: Buffer): Promise<CheckedFile | undefined> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const [found, gone] = await Promise.all([
    sql<IssuedRow>`select * from mailbox.door_check_file(${sha256})`.execute(ctx.db),
    sql<DestroyedRow>`select * from mailbox.door_destroyed_file(${sha256})`.execute(ctx.db),
  ]);
  const [row] = found.rows;
  if (row) return { what: row.what, number: row.number, sealedAt: row.made_at, withdrawnAt: row.withdrawn_at, destroyed: null };
  const [past] = gone.rows;
  return (
    past && { what: past.kind, number: past.number, sealedAt: past.made_at, withdrawnAt: past.withdrawn_at, destroyed: byProtocol(past) }
  );
}

interface IssuedRow {
  what: CheckedFile['what'];
  number: string;
  made_at: Date;
  withdrawn_at: Date | null;
}
interface DestroyedRow {
  kind: CheckedFile['what'];
  number: string;
  made_at: Date;
  withdrawn_at: Date | null;
  protocol: string;
  destroyed_on: Day;
}
const byProtocol = (row: Pick<DestroyedRow, 'protocol' | 'destroyed_on'>): ByProtocol => ({ protocol: row.protocol, on: row.destroyed_on });

/** The number is the one our seal covers. */
async function destroyedOfNumber(ctx: Ctx, { what, number }: Pick<CheckedFile, 'what' | 'number'>): Promise<ByProtocol | null> {
  const found = await sql<DestroyedRow>`select * from mailbox.door_destroyed_number(${number}) d where d.kind = ${what}`.execute(ctx.db);
  const [row] = found.rows;
  return row ? byProtocol(row) : null;
}

function whatFailed(fault: VerifyXmlRefusal): FileRefusal['kind'] {
  if (fault.kind === 'unreadable') return 'unreadable';
  return fault.kind === 'no-signature' ? 'no-seal' : 'changed';
}

/** Kind and number, read from the very bytes that the seal covers. */
function documentIn(covered: Buffer): Pick<CheckedFile, 'what' | 'number'> | undefined {
  const read = withXml(
    covered,
    document => {
      const { root } = document;
      if (root.name === 'Pismo' && root.namespaceUri === LETTER_NAMESPACE) {
        return { what: contentOf(root, LETTER_NAMESPACE, 'Rodzaj') as LetterKind, number: contentOf(root, LETTER_NAMESPACE, 'Numer') };
      }
      if (root.name !== 'Dokument' || root.namespaceUri !== UPO_NAMESPACE) return undefined;
      const what = (['UPP', 'UPD'] as const).find(kind => children(root, UPO_NAMESPACE, kind).length === 1);
      const receipt = what && children(root, UPO_NAMESPACE, what)[0];
      return receipt instanceof XmlElement && what
        ? { what, number: contentOf(receipt, UPO_NAMESPACE, 'IdentyfikatorPoswiadczenia') }
        : undefined;
    },
    LIMITS,
  );
  return read.ok ? read.value : undefined;
}

const contentOf = (parent: XmlElement, namespace: string, name: string): string => children(parent, namespace, name)[0]?.content ?? '';
