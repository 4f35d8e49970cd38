import { expect, test } from 'vitest';
import { withXml, type XmlRefusal } from './parse.ts';

const verdict = (xml: string | Buffer): XmlRefusal['kind'] | 'read' => {
  const result = withXml(typeof xml === 'string' ? Buffer.from(xml) : xml, document => document.root.name);
  return result.ok ? 'read' : result.refusal.kind;
};

const lessThan = '<a>'.repeat(256) + '</a>'.repeat(256);

test('an ordinary document is lent and its content read', () => {
  const read = withXml(Buffer.from('<?xml version="1.0" encoding="utf-8"?>\n<Pismo>Zażółć</Pismo>'), document => document.root.content);
  expect(read).toEqual({ ok: true, value: 'Zażółć' });
  expect(verdict(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('<a/>')]))).toBe('read');
});

test.each([
  ['a document type', '<!DOCTYPE a><a/>', 'dtd'],
  ['an external entity', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'dtd'],
  [
    'a billion laughs',
    `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 20 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]><a>&a20;</a>`,
    'dtd',
  ],
  ['a quadratic blow-up', `<!DOCTYPE a [<!ENTITY x "${'A'.repeat(100_000)}">]><a>${'&x;'.repeat(2000)}</a>`, 'dtd'],
  ['a document type after a comment that hides its beginning', '<!-- < --><!DOCTYPE a><a/>', 'dtd'],
  ['an entity that nobody declared', '<a>&x;</a>', 'malformed'],
  ['a nesting of 200,000', '<a>'.repeat(200_000) + '</a>'.repeat(200_000), 'too-deep'],
  ['an element at depth 257', lessThan.replace('</a>', '<b/></a>'), 'too-deep'],
  ['half a million attributes', `<a ${Array.from({ length: 500_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`, 'too-many-attributes'],
  ['a million attributes', `<a ${Array.from({ length: 1_000_000 }, (_, i) => `b${i}="1"`).join(' ')}/>`, 'too-big'],
  [
    '257 attributes with angle brackets in them',
    `<a ${Array.from({ length: 257 }, (_, i) => `b${i}=">"`).join(' ')}/>`,
    'too-many-attributes',
  ],
  ['another encoding declared', '<?xml version="1.0" encoding="ISO-8859-2"?><a/>', 'not-utf-8'],
  ['bytes that are not UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xb1, 0x3c, 0x2f, 0x61, 0x3e]), 'not-utf-8'],
  ['UTF-16 with its mark', Buffer.from('\ufeff<a/>', 'utf16le'), 'not-utf-8'],
  ['UTF-16 without its mark', Buffer.from('<a/>', 'utf16le'), 'not-utf-8'],
  ['UTF-32, big end first', Buffer.from([0, 0, 0, 0x3c, 0, 0, 0, 0x61]), 'not-utf-8'],
  ['a NUL', '<a>\u0000</a>', 'nul'],
  ['a mark in the middle of the prologue', '<?xml version="1.0"?>\ufeff<a/>', 'malformed'],
  ['XML 1.1', '<?xml version="1.1"?><a/>', 'malformed'],
  ['nothing', '', 'malformed'],
  ['no end', '<a>', 'malformed'],
  ['an unclosed comment', '<a><!-- </a>', 'malformed'],
  ['two roots', '<a/><b/>', 'malformed'],
  ['a prefix bound to nothing', '<p:a/>', 'malformed'],
  ['a document of 8 MiB and one byte', `<a>${'x'.repeat(8 * 1024 * 1024 - 6)}</a>`, 'too-big'],
])('%s is refused', (_, xml, kind) => {
  expect(verdict(xml)).toBe(kind);
});

test.each([
  ['a nesting of 256', lessThan],
  ['256 attributes', `<a ${Array.from({ length: 256 }, (_, i) => `b${i}="="`).join(' ')}/>`],
  ['a document of exactly 8 MiB', `<a>${'x'.repeat(8 * 1024 * 1024 - 7)}</a>`],
  [
    'markup inside comments, sections and instructions',
    '<?xml version="1.0"?><!-- <!DOCTYPE> --><a><![CDATA[<!DOCTYPE <a><a>]]><?x <!DOCTYPE?></a>',
  ],
])('%s is read', (_, xml) => {
  expect(verdict(xml)).toBe('read');
});

test('a malformed document says where', () => {
  expect(withXml(Buffer.from('<a>\n<b></c></a>'), () => 0)).toMatchObject({ refusal: { kind: 'malformed', line: 2 } });
});

test('a fault of the borrower goes up, and the document is freed all the same', () => {
  expect(() =>
    withXml(Buffer.from('<a/>'), () => {
      throw new Error('borrower');
    }),
  ).toThrow('borrower');
});

test('two thousand documents read and given back leave the memory flat', () => {
  const big = Buffer.from(`<a>${'<b c="d">Zażółć gęślą jaźń</b>'.repeat(2000)}</a>`);
  const bad = big.subarray(0, big.length - 2);
  const round = (times: number) => {
    for (let i = 0; i < times; i += 1) {
      expect(withXml(big, document => document.find('//b').length)).toEqual({ ok: true, value: 2000 });
      withXml(bad, () => 0);
    }
  };
  round(100);
  const before = process.memoryUsage().arrayBuffers + process.memoryUsage().external;
  round(1000);
  const grown = process.memoryUsage().arrayBuffers + process.memoryUsage().external - before;
  // Kept, they would take about a gigabyte.
  expect(grown).toBeLessThan(20 * 1024 * 1024);
});
