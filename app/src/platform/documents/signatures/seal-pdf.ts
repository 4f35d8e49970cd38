import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import type { KeyProvider, SealUse } from '../seals.ts';
import { signDetached } from './cms.ts';
import { signatureDictionaries } from './pdf-fields.ts';
import { PdfFile } from './pdf-file.ts';

/** Bytes kept free for the signature: ours take about 2,500, chains of real authorities up to three times that. */
const ROOM_BYTES = 12_000;

/** Hands the bytes to be signed to our keys; the library only finds the place. */
class KeySigner extends Signer {
  readonly #keys: KeyProvider;
  readonly #use: SealUse;
  constructor(keys: KeyProvider, use: SealUse) {
    super();
    this.#keys = keys;
    this.#use = use;
  }
  override sign(pdf: Buffer): Promise<Buffer> {
    return signDetached(this.#keys, this.#use, pdf);
  }
}

/** Seals a PDF by PAdES-B. The seal covers the whole file and is not drawn: what the reader sees of it is the seal box of
 *  the letter, made before.
 *  @param at shown by readers as the signing time
 *  @param reason shown by readers, in the language of the letter
 *  @throws when the PDF has no plain cross-reference table (ours have one), or bears a signature already: what was
 *  added in between a person would have to judge */
export async function sealPdf(keys: KeyProvider, use: SealUse, pdf: Buffer, at: Date, reason: string): Promise<Buffer> {
  if (signatureDictionaries(new PdfFile(pdf)).length > 0) throw new Error('The PDF already bears a signature');
  const prepared = plainAddPlaceholder({
    pdfBuffer: pdf,
    reason,
    signingTime: at,
    name: commonName(keys, use),
    location: '',
    contactInfo: '',
    signatureLength: ROOM_BYTES,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
  });
  return new SignPdf().sign(prepared, new KeySigner(keys, use));
}

function commonName(keys: KeyProvider, use: SealUse): string {
  return /^CN=(.*)$/m.exec(keys.certificate(use).subject)?.[1] ?? '';
}
