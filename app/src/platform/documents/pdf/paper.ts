import PDFDocument from 'pdfkit';
import type { LetterFonts } from './fonts.ts';
import { COLOUR, COLUMN, FOOT, LINE_GAP, PAGE, SIZE } from './style.ts';

export type Face = 'regular' | 'semibold' | 'italic';

export interface Ink {
  readonly face?: Face;
  readonly size?: number;
  readonly colour?: string;
  readonly align?: 'left' | 'right' | 'center';
}

/** A part of the tagged structure that screen readers walk through. */
export type Part = PDFKit.PDFStructureElement;

/** What may be said of a part; the last two are in pdfkit and not yet in its types. */
export interface PartOptions extends PDFKit.Mixins.StructureElementOptions {
  readonly bbox?: readonly [left: number, top: number, right: number, bottom: number];
  readonly scope?: 'Column' | 'Row';
}

export interface PaperWish {
  readonly fonts: LetterFonts;
  readonly lang: string;
  readonly title: string;
  readonly author: string;
  readonly subject?: string;
  readonly createdAt: Date;
}

/** Polish print does not leave a one-letter word at the end of a line. */
const ONE_LETTER_WORD = /(?<=^|[\s(„])([aiouwz]) (?=\S)/gi;

/** A tagged PDF that is written from top to bottom. `doc.y` is where the next thing stands. */
export class Paper {
  readonly doc: PDFKit.PDFDocument;
  readonly root: Part;
  readonly #finished: Promise<Buffer>;
  readonly #lang: string;

  constructor({ fonts, lang, title, author, subject, createdAt }: PaperWish) {
    this.#lang = lang;
    this.doc = new PDFDocument({
      size: 'A4',
      margins: { left: PAGE.left, right: PAGE.right, top: PAGE.top, bottom: PAGE.bottom },
      pdfVersion: '1.7',
      tagged: true,
      lang,
      displayTitle: true,
      bufferPages: true,
      // A date that pdfkit would take from the clock would make two equal letters differ.
      info: {
        Title: title,
        Author: author,
        ...(subject ? { Subject: subject } : {}),
        Creator: 'Okienko',
        Producer: 'Okienko',
        CreationDate: createdAt,
        ModDate: createdAt,
      },
    });
    for (const [face, file] of Object.entries(fonts)) this.doc.registerFont(face, file);
    const chunks: Buffer[] = [];
    this.#finished = new Promise((done, failed) => {
      this.doc
        .on('data', chunk => chunks.push(chunk as Buffer))
        .on('end', () => done(Buffer.concat(chunks)))
        .on('error', failed);
    });
    this.root = this.doc.struct('Document');
    this.doc.addStructure(this.root);
  }

  use({ face = 'regular', size = SIZE.text, colour = COLOUR.ink }: Ink): void {
    this.doc.font(face).fontSize(size).fillColor(colour);
  }

  heightOf(text: string, width: number = COLUMN, ink: Ink = {}): number {
    this.use(ink);
    return this.doc.heightOfString(this.#tied(text), { width, lineGap: LINE_GAP });
  }

  /** Starts a new page unless `height` still fits on this one. A thing higher than a page starts where it is. */
  need(height: number): void {
    const wholePage = FOOT - PAGE.top;
    if (this.doc.y + height > FOOT && height <= wholePage) this.doc.addPage();
  }

  /** Text at a place, belonging to a part of the structure. */
  write(
    parent: Part,
    tag: string,
    text: string,
    at: { x?: number; y?: number; width?: number } = {},
    ink: Ink = {},
    options: PartOptions = {},
  ): void {
    const { x = PAGE.left, y = this.doc.y, width = COLUMN } = at;
    parent.add(
      this.doc.struct(tag, options, () => {
        this.use(ink);
        this.doc.text(this.#tied(text), x, y, { width, lineGap: LINE_GAP, align: ink.align ?? 'left' });
      }),
    );
  }

  #tied(text: string): string {
    return this.#lang === 'pl' ? text.replace(ONE_LETTER_WORD, '$1\u00a0') : text;
  }

  part(parent: Part, tag: string, options: PartOptions = {}): Part {
    const part = this.doc.struct(tag, options);
    parent.add(part);
    return part;
  }

  /** Lines, boxes, running heads: seen, but not read aloud. */
  decorate(draw: (doc: PDFKit.PDFDocument) => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    draw(this.doc);
    this.doc.endMarkedContent();
  }

  rule(y: number, colour: string = COLOUR.rule, weight = 0.6): void {
    this.decorate(doc =>
      doc
        .moveTo(PAGE.left, y)
        .lineTo(PAGE.left + COLUMN, y)
        .lineWidth(weight)
        .strokeColor(colour)
        .stroke(),
    );
  }

  /** Goes over all pages once they are known, then closes the file. */
  finish(eachPage: (page: number, pages: number) => void): Promise<Buffer> {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.doc.switchToPage(page);
      // Below the bottom margin pdfkit would open another page.
      this.doc.page.margins.bottom = 0;
      this.decorate(() => eachPage(page + 1, count), 'Pagination');
    }
    this.root.end();
    this.doc.end();
    return this.#finished;
  }
}
