import { partyCard } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';
import { letterPdf } from '../letters/letter-pdf.ts';
import { draftOf, type LetterWish } from './write-letter.ts';

/** The letter as it would look, unsealed and without a code that opens anything. Nothing is written. */
export async function previewLetter(ctx: Ctx, wish: LetterWish): Promise<Buffer> {
  const draft = await draftOf(ctx, wish, await partyCard(ctx, wish.partyId));
  return letterPdf(ctx.house.config.root, { ...draft, verificationCode: '0000-0000-0000' });
}
