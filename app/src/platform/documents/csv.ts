/** So that a spreadsheet takes the bytes for UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
/** A cell that begins so is run as a formula by spreadsheets. */
const FORMULA = /^[=+\-@\t\r]/;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** Rows as a file for a spreadsheet: semicolons, which Polish ones expect, and CRLF by RFC 4180. Whatever somebody may have
 *  typed as a formula is disarmed by an apostrophe; a plain negative number stays a number. */
export function csvOf(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(`${BYTE_ORDER_MARK}${rows.map(row => row.map(cell).join(';')).join('\r\n')}\r\n`, 'utf8');
}

function cell(value: string): string {
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[;"\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
