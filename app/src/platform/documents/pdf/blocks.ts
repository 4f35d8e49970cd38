import { create } from 'qrcode';
import type { Translate } from '#platform/text/text.ts';
import type { Ink, Paper, Part, PartOptions } from './paper.ts';
import { COLOUR, COLUMN, FOOT, LINE_GAP, PAGE, SIZE, SPACE } from './style.ts';
import { drawTable, type TableBlock } from './table.ts';

/** What a document is made of, top to bottom. Texts come translated and filled in; dates and amounts come as texts. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'plain' | 'strong' | 'small' | 'foreign' }
  /** Names and values, one under the other. */
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [name: string, value: string])[] }
  | TableBlock
  /** Something the reader must not miss. */
  | { readonly kind: 'note'; readonly title?: string; readonly text: string }
  /** A code for a telephone, and beside it the same in words. */
  | { readonly kind: 'qr'; readonly content: string; readonly text: string }
  /** Who sealed the file, when, and how anyone can check it. */
  | { readonly kind: 'seal'; readonly by: string; readonly at: Date; readonly check: string; readonly address?: string };

export type KitText = Translate<'page' | 'seal.title' | 'seal.by' | 'seal.at' | 'seal.at.value' | 'seal.check' | 'qr.alt'>;

export interface Desk {
  readonly paper: Paper;
  readonly accent: string;
  readonly t: KitText;
}

const FACT_NAME_WIDTH = 150;
const FACT_GAP = 5.5;
const QR_SIZE = 92;
const SMALL_QR_SIZE = 70;
const LINES_KEPT_TOGETHER = 3;

export function drawBlock(desk: Desk, block: Block, parent: Part = desk.paper.root): void {
  switch (block.kind) {
    case 'heading':
      return drawHeading(desk, block.text, parent);
    case 'paragraph':
      return drawParagraph(desk, block, parent);
    case 'facts':
      return drawFacts(desk, block.rows, parent);
    case 'table':
      return drawTable(desk.paper, block, parent);
    case 'note':
      return drawNote(desk, block, parent);
    case 'qr':
      return drawQr(desk, block, parent);
    case 'seal':
      return drawSeal(desk, block, parent);
  }
}

function drawHeading({ paper, accent }: Desk, text: string, parent: Part): void {
  const ink: Ink = { face: 'semibold', size: SIZE.heading, colour: accent };
  paper.doc.y += SPACE.beforeHeading;
  // A heading never stands alone at the foot of a page.
  paper.need(paper.heightOf(text, COLUMN, ink) + SPACE.afterHeading + LINES_KEPT_TOGETHER * (SIZE.text + LINE_GAP) * 1.3);
  paper.write(parent, 'H2', text, {}, ink);
  paper.doc.y += SPACE.afterHeading;
}

const TONES: Record<NonNullable<Extract<Block, { kind: 'paragraph' }>['tone']>, Ink> = {
  plain: {},
  strong: { face: 'semibold' },
  small: { size: SIZE.small, colour: COLOUR.quiet },
  foreign: { face: 'italic', colour: COLOUR.quiet },
};

function drawParagraph({ paper }: Desk, { text, tone = 'plain' }: Extract<Block, { kind: 'paragraph' }>, parent: Part): void {
  const ink = TONES[tone];
  const height = paper.heightOf(text, COLUMN, ink);
  const few = (LINES_KEPT_TOGETHER + 1) * (SIZE.text + LINE_GAP) * 1.3;
  paper.need(Math.min(height, few));
  paper.write(parent, 'P', text, {}, ink);
  paper.doc.y += SPACE.afterParagraph;
}

function drawFacts({ paper }: Desk, rows: readonly (readonly [string, string])[], parent: Part): void {
  const list = paper.part(parent, 'L');
  const valueWidth = COLUMN - FACT_NAME_WIDTH;
  paper.doc.y += 2;
  for (const [name, value] of rows) {
    const nameInk: Ink = { colour: COLOUR.quiet };
    const height = Math.max(paper.heightOf(name, FACT_NAME_WIDTH - 12, nameInk), paper.heightOf(value, valueWidth));
    paper.need(height + FACT_GAP);
    const { y } = paper.doc;
    const item = paper.part(list, 'LI');
    paper.write(item, 'Lbl', name, { y, width: FACT_NAME_WIDTH - 12 }, nameInk);
    paper.write(item, 'LBody', value, { x: PAGE.left + FACT_NAME_WIDTH, y, width: valueWidth });
    item.end();
    paper.doc.y = y + height + FACT_GAP;
  }
  list.end();
  paper.doc.y += SPACE.afterParagraph;
}

