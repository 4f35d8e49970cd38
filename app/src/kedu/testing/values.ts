const DAYS = [
  '2026-01-31',
  '2024-02-29',
  '1999-12-01',
  '2026-11-24Z',
  '2026-11-24+02:00',
  ' 2026-11-24 ',
  '0001-01-01',
  '12026-11-24',
  '-0044-03-15',
];

/** Right values for a word of the notation. */
export function RIGHT(word: string): readonly string[] {
  const [, kind = word, number = '', most = ''] = /^([a-z-]+?)(\d+)?(?:-(\d+))?$/.exec(word) ?? [];
  const count = Number(number);
  if (word.startsWith('digit1to')) return ['1', word.slice(-1), ' 1 '];
  if (word.startsWith('one-of-')) return [...word.slice('one-of-'.length)];
  if (word.startsWith('fixed-')) return [word.slice('fixed-'.length)];
  switch (kind) {
    case 'text':
      return word === 'text'
        ? ['abc', '', ' ', 'ż & <', 'x'.repeat(300), 'a\rb\r\n\tc\n"<>&']
        : most
          ? ['X', 'Ż'.repeat(Number(most)), 'JAN MARIA'.slice(0, Number(most))]
          : ['Ą'.repeat(count), '', 'x', '😀'.repeat(count), ' '];
    case 'exact':
      return ['1'.repeat(count), 'Ż'.repeat(count), '😀'.repeat(count), ' '.repeat(count)];
    case 'digits':
      return ['0'.repeat(count), '9'.repeat(count), '٣'.repeat(count)];
    case 'activity':
      return ['4711', '4711Z'];
    case 'whole':
      return ['1', '0', '9'.repeat(count), ` ${'1'.repeat(count)}\n`, '0'.repeat(count + 3), '+1', '-0'];
    case 'nip':
      return ['5213017228', '0000000000', ' 5213017228'];
    case 'pesel':
      return ['44051401359', '\t00000000000'];
    case 'regon':
      return ['123456785', '12345678512347'];
    case 'amount':
      return ['0.00', `${'9'.repeat(count)}.99`, ' 1.00 ', '01.10'.slice(-Math.max(4, count + 3))];
    case 'rate':
      return ['1.67', '0.00', '99.99'];
    case 'yes-no':
      return ['true', 'false', '1', ' 0 '];
    case 'day':
      return DAYS;
    case 'month':
      return ['1999-01', '2026-11', '1999-02Z', '1999-12-14:00', '12026-01', ' 2026-01 '];
    case 'year':
      return ['2026', '2017', '12026', ' 2027 ', '2030Z'];
    default:
      throw new Error(`No right value is known for ${word}`);
  }
}

const repeated = (text: string, ...counts: number[]): string[] => counts.map(count => text.repeat(count));

/** Values at and over the edge of one kind or another; each is tried on every field. */
export const PROBES: readonly string[] = [
  '',
  ' ',
  'x',
  'Z',
  '\u0663',
  '\u0663\u0663',
  '\u0967\u0967\u0967\u0967',
  '😀',
  ...repeated('1', 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 24, 30),
  ...repeated(
    'ą',
    2,
    3,
    4,
    5,
    6,
    7,
    9,
    10,
    11,
    12,
    13,
    15,
    16,
    20,
    21,
    22,
    23,
    24,
    25,
    26,
    27,
    30,
    31,
    32,
    33,
    36,
    37,
    51,
    52,
    62,
    63,
    64,
    65,
    72,
    73,
  ),
  '0',
  '1',
  '8',
  '9',
  '3',
  '+1',
  '-1',
  '-0',
  '- 1',
  '1 1',
  '+0000000000000000000000000000001',
  '1.0',
  '1.00',
  '1.000',
  '.00',
  '1.',
  '+1.00',
  '-1.00',
  '-0.00',
  '1,00',
  '1e2',
  ...repeated('1', 5, 6, 7, 8, 9, 10, 11, 12).map(whole => `${whole}.00`),
  ' 1.00\t',
  '\u00a01.00',
  'true',
  'TRUE',
  'false ',
  'yes',
  '2026-02-29',
  '2024-02-29',
  '1900-02-29',
  '2000-02-29',
  '2026-13-01',
  '2026-00-01',
  '2026-01-00',
  '2026-04-31',
  '2026-1-1',
  '26-01-01',
  '02026-01-01',
  '0000-01-01',
  '-0001-01-01',
  '-0004-02-29',
  '-2024-02-29',
  '+2026-01-01',
  '2026-01-01Z',
  '2026-01-01z',
  '2026-01-01+14:00',
  '2026-01-01-14:00',
  '2026-01-01+14:01',
  '2026-01-01+13:59',
  '2026-01-01+24:00',
  '2026-01-01+1:00',
  '2026-01-01T00:00:00',
  '2026-01-01 Z',
  '123456-01-01',
  '2026-01',
  '1999-01',
  '1998-12',
  '1999-01Z',
  '1999-01+14:00',
  '1999-01-14:00',
  '1999-02-14:00',
  '1999-02+14:00',
  '1999-01+00:00',
  '1998-12-14:00',
  '2026-13',
  '2026-00',
  '2026-1',
  '02026-01',
  '-1999-01',
  '--01',
  '2026',
  '1998',
  '1999',
  '1999Z',
  '1999-14:00',
  '1999+14:00',
  '2000+14:00',
  '2002',
  '2003',
  '2003Z',
  '2008',
  '2009',
  '0000',
  '-0001',
  '02026',
  '12026',
  '99',
  '4711Z',
  '4711z',
  '4711ZZ',
  '471Z',
];
