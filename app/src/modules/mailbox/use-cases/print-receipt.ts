import type { ReceiptId } from '#kernel/ids.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import { readLetterFonts } from '#platform/documents/pdf/fonts.ts';
import { renderPdf } from '#platform/documents/pdf/letter.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { openReceipt } from '../letter-views.ts';
import { receiptRows } from '../receipts/receipt-rows.ts';
import { keepReceiptPdf } from '../store.ts';
import { text } from '../text.ts';
import type { Receipt } from '../types.ts';

/** The receipt as a sealed PDF for people; the XML is the evidence. The first one made is kept, so that its digest can
 *  be checked for ever.
 *  @returns undefined where there is no such receipt, or it is not sealed yet */
export async function printReceipt(ctx: Ctx<PersonActor>, receiptId: ReceiptId): Promise<{ bytes: Buffer; name: string } | undefined> {
  const receipt = await openReceipt(ctx, receiptId);
  if (receipt === undefined || receipt.sealedAt === null) return undefined;
  const kept =
    receipt.pdfSha256 ?? (await keepReceiptPdf(ctx.db, receipt, await ctx.house.storage.put(await render(ctx, receipt, receipt.sealedAt))));
  return { bytes: await ctx.house.storage.get(kept), name: `${receipt.number}.pdf` };
}

async function render(ctx: Ctx, receipt: Receipt, sealedAt: Date): Promise<Buffer> {
  const t = text('pl');
  const { pack, config, seals } = ctx.house;
  const title = t(receipt.kind === 'UPP' ? 'upp.pdf.title' : 'upd.pdf.title');
  const address = `${publicUrl(config)}/verify/receipt`;
  const pdf = await renderPdf(readLetterFonts(config.root), {
    lang: 'pl',
    title,
    institution: { name: pack.name.pl, lines: [] },
    number: receipt.number,
    createdAt: sealedAt,
    blocks: [
      { kind: 'facts', rows: receiptRows(pack, receipt, 'pl').map(({ name, value }) => [name, value] as const) },
      { kind: 'paragraph', text: t('receipt.pdf.about'), tone: 'small' },
      {
        kind: 'seal',
        by: pack.name.pl,
        at: ctx.now,
        check: t('receipt.pdf.check', { address: address.replace(/^https?:\/\//, '') }),
        address,
      },
    ],
  });
  return seals.sealPdf('receipts', pdf, ctx.now, title);
}
