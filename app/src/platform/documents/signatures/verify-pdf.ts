import type { X509Certificate } from 'node:crypto';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { trustedSigner, type Trust, type TrustRefusal } from './certificates.ts';
import { signatureDictionaries } from './pdf-fields.ts';
import { PdfFile } from './pdf-file.ts';
import { isString, nameIn, PdfFault, type PdfDictionary, type PdfString, type PdfValue } from './pdf-syntax.ts';
import { CmsDenied, verifyDetached, type CmsRefusal } from './verify-cms.ts';

export type VerifyPdfRefusal =
  | TrustRefusal
  | CmsRefusal
  | 'too-big'
  /** The file is not as the standard says, or encrypted. */
  | 'unreadable'
  | 'no-signature'
  /** What changed between two signatures would have to be judged by a person. */
  | 'several-signatures'
  /** A kind of signature outside our profile. */
  | 'unknown-format'
  /** The range is not: all before the signature value and all behind it. */
  | 'byte-range'
  /** The signature is true, of another file: bytes were added behind it. */
  | 'not-whole-file';

export interface PdfSignature {
  readonly signer: X509Certificate;
}

const MOST_BYTES = 64 * 1024 * 1024;
const FORMATS: ReadonlySet<string | undefined> = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached']);

/** Verifies a PDF that must bear exactly one signature, over every byte of the file but the signature value itself.
 *  @refuses VerifyPdfRefusal */
export function verifyPdf(pdf: Uint8Array, trust: Trust): Result<PdfSignature, VerifyPdfRefusal> {
  if (pdf.byteLength > MOST_BYTES) return refuse('too-big');
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength);
  try {
    const signatures = signatureDictionaries(new PdfFile(bytes));
    const [signature, second] = signatures;
    if (signature === undefined) return refuse('no-signature');
    if (second !== undefined) return refuse('several-signatures');
    return verifyOne(bytes, signature, trust);
  } catch (error) {
    if (error instanceof PdfFault) return refuse('unreadable');
    if (error instanceof CmsDenied) return refuse(error.kind);
    throw error;
  }
}

function verifyOne(bytes: Buffer, signature: PdfDictionary, trust: Trust): Result<PdfSignature, VerifyPdfRefusal> {
  if (!FORMATS.has(nameIn(signature.entries.get('SubFilter')))) return refuse('unknown-format');
  const value = signature.entries.get('Contents');
  const range = signature.entries.get('ByteRange');
  if (!isString(value) || !value.hex || !Array.isArray(range)) return refuse('byte-range');
  const fault = rangeFault(range, value, bytes.length);
  if (fault) return refuse(fault);
  const { signer, brought } = verifyDetached(value.bytes, [bytes.subarray(0, value.start), bytes.subarray(value.end)]);
  const trusted = trustedSigner(signer, brought, trust);
  return trusted.ok ? accept({ signer }) : trusted;
}

/** The gap of the range must be the signature value, to the byte: else something could stand in it. */
function rangeFault(range: readonly PdfValue[], value: PdfString, length: number): 'byte-range' | 'not-whole-file' | undefined {
  const [start, before, behind, rest] = range;
  if (range.length !== 4 || start !== 0 || before !== value.start || behind !== value.end || typeof rest !== 'number') return 'byte-range';
  if (behind + rest > length || rest < 0) return 'byte-range';
  return behind + rest === length ? undefined : 'not-whole-file';
}
