import { ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { PrintButton } from '#design/components/content.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { parseId, type ReceiptId } from '#kernel/ids.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageRequest } from '#platform/http/page.ts';
import { openReceipt } from '../letter-views.ts';
import { receiptRows } from '../receipts/receipt-rows.ts';
import { text } from '../text.ts';
import { printReceipt } from '../use-cases/print-receipt.ts';
import { sealReceipt } from '../use-cases/seal-receipt.ts';

const receiptIdOf = (request: PageRequest): ReceiptId | undefined => parseId<ReceiptId>(request.params['receiptId'] ?? '');
const shared = { faces: ['portal', 'kiosk'], for: 'person', permission: { action: 'mailbox.read' } } as const;

/** An official receipt, readable, with its files. Sealed now where that has not been done yet. */
export const receiptPage: Page<PersonActor> = {
  ...shared,
  path: '/receipts/:receiptId',
  async get(ctx, request) {
    const receiptId = receiptIdOf(request);
    const found = receiptId && (await openReceipt(ctx, receiptId));
    if (!found) return { kind: 'not-found' };
    if (found.sealedXml === null) await sealReceipt(ctx.house, found.partyId, found.receiptId);
    const receipt = found.sealedXml === null ? ((await openReceipt(ctx, found.receiptId)) ?? found) : found;
    const t = text(ctx.lang);
    const here = `/receipts/${receipt.receiptId}`;
    const back = receipt.kind === 'UPD' ? `/letters/${receipt.subjectId}` : `/submissions/${receipt.subjectId}`;
    return {
      kind: 'page',
      title: t(`receipt.${receipt.kind}`),
      trail: (
        <Breadcrumbs
          trail={[
            { label: t(receipt.kind === 'UPD' ? 'receipt.back.letter' : 'receipt.back.submission'), href: back },
            { label: receipt.kind },
          ]}
        />
      ),
      body: (
        <Stack>
          <PageHeading eyebrow={receipt.number} lead={t(`receipt.${receipt.kind}.lead`)}>
            {t(`receipt.${receipt.kind}`)}
          </PageHeading>
          <Card>
            <DescriptionTable
              rows={receiptRows(ctx.house.pack, receipt, ctx.lang).map(({ name, value, exact }) => ({
                name,
                value: exact ? <code>{value}</code> : value,
              }))}
            />
          </Card>
          <Card title={t('receipt.files')}>
            <p>{t('receipt.files.about')}</p>
            <ButtonRow>
              <LinkButton href={`${here}/xml`} icon="file" download>
                {t('receipt.xml')}
              </LinkButton>
              <LinkButton href={`${here}/pdf`} kind="secondary" download>
                {t('receipt.pdf')}
              </LinkButton>
              <PrintButton />
            </ButtonRow>
            <p>
              <a href="/verify/receipt">{t('receipt.check')}</a>
            </p>
          </Card>
        </Stack>
      ),
    };
  },
};

export const receiptXmlPage: Page<PersonActor> = {
  ...shared,
  path: '/receipts/:receiptId/xml',
  async get(ctx, request) {
    const receiptId = receiptIdOf(request);
    const receipt = receiptId && (await openReceipt(ctx, receiptId));
    if (!receipt) return { kind: 'not-found' };
    const xml = receipt.sealedXml ?? (await sealReceipt(ctx.house, receipt.partyId, receipt.receiptId));
    return {
      kind: 'document',
      bytes: Buffer.from(xml, 'utf8'),
      type: 'application/xml',
      fileName: `${receipt.number}.xml`,
      disposition: 'attachment',
    };
  },
};

export const receiptPdfPage: Page<PersonActor> = {
  ...shared,
  path: '/receipts/:receiptId/pdf',
  // The first print is kept.
  getCommits: true,
  async get(ctx, request) {
    const receiptId = receiptIdOf(request);
    if (!receiptId || !(await openReceipt(ctx, receiptId))) return { kind: 'not-found' };
    await sealReceipt(ctx.house, ctx.actor.partyId, receiptId);
    const print = await printReceipt(ctx, receiptId);
    return print
      ? { kind: 'document', bytes: print.bytes, type: 'application/pdf', fileName: print.name, disposition: 'attachment' }
      : { kind: 'not-found' };
  },
};
