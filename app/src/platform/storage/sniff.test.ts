import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sniffAttachment, type AttachmentType } from './sniff.ts';
import { makeCompoundFile } from './testing/make-compound-file.ts';
import { makeZip } from './testing/make-zip.ts';

const ALL: readonly AttachmentType[] = ['TXT', 'ODT', 'DOC', 'RTF', 'PDF', 'JPEG', 'GIF', 'TIFF', 'XLS', 'XML', 'PNG', 'ODS'];
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

const openDocument = (kind: 'text' | 'spreadsheet', extra: Parameters<typeof makeZip>[0] = []): Buffer =>
  makeZip([
    { name: 'mimetype', bytes: Buffer.from(`application/vnd.oasis.opendocument.${kind}`), stored: true },
    { name: 'content.xml', bytes: Buffer.from('<office:document-content/>') },
    { name: 'META-INF/manifest.xml', bytes: Buffer.from('<manifest:manifest/>') },
    ...extra,
  ]);
const tiff = Buffer.concat([latin('II*\0\x08\0\0\0'), Buffer.alloc(20)]);
const samples: Record<AttachmentType, Buffer> = {
  TXT: Buffer.from('Zażółć gęślą jaźń.\r\n'),
  XML: Buffer.from('\ufeff<?xml version="1.0" encoding="UTF-8"?>\n<pismo/>'),
  PDF: latin('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\nstartxref\n9\n%%EOF\n'),
  RTF: latin("{\\rtf1\\ansi Dzie\\'f1 dobry.}\r\n"),
  PNG: latin('\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0IEND\xaeB`\x82'),
  JPEG: latin('\xff\xd8\xff\xe0\0\x10JFIF\0\x01\xff\xd9'),
  GIF: latin('GIF89a\x01\0\x01\0\0\0\0;'),
  TIFF: tiff,
  ODT: openDocument('text'),
  ODS: openDocument('spreadsheet'),
  DOC: makeCompoundFile(['1Table', 'WordDocument', 'Data', 'ObjectPool', 'CompObj']),
  XLS: makeCompoundFile(['Workbook']),
};
const endings: Record<AttachmentType, string> = {
  TXT: 'txt',
  XML: 'xml',
  PDF: 'pdf',
  RTF: 'rtf',
  PNG: 'png',
  JPEG: 'jpg',
  GIF: 'gif',
  TIFF: 'tif',
  ODT: 'odt',
  ODS: 'ods',
  DOC: 'doc',
  XLS: 'xls',
};

const kindOf = (bytes: Buffer, name: string, allowed: readonly string[] = ALL): string => {
  const sniffed = sniffAttachment(bytes, name, allowed);
  return sniffed.ok ? sniffed.value.type : sniffed.refusal.kind;
};

test.each(ALL)('a %s is known by its bytes', type => {
  expect(kindOf(samples[type], `Załącznik nr 1.${endings[type]}`)).toBe(type);
  expect(kindOf(samples[type], `SKAN.${endings[type].toUpperCase()}`)).toBe(type);
});

test('no file passes under the ending of another kind', () => {
  for (const type of ALL) {
    for (const other of ALL) {
      // XML is text too, so it may be called so.
      if (other === type || (type === 'XML' && other === 'TXT')) continue;
      expect(kindOf(samples[type], `plik.${endings[other]}`), `${type} as ${other}`).toBe('name-does-not-match');
    }
  }
});

test('only what the institution takes is taken', () => {
  for (const type of ALL)
    expect(
      kindOf(
        samples[type],
        `plik.${endings[type]}`,
        ALL.filter(one => one !== type),
      ),
    ).toBe('type-not-allowed');
});

test('an empty file, a name with a path and a name that hides its ending are refused', () => {
  expect(kindOf(Buffer.alloc(0), 'pusty.txt')).toBe('empty');
  for (const name of [
    '../x.pdf',
    'C:\\x.pdf',
    'bez-konca',
    '.pdf',
    'x.pdf\0',
    'faktura\u202efdp.exe',
    'x.pdf\r\nA: b',
    `${'x'.repeat(200)}.pdf`,
  ])
    expect(kindOf(samples.PDF, name), name).toBe('name-not-allowed');
});

test('programs renamed to documents are refused', () => {
  const programs = [
    latin('MZ\x90\0\x03\0\0\0\x04'),
    latin('\x7fELF\x02\x01\x01\0'),
    latin('\xca\xfe\xba\xbe\0\0\0\x34'),
    makeZip([{ name: 'classes.dex', bytes: Buffer.from('dex') }]),
  ];
  for (const program of programs)
    for (const ending of Object.values(endings)) expect(kindOf(program, `umowa.${ending}`)).toBe('type-not-allowed');
});

