/** A table as a generator fills it. `columns` are in the order in which a row's values stand. */
export interface NationTable {
  name: string;
  columns: readonly string[];
}

/** Texts, numbers and yes or no; instants and days as ISO text, JSON and arrays as the text PostgreSQL reads. */
export type NationValue = string | number | boolean | null;

/** Takes one row. */
export type Put = (table: NationTable, row: readonly NationValue[]) => void;

export const nationTable = (name: string, columns: string): NationTable => ({ name, columns: columns.split(/[,\s]+/) });

const SPECIAL = /[\\\t\n\r]/;
const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One line of COPY's text format. */
export function copyLine(row: readonly NationValue[]): string {
  let line = '';
  for (let at = 0; at < row.length; at += 1) line += (at === 0 ? '' : '\t') + cell(row[at] as NationValue);
  return `${line}\n`;
}

function cell(value: NationValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, sign => ESCAPED[sign] as string) : value;
  return typeof value === 'boolean' ? (value ? 't' : 'f') : String(value);
}
