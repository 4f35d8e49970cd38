import { readLetterFonts, type LetterFonts } from '#platform/documents/pdf/fonts.ts';
import { renderPdf } from '#platform/documents/pdf/letter.ts';
import type { Block } from '#platform/documents/pdf/blocks.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { letterContent, type Passage } from './content.ts';
import type { LetterDraft } from './draft.ts';

const fontsByRoot = new Map<string, LetterFonts>();

function fontsOf(root: string): LetterFonts {
  const fonts = fontsByRoot.get(root) ?? readLetterFonts(root);
  fontsByRoot.set(root, fonts);
  return fonts;
}

/** The letter as paper: Polish, which binds, sealed box and all; below it a courtesy copy in English. Unsealed yet.
 *  @param root folder of the checkout, for the fonts */
export function letterPdf(root: string, draft: LetterDraft): Promise<Buffer> {
  const t = text('pl');
  const { sender, addressee } = draft;
  return renderPdf(fontsOf(root), {
    lang: 'pl',
    title: draft.title.pl,
    institution: { name: sender.institution, lines: sender.lines },
    number: draft.number,
    createdAt: draft.decidedAt,
    placeAndDate: t('pdf.place', { city: sender.city, at: draft.decidedAt }),
    addressee: [addressee.name, ...addressee.lines],
    reference: [
      [t('pdf.number'), draft.number],
      [t('pdf.code'), draft.verificationCode],
      ...(draft.matterNumber !== null && draft.matterNumber !== draft.number ? [[t('pdf.matter'), draft.matterNumber] as const] : []),
      [t('pdf.party'), `${addressee.identifierKind} ${addressee.identifier}`],
    ],
    blocks: [...bindingPart(draft), ...courtesyCopy(draft)],
  });
}

function bindingPart(draft: LetterDraft): Block[] {
  const t = text('pl');
  const content = letterContent(draft.template, draft.values, 'pl');
  return [
    ...content.passages.map(passage => blockOf(passage, 'pl')),
    { kind: 'heading', text: t('pdf.basis') },
    { kind: 'paragraph', text: content.legalBasis },
    ...(content.instruction.length === 0
      ? []
      : [{ kind: 'heading', text: t('pdf.instruction') } as const, ...content.instruction.map(paragraph)]),
    {
      kind: 'seal',
      by: draft.sender.institution,
      at: draft.decidedAt,
      check: t('pdf.check', { address: withoutQuery(draft.verificationAddress), number: draft.number, code: draft.verificationCode }),
      address: draft.verificationAddress,
    },
  ];
}

function courtesyCopy(draft: LetterDraft): Block[] {
  const t = text('en');
  const content = letterContent(draft.template, draft.values, 'en');
  return [
    { kind: 'heading', text: t('pdf.courtesy', { title: draft.title.en }) },
    { kind: 'paragraph', text: t('pdf.courtesy.why'), tone: 'foreign' },
    ...content.passages.map(passage => blockOf(passage, 'en')),
    ...content.instruction.map((sentence): Block => ({ kind: 'paragraph', text: sentence, tone: 'foreign' })),
  ];
}

const paragraph = (sentence: string): Block => ({ kind: 'paragraph', text: sentence });

function blockOf(passage: Passage, lang: Lang): Block {
  if (passage.kind === 'paragraph')
    return lang === 'pl' ? paragraph(passage.text) : { kind: 'paragraph', text: passage.text, tone: 'foreign' };
  // Wide texts get more room than amounts and dates.
  const share = (column: number): number => Math.min(3, Math.max(1, Math.max(...passage.rows.map(row => row[column]?.length ?? 0)) / 14));
  return {
    kind: 'table',
    columns: passage.columns.map(({ title, align }, place) => ({ title, align, share: share(place) })),
    rows: passage.rows,
  };
}

const withoutQuery = (address: string): string => address.replace(/^https?:\/\//, '').replace(/\?.*$/, '');
