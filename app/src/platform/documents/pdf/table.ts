import type { Ink, Paper, Part } from './paper.ts';
import { COLOUR, COLUMN, FOOT, LINE_GAP, PAGE, SIZE, SPACE } from './style.ts';

export interface TableColumn {
  readonly title: string;
  /** Amounts to the right. */
  readonly align?: 'left' | 'right';
  /** Share of the width against the other columns; 1 where not said. */
  readonly share?: number;
}

export interface TableBlock {
  readonly kind: 'table';
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** The last row is a sum: set apart from the others. */
  readonly sum?: 'last-row';
}

const PADDING = { x: 6, y: 5 } as const;
const HEAD_INK: Ink = { face: 'semibold', size: SIZE.small + 0.5, colour: COLOUR.quiet };
const CELL_INK: Ink = { size: SIZE.text - 0.5 };

interface Placed extends TableColumn {
  readonly x: number;
  readonly width: number;
}

/** A table whose head comes again on each page and whose rows are never cut in two.
 *  @throws when a row alone is higher than a page */
export function drawTable(paper: Paper, table: TableBlock, parent: Part): void {
  const columns = place(table.columns);
  const headHeight = rowHeight(
    paper,
    columns,
    columns.map(column => column.title),
    HEAD_INK,
  );
  const firstHeight = table.rows[0] ? rowHeight(paper, columns, table.rows[0], CELL_INK) : 0;
  paper.doc.y += 2;
  paper.need(headHeight + firstHeight);
  const part = paper.part(parent, 'Table');
  drawHead(paper, columns, headHeight, part);
  table.rows.forEach((row, index) => {
    const isSum = table.sum === 'last-row' && index === table.rows.length - 1;
    const ink: Ink = isSum ? { ...CELL_INK, face: 'semibold' } : CELL_INK;
    const height = rowHeight(paper, columns, row, ink);
    if (headHeight + height > FOOT - PAGE.top) throw new Error('A row of the table is higher than a page');
    if (paper.doc.y + height > FOOT) {
      paper.doc.addPage();
      drawHead(paper, columns, headHeight, undefined);
    }
    const top = paper.doc.y;
    if (isSum) paper.rule(top, COLOUR.quiet, 0.9);
    const line = paper.part(part, 'TR');
    row.forEach((text, at) => drawCell(paper, line, 'TD', text, columns[at] as Placed, top, ink));
    line.end();
    paper.doc.y = top + height;
    if (!isSum) paper.rule(paper.doc.y);
  });
  part.end();
  paper.doc.y += SPACE.afterBlock;
}

/** On later pages the head is there for the eye only: a reader aloud has already heard it. */
function drawHead(paper: Paper, columns: readonly Placed[], height: number, part: Part | undefined): void {
  const top = paper.doc.y;
  paper.decorate(doc => doc.rect(PAGE.left, top, COLUMN, height).fill(COLOUR.tint));
  if (part) {
    const line = paper.part(part, 'TR');
    for (const column of columns) drawCell(paper, line, 'TH', column.title, column, top, HEAD_INK);
    line.end();
  } else {
    paper.decorate(doc => {
      paper.use(HEAD_INK);
      for (const column of columns)
        doc.text(column.title, column.x + PADDING.x, top + PADDING.y, {
          width: column.width - 2 * PADDING.x,
          align: column.align ?? 'left',
        });
    });
  }
  paper.doc.y = top + height;
  paper.rule(paper.doc.y, COLOUR.quiet, 0.8);
}

function drawCell(paper: Paper, line: Part, tag: 'TH' | 'TD', text: string, column: Placed, top: number, ink: Ink): void {
  const at = { x: column.x + PADDING.x, y: top + PADDING.y, width: column.width - 2 * PADDING.x };
  paper.write(line, tag, text, at, { ...ink, align: column.align ?? 'left' }, tag === 'TH' ? { scope: 'Column' } : {});
}

function place(columns: readonly TableColumn[]): Placed[] {
  const whole = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  let x: number = PAGE.left;
  return columns.map(column => {
    const width = (COLUMN * (column.share ?? 1)) / whole;
    const placed = { ...column, x, width };
    x += width;
    return placed;
  });
}

function rowHeight(paper: Paper, columns: readonly Placed[], row: readonly string[], ink: Ink): number {
  if (row.length !== columns.length) throw new Error(`A row of ${row.length} cells in a table of ${columns.length} columns`);
  return (
    Math.max(...row.map((text, index) => paper.heightOf(text, (columns[index] as Placed).width - 2 * PADDING.x, ink))) +
    2 * PADDING.y -
    LINE_GAP
  );
}
