import type { X509Certificate } from 'node:crypto';

/** Which key: each use has its own, so that one lost key is not all keys. */
export type SealUse = 'receipts' | 'letters' | 'checkpoints' | 'attempts';

/** What a key provider must do; PEM files by default, an HSM later. The private key never leaves it. */
export interface KeyProvider {
  certificate(use: SealUse): X509Certificate;
  /** The certificates above it, issuer first. */
  chain(use: SealUse): readonly X509Certificate[];
  /** ECDSA P-256 over SHA-256 of `bytes`; `form` is `ieee-p1363` for XML, `der` for CMS. */
  sign(use: SealUse, bytes: Uint8Array, form: 'ieee-p1363' | 'der'): Promise<Buffer>;
}

/** The institution's seal on documents. */
export interface Seals {
  readonly keys: KeyProvider;
  /** XAdES-B enveloped seal over the whole document. */
  sealXml(use: SealUse, xml: Buffer, at: Date): Promise<Buffer>;
  /** PAdES-B seal covering the whole file. */
  sealPdf(use: SealUse, pdf: Buffer, at: Date, reason: string): Promise<Buffer>;
}