function drawNote({ paper, accent }: Desk, { title, text }: Extract<Block, { kind: 'note' }>, parent: Part): void {
  const inner = COLUMN - 2 * SPACE.box - 4;
  const titleInk: Ink = { face: 'semibold' };
  const titleHeight = title === undefined ? 0 : paper.heightOf(title, inner, titleInk) + 2;
  const height = titleHeight + paper.heightOf(text, inner) + 2 * SPACE.box - LINE_GAP;
  paper.doc.y += 4;
  paper.need(height);
  const top = paper.doc.y;
  if (top + height <= FOOT) box(paper, top, height, accent);
  const x = PAGE.left + SPACE.box + 4;
  const part = paper.part(parent, 'Sect');
  if (title !== undefined) paper.write(part, 'P', title, { x, y: top + SPACE.box, width: inner }, titleInk);
  paper.write(part, 'P', text, { x, y: top + SPACE.box + titleHeight, width: inner });
  part.end();
  paper.doc.y += SPACE.box + SPACE.afterBlock;
}

function box(paper: Paper, top: number, height: number, accent: string): void {
  paper.decorate(doc => {
    doc.rect(PAGE.left, top, COLUMN, height).fill(COLOUR.tint);
    doc.rect(PAGE.left, top, 3, height).fill(accent);
  });
}

function drawQr({ paper, t }: Desk, { content, text }: Extract<Block, { kind: 'qr' }>, parent: Part): void {
  const width = COLUMN - QR_SIZE - 18;
  const height = Math.max(QR_SIZE, paper.heightOf(text, width));
  paper.doc.y += 4;
  paper.need(height);
  const top = paper.doc.y;
  figure(paper, parent, content, { x: PAGE.left, y: top, size: QR_SIZE }, t);
  paper.write(parent, 'P', text, { x: PAGE.left + QR_SIZE + 18, y: top + Math.max(0, (QR_SIZE - paper.heightOf(text, width)) / 2), width });
  paper.doc.y = top + height + SPACE.afterBlock;
}

function figure(paper: Paper, parent: Part, content: string, at: { x: number; y: number; size: number }, t: KitText): void {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const side = at.size / modules.size;
  const options: PartOptions = { alt: t('qr.alt', { content }), bbox: [at.x, at.y, at.x + at.size, at.y + at.size] };
  parent.add(
    paper.doc.struct('Figure', options, () => {
      for (let row = 0; row < modules.size; row += 1) {
        for (let column = 0; column < modules.size; column += 1) {
          // A hair wider than a module, or some viewers show white seams.
          if (modules.get(row, column)) paper.doc.rect(at.x + column * side, at.y + row * side, side + 0.05, side + 0.05);
        }
      }
      paper.doc.fill(COLOUR.ink);
    }),
  );
}

function drawSeal({ paper, accent, t }: Desk, seal: Extract<Block, { kind: 'seal' }>, parent: Part): void {
  const rows: (readonly [string, string])[] = [
    [t('seal.by'), seal.by],
    [t('seal.at'), t('seal.at.value', { at: seal.at })],
    [t('seal.check'), seal.check],
  ];
  const nameWidth = 92;
  const qr = seal.address === undefined ? 0 : SMALL_QR_SIZE + 16;
  const valueWidth = COLUMN - 2 * SPACE.box - nameWidth - qr;
  const small: Ink = { size: SIZE.small + 0.5 };
  const heights = rows.map(
    ([name, value]) => Math.max(paper.heightOf(name, nameWidth - 8, small), paper.heightOf(value, valueWidth, small)) + 3,
  );
  const titleInk: Ink = { face: 'semibold', colour: accent };
  const titleHeight = paper.heightOf(t('seal.title'), COLUMN, titleInk) + 5;
  const body = titleHeight + heights.reduce((sum, height) => sum + height, 0);
  const height = Math.max(body - LINE_GAP - 3, qr === 0 ? 0 : SMALL_QR_SIZE) + 2 * SPACE.box - 2;
  paper.doc.y += 10;
  paper.need(height);
  const top = paper.doc.y;
  paper.decorate(doc => doc.roundedRect(PAGE.left, top, COLUMN, height, 5).lineWidth(0.9).strokeColor(accent).stroke());
  const x = PAGE.left + SPACE.box;
  const part = paper.part(parent, 'Sect');
  paper.write(part, 'P', t('seal.title'), { x, y: top + SPACE.box - 2, width: COLUMN - 2 * SPACE.box - qr }, titleInk);
  let y = top + SPACE.box - 2 + titleHeight;
  const list = paper.part(part, 'L');
  rows.forEach(([name, value], index) => {
    const item = paper.part(list, 'LI');
    paper.write(item, 'Lbl', name, { x, y, width: nameWidth - 8 }, { ...small, colour: COLOUR.quiet });
    paper.write(item, 'LBody', value, { x: x + nameWidth, y, width: valueWidth }, small);
    item.end();
    y += heights[index] as number;
  });
  list.end();
  if (seal.address !== undefined)
    figure(
      paper,
      part,
      seal.address,
      { x: PAGE.left + COLUMN - SPACE.box - SMALL_QR_SIZE, y: top + (height - SMALL_QR_SIZE) / 2, size: SMALL_QR_SIZE },
      t,
    );
  part.end();
  paper.doc.y = top + height + SPACE.afterBlock;
}
