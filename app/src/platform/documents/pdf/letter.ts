import { catalogue, type Lang } from '#platform/text/text.ts';
import en from '../text/en.json' with { type: 'json' };
import pl from '../text/pl.json' with { type: 'json' };
import { drawBlock, type Block, type Desk, type KitText } from './blocks.ts';
import type { LetterFonts } from './fonts.ts';
import { Paper } from './paper.ts';
import { COLOUR, COLUMN, FOOT, PAGE, SIZE } from './style.ts';

export interface Letterhead {
  readonly name: string;
  /** Address and the like, one a line. */
  readonly lines: readonly string[];
  /** `#rrggbb`, dark enough to be read on white. */
  readonly accent?: string;
}

export interface Letter {
  readonly lang: Lang;
  readonly title: string;
  readonly institution: Letterhead;
  /** Stands in every foot. */
  readonly number: string;
  readonly createdAt: Date;
  /** E.g. `Warszawa, 23 listopada 2026`. */
  readonly placeAndDate?: string;
  /** Name and address, one a line, where the window of an envelope shows them. */
  readonly addressee?: readonly string[];
  /** What stands beside the addressee: case number and the like. */
  readonly reference?: readonly (readonly [name: string, value: string])[];
  readonly blocks: readonly Block[];
}

const texts = catalogue({ pl, en });
const ADDRESSEE_X = 322;

/** Renders a letter or an official document as a tagged PDF 1.7. The same letter gives the same bytes.
 *  Characters outside Latin, Greek and Cyrillic have no shape in our fonts and come out as empty boxes.
 *  @throws when a table row is higher than a page */
export function renderPdf(fonts: LetterFonts, letter: Letter): Promise<Buffer> {
  const t: KitText = texts(letter.lang);
  const { institution, lang, title, number, createdAt } = letter;
  const paper = new Paper({ fonts, lang, title, author: institution.name, subject: number, createdAt });
  const desk: Desk = { paper, t, accent: institution.accent ?? COLOUR.accent };
  drawLetterhead(desk, letter);
  drawAddressee(desk, letter);
  paper.write(paper.root, 'H1', title, {}, { face: 'semibold', size: SIZE.title });
  paper.doc.y += 10;
  for (const block of letter.blocks) drawBlock(desk, block);
  return paper.finish((page, pages) => drawMargins(desk, letter, page, pages));
}

function drawLetterhead({ paper, accent }: Desk, { institution, placeAndDate }: Letter): void {
  const quiet = { size: SIZE.small, colour: COLOUR.quiet };
  paper.decorate(doc => doc.rect(0, 0, PAGE.width, 7).fill(accent));
  const right = placeAndDate === undefined ? 0 : 160;
  const top = paper.doc.y - 16;
  paper.write(paper.root, 'P', institution.name, { y: top, width: COLUMN - right }, { face: 'semibold', size: 14.5, colour: accent });
  if (institution.lines.length > 0) paper.write(paper.root, 'P', institution.lines.join('\n'), { width: COLUMN - right }, quiet);
  const bottom = paper.doc.y + 9;
  if (placeAndDate !== undefined)
    paper.write(
      paper.root,
      'P',
      placeAndDate,
      { x: PAGE.left + COLUMN - right, y: top + 4.5, width: right },
      { size: SIZE.small + 0.75, align: 'right' },
    );
  paper.rule(bottom);
  paper.doc.y = bottom + 24;
}

function drawAddressee({ paper }: Desk, { addressee, reference }: Letter): void {
  const top = paper.doc.y;
  let bottom = top;
  if (reference && reference.length > 0) {
    const list = paper.part(paper.root, 'L');
    for (const [name, value] of reference) {
      const item = paper.part(list, 'LI');
      paper.write(item, 'Lbl', name, { width: ADDRESSEE_X - PAGE.left - 30 }, { size: SIZE.small, colour: COLOUR.quiet });
      paper.write(item, 'LBody', value, { width: ADDRESSEE_X - PAGE.left - 30 });
      item.end();
      paper.doc.y += 4;
    }
    list.end();
    bottom = paper.doc.y;
  }
  if (addressee && addressee.length > 0) {
    const at = { x: ADDRESSEE_X, y: top, width: PAGE.left + COLUMN - ADDRESSEE_X };
    const part = paper.part(paper.root, 'Sect');
    paper.write(part, 'P', addressee[0] as string, at, { face: 'semibold', size: SIZE.text + 0.5 });
    if (addressee.length > 1)
      paper.write(part, 'P', addressee.slice(1).join('\n'), { x: at.x, width: at.width }, { size: SIZE.text + 0.5 });
    part.end();
    bottom = Math.max(bottom, paper.doc.y);
  }
  paper.doc.y = bottom === top ? top : bottom + 30;
}

/** Foot of every page, and from the second on a line at its head that says what the sheet belongs to. */
function drawMargins({ paper, t }: Desk, { institution, title, number }: Letter, page: number, pages: number): void {
  const y = FOOT + 34;
  const options = { width: COLUMN, lineBreak: false };
  paper.use({ size: SIZE.small, colour: COLOUR.quiet });
  paper.doc
    .moveTo(PAGE.left, y - 9)
    .lineTo(PAGE.left + COLUMN, y - 9)
    .lineWidth(0.6)
    .strokeColor(COLOUR.rule)
    .stroke();
  paper.doc.text(number, PAGE.left, y, options);
  paper.doc.text(t('page', { page, pages }), PAGE.left, y, { ...options, align: 'right' });
  if (page > 1)
    paper.doc.text(`${institution.name} · ${title}`, PAGE.left, PAGE.top - 30, { ...options, ellipsis: true, height: SIZE.small * 1.5 });
}
