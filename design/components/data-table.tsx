import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  label: string;
  cell(row: Row): ReactNode;
  /** `end` for figures, aligned and in even digits. */
  align?: 'start' | 'end';
  /** Names the row: its heading cell, and the title of the card on a narrow screen. Exactly one column. */
  heading?: boolean;
}

interface DataTableProps<Row> {
  caption: string;
  /** `hidden` where the heading above already says the same. */
  captionShown?: 'shown' | 'hidden';
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  /** Last row with sums, one entry per column. */
  footer?: readonly ReactNode[];
}

/** Rows and columns; where the place is narrow every row becomes a card, so nothing is cut or scrolled sideways.
 *  The roles are spelt out because `display: block` takes a table's meaning away. */
export function DataTable<Row>({ caption, captionShown = 'shown', columns, rows, rowKey, footer }: DataTableProps<Row>) {
  return (
    <div className="table-place">
      <table className="table" role="table">
        <caption className={captionShown === 'hidden' ? 'hidden-visually' : undefined}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map(({ key, label, align }) => (
              <th key={key} scope="col" role="columnheader" className={align === 'end' ? 'align-end' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map(row => (
            <tr role="row" key={rowKey(row)}>
              {columns.map(column => (
                <TableCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {footer === undefined ? null : (
          <tfoot role="rowgroup">
            <tr role="row">
              {columns.map(({ key, label, align }, index) => (
                <td
                  key={key}
                  role="cell"
                  data-label={index === 0 ? undefined : label}
                  className={`${align === 'end' ? 'align-end' : ''}${footer[index] ? '' : ' cell-empty'}`.trim() || undefined}
                >
                  <span className="cell">{footer[index]}</span>
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

function TableCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const className = column.align === 'end' ? 'align-end' : undefined;
  const content = <span className="cell">{column.cell(row)}</span>;
  return column.heading === true ? (
    <th scope="row" role="rowheader" className={className}>
      {content}
    </th>
  ) : (
    <td role="cell" data-label={column.label} className={className}>
      {content}
    </td>
  );
}

/** Names and values of one thing. */
export function DescriptionTable({ rows }: { rows: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="description">
      {rows.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
