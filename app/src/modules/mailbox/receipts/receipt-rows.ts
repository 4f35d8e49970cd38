import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import type { Named, Receipt } from '../types.ts';

export interface ReceiptLine {
  name: string;
  value: string /** A digest or number, to be shown letter by letter. */;
  exact?: true;
}

/** What a receipt says, line by line, for page and print. */
export function receiptRows(pack: Pack, receipt: Receipt, lang: Lang): ReceiptLine[] {
  const t = text(lang);
  const head: ReceiptLine[] = [
    { name: t('receipt.number'), value: receipt.number, exact: true },
    { name: t(`receipt.received.${receipt.kind}`), value: t('receipt.at', { at: receipt.receivedAt }) },
    ...(receipt.sealedAt === null ? [] : [{ name: t('receipt.sealed'), value: t('receipt.at', { at: receipt.sealedAt }) }]),
  ];
  if (receipt.kind === 'UPP') {
    return [
      ...head,
      { name: t('receipt.sender'), value: named(receipt.facts.sender) },
      { name: t('receipt.addressee'), value: `${pack.name[lang]}, ${pack.mailboxAddress}` },
      { name: t('receipt.form'), value: receipt.facts.formCode },
      { name: t('receipt.document'), value: receipt.subjectId, exact: true },
      { name: t('receipt.digest'), value: receipt.facts.documentSha256, exact: true },
    ];
  }
  return [
    ...head,
    { name: t('receipt.institution'), value: pack.name[lang] },
    { name: t('receipt.addressee'), value: named(receipt.facts.addressee) },
    { name: t('receipt.signed-as'), value: t(`relation.${receipt.facts.signedBy.relation}`) },
    ...(receipt.facts.matterNumber === null ? [] : [{ name: t('receipt.matter'), value: receipt.facts.matterNumber }]),
    { name: t('receipt.letter'), value: receipt.facts.letterNumber },
    { name: t('receipt.digest'), value: receipt.facts.documentSha256, exact: true },
  ];
}

const named = ({ name, identifierKind, identifier }: Named): string => `${name} (${identifierKind} ${identifier})`;
