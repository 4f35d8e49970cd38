import { plainAddPlaceholder } from '@signpdf/placeholder-plain';
import { SignPdf } from '@signpdf/signpdf';
import { Signer, SUBFILTER_ETSI_CADES_DETACHED } from '@signpdf/utils';
import { readLetterFonts } from '../pdf/fonts.ts';
import { renderPdf, type Letter } from '../pdf/letter.ts';

export const fonts = readLetterFonts('.');
export const WRITTEN = new Date('2026-11-23T03:00:00Z');

export const letter = (wish: Partial<Letter> = {}): Letter => ({
  lang: 'pl',
  title: 'Decyzja o przyznaniu zasiłku',
  institution: { name: 'Zakład Próbny', lines: ['Oddział w Kielcach'] },
  number: '470000/604/17',
  createdAt: WRITTEN,
  blocks: [{ kind: 'paragraph', text: 'Przyznajemy Pani zasiłek. Zażółć gęślą jaźń.' }],
  ...wish,
});

export const render = (wish: Partial<Letter> = {}): Promise<Buffer> => renderPdf(fonts, letter(wish));

/** A PDF with whatever stands for a signature in it, ours or a forger’s. */
export async function signedBy(pdf: Buffer, sign: (content: Buffer) => Buffer | Promise<Buffer>): Promise<Buffer> {
  class Anyone extends Signer {
    override async sign(content: Buffer): Promise<Buffer> {
      return sign(content);
    }
  }
  const prepared = plainAddPlaceholder({
    pdfBuffer: pdf,
    reason: '',
    contactInfo: '',
    name: 'Jan',
    location: '',
    signingTime: WRITTEN,
    signatureLength: 40_000,
    subFilter: SUBFILTER_ETSI_CADES_DETACHED,
  });
  return new SignPdf().sign(prepared, new Anyone());
}
