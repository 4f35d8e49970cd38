import { verifyPdf } from '#platform/documents/signatures/verify-pdf.ts';
import type { House } from '#platform/house.ts';
import type { Protocol } from '../views.ts';

/** Whether the document of a protocol is still as it was sealed. `unknown`: sealed with a key that is ours no more. */
export async function sealOf(house: House, protocol: Protocol): Promise<'whole' | 'broken' | 'unknown'> {
  if (!protocol.pdfSha256 || !protocol.sealedAt) return 'broken';
  // The store answers only with bytes that match their digest.
  const bytes = await house.storage.get(protocol.pdfSha256).catch(() => undefined);
  if (!bytes) return 'broken';
  const { keys } = house.seals;
  const verified = verifyPdf(bytes, { signers: [keys.certificate('letters')], authorities: keys.chain('letters'), at: protocol.sealedAt });
  if (verified.ok) return 'whole';
  return verified.refusal === 'untrusted-signer' || verified.refusal === 'certificate-not-valid-then' ? 'unknown' : 'broken';
}
