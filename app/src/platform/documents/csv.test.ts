import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

const lines = (rows: readonly (readonly string[])[]): string[] => csvOf(rows).toString('utf8').slice(1).split('\r\n').slice(0, -1);

test('a name that a spreadsheet would run as a formula is disarmed, a negative amount stays a number', () => {
  expect(lines([['=HYPERLINK("http://x")', '@sum', '+48600', '-1+2', '\tx', '-12,50', '-3.10']])).toEqual([
    `"'=HYPERLINK(""http://x"")";"'@sum";"'+48600";"'-1+2";"'\tx";-12,50;-3.10`,
  ]);
});

test('the file begins with the mark of UTF-8', () => {
  expect([...csvOf([['ą']]).subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
});

/** Reads a file back as RFC 4180 says. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^;"\r\n]*))(;|\r\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

test('whatever stands in the cells, the file is read back as it was but for the apostrophe, and no cell begins a formula', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }), rows => {
      const back = read(csvOf(rows).toString('utf8').slice(1));
      expect(back.map(row => row.length)).toEqual(rows.map(row => row.length));
      for (const [y, row] of rows.entries())
        for (const [x, value] of row.entries()) {
          const shown = back[y]?.[x] as string;
          expect([value, `'${value}`]).toContain(shown);
          expect(/^[=+@\t\r]/.test(shown)).toBe(false);
          if (shown.startsWith('-')) expect(Number.isNaN(Number(shown.replace(',', '.')))).toBe(false);
        }
    }),
  );
});