test('newer office formats and plain ZIPs are not OpenDocuments', () => {
  const docx = makeZip([
    { name: '[Content_Types].xml', bytes: Buffer.from('<Types/>') },
    { name: 'word/document.xml', bytes: Buffer.from('<w/>') },
  ]);
  const deflatedType = makeZip([
    { name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.text') },
    { name: 'content.xml', bytes: Buffer.from('<x/>') },
  ]);
  const longType = makeZip([{ name: 'mimetype', bytes: Buffer.alloc(5000, 'a'), stored: true }]);
  for (const container of [docx, deflatedType, longType]) expect(kindOf(container, 'pismo.odt')).toBe('type-not-allowed');
});

test('an OpenDocument without its parts, with a path that climbs or with a doubled part is damaged', () => {
  const withoutManifest = makeZip([
    { name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.text'), stored: true },
    { name: 'content.xml', bytes: Buffer.from('<x/>') },
  ]);
  expect(kindOf(withoutManifest, 'pismo.odt')).toBe('damaged');
  expect(kindOf(openDocument('text', [{ name: '../../etc/passwd', bytes: Buffer.from('x') }]), 'pismo.odt')).toBe('damaged');
  expect(kindOf(openDocument('text', [{ name: 'content.xml', bytes: Buffer.from('<other/>') }]), 'pismo.odt')).toBe('damaged');
});

test('two files in one are refused: a ZIP hidden behind a picture, a PDF or a letter', () => {
  const hidden = makeZip([{ name: 'evil.js', bytes: Buffer.from('alert(1)') }], '%%EOF;');
  const hiddenWithPngTail = makeZip([{ name: 'evil.js', bytes: Buffer.from('alert(1)') }], 'IEND\xaeB`\x82');
  for (const type of ['PDF', 'JPEG', 'GIF', 'TIFF', 'DOC', 'XLS'] as const)
    expect(kindOf(Buffer.concat([samples[type], hidden]), `plik.${endings[type]}`), type).toBe('damaged');
  expect(kindOf(Buffer.concat([samples.PNG, hiddenWithPngTail]), 'plik.png')).toBe('damaged');
  expect(kindOf(Buffer.concat([samples.TXT, hidden]), 'plik.txt')).toBe('type-not-allowed');
});

test('a PDF must begin at its first byte, so that nothing can stand before it', () => {
  expect(kindOf(Buffer.concat([latin('GIF89a'), samples.PDF]), 'plik.pdf')).toBe('name-does-not-match');
  expect(kindOf(Buffer.concat([latin('<script>'), samples.PDF]), 'plik.pdf')).toBe('name-does-not-match');
});

test('a file cut off on the way is damaged', () => {
  for (const type of ['PDF', 'PNG', 'GIF', 'RTF'] as const)
    expect(kindOf(samples[type].subarray(0, samples[type].length - 4), `plik.${endings[type]}`), type).toBe('damaged');
  expect(kindOf(samples.TIFF.subarray(0, 10), 'skan.tif')).toBe('damaged');
});

test('text is UTF-8 or Windows-1250, without control characters', () => {
  expect(kindOf(Buffer.from('5a61bff3b3e6', 'hex'), 'stary.txt')).toBe('TXT');
  expect(kindOf(latin('a\0b'), 'plik.txt')).toBe('type-not-allowed');
  expect(kindOf(latin('a\x1b[31mb'), 'plik.txt')).toBe('type-not-allowed');
  expect(kindOf(latin('a\x81b'), 'plik.txt')).toBe('type-not-allowed');
  expect(kindOf(Buffer.from('\ufeffabc', 'utf16le'), 'plik.txt')).toBe('type-not-allowed');
});

test('XML that brings a document type is refused, in any encoding we read', () => {
  expect(kindOf(Buffer.from('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'), 'plik.xml')).not.toBe('XML');
  expect(kindOf(Buffer.from('<?xml version="1.0"?><!DOCTYPE x><x/>'), 'plik.xml')).toBe('type-not-allowed');
  expect(kindOf(Buffer.from('<pismo>treść</pismo>'), 'plik.xml')).toBe('XML');
});

test('no bytes under any name make it throw, and what passes has the ending it says', () => {
  const heads = [Buffer.alloc(0), ...Object.values(samples)];
  const bytes = fc
    .tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 200 }), fc.nat(2000))
    .map(([head, tail, cut]) => Buffer.concat([head, tail]).subarray(0, cut));
  fc.assert(
    fc.property(bytes, fc.constantFrom(...Object.values(endings), 'exe', ''), (content, ending) => {
      const sniffed = sniffAttachment(content, `plik.${ending}`, ALL);
      return !sniffed.ok || endings[sniffed.value.type] === ending || (sniffed.value.type === 'TXT' && ending === 'txt');
    }),
    { numRuns: 2000 },
  );
});
