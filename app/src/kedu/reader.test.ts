import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { amountAt, type Block, blockAt, dayAt, flagAt, type KeduEvent, monthAt, numberAt, textAt } from './document.ts';
import { readKedu, wholeDocuments } from './read.ts';
import { OFFICIAL } from './testing/official-schema.ts';
import { eventsOf, findingsIn } from './testing/pieces.ts';

const HEAD =
  '<KEDU xmlns="http://www.zus.pl/2026/KEDU_5_7" wersja_schematu="1">\n<naglowek.KEDU><program><producent>A</producent><symbol>B</symbol><wersja>1</wersja></program></naglowek.KEDU>\n';
const REPORT = `<ZUSRCA id_dokumentu="7">
<I><p1><p1>01</p1><p2>2026-10</p2></p1></I>
<III id_bloku=" 12 ">
<A><p1>NOWAK</p1><p2>JAN</p2><p3>P</p3><p4>44051401359</p4></A>
<B><p1><p1>0110</p1><p2>0</p2><p3>0</p3></p1><p4>4666.00</p4></B>
</III>
</ZUSRCA>
`;
const file = (...documents: string[]): string => `${HEAD}${documents.join('')}</KEDU>`;
const read = (text: string): KeduEvent[] => eventsOf([Buffer.from(text)]);
const found = (text: string): unknown[] => findingsIn(read(text));

describe('what a file holds is told in its order', () => {
  test('file, document, block by block, and the ends of them', () => {
    expect(
      read(file(REPORT)).map(event =>
        event.kind === 'block'
          ? event.block.name
          : event.kind === 'open' || event.kind === 'close'
            ? `${event.kind} ${event.container.name}`
            : '?',
      ),
    ).toEqual(['open KEDU', 'naglowek.KEDU', 'open ZUSRCA', 'I', 'III', 'close ZUSRCA', 'close KEDU']);
  });

  test('a block says where it stands, a document which it is', () => {
    const events = read(file(REPORT, REPORT.replace('"7"', '"8"')));
    const blocks = events.flatMap(event => (event.kind === 'block' && event.block.name === 'III' ? [event] : []));
    expect(blocks.map(({ line, of }) => [line, of.place, of.attributes['id_dokumentu']])).toEqual([
      [5, 1, '7'],
      [12, 2, '8'],
    ]);
    const bytes = Buffer.from(file(REPORT, REPORT));
    expect(bytes.subarray(blocks[0]?.byte).toString()).toMatch(/^<III/);
  });

  test('amounts, months, days, numbers and flags are read as what they are', () => {
    const block: Block = {
      name: 'III',
      attributes: {},
      parts: [
        { name: 'B', attributes: {}, parts: [{ name: 'p4', value: ' 4666.05\n' }] },
        { name: 'p1', value: '2026-10' },
        { name: 'p2', value: '2026-10-31+01:00' },
        { name: 'p3', value: '0012' },
        { name: 'p5', value: '1' },
        { name: 'p6', value: 'nonsense' },
        { name: 'p7', value: '2026-10Z' },
      ],
    };
    expect(amountAt(block, 'B/p4')).toBe(466605n);
    expect(textAt(block, 'B/p4')).toBe(' 4666.05\n');
    expect([monthAt(block, 'p1'), monthAt(block, 'p7'), dayAt(block, 'p2')]).toEqual(['2026-10', '2026-10', '2026-10-31']);
    expect([numberAt(block, 'p3'), flagAt(block, 'p5')]).toEqual([12, true]);
    for (const reading of [amountAt, monthAt, dayAt, numberAt, flagAt])
      expect([reading(block, 'p6'), reading(block, 'p9'), reading(block, 'B'), reading(block, 'p6/p1')]).toEqual(
        new Array(4).fill(undefined),
      );
    expect([blockAt(block, 'B')?.name, blockAt(block, 'p1')]).toEqual(['B', undefined]);
  });

  test('a signature comes whole and stands by itself', () => {
    const signature = '<d:Signature Id="s"><d:Object>a &amp; b<x y="&lt;"/></d:Object></d:Signature>';
    const text = file(REPORT)
      .replace('</KEDU>', `${signature}</KEDU>`)
      .replace('<KEDU', '<KEDU xmlns:d="http://www.w3.org/2000/09/xmldsig#"');
    expect(read(text).filter(event => event.kind === 'signature')).toEqual([
      {
        kind: 'signature',
        xml: '<d:Signature xmlns="http://www.zus.pl/2026/KEDU_5_7" xmlns:d="http://www.w3.org/2000/09/xmldsig#" Id="s"><d:Object>a &amp; b<x y="&lt;"/></d:Object></d:Signature>',
      },
    ]);
  });

  test('documents are put together one at a time', async () => {
    const ids: [string, number][] = [];
    for await (const document of wholeDocuments(readKedu([Buffer.from(file(REPORT, REPORT))])))
      ids.push([document.container.name, document.blocks.length]);
    expect(ids).toEqual([
      ['ZUSRCA', 2],
      ['ZUSRCA', 2],
    ]);
  });

  const sample = `${OFFICIAL}/sample-kedu56-rca-dra-202512.xml`;
  test.skipIf(!existsSync(sample))('a real file of 5.6 is right, and its sums are read (skipped where it is absent)', () => {
    const events = read(readFileSync(sample, 'utf8'));
    expect(findingsIn(events)).toEqual([]);
    const blocks = events.flatMap(event => (event.kind === 'block' ? [event] : []));
    const contributions = blocks.find(({ of, block }) => of.name === 'ZUSRCA' && block.name === 'III')?.block as Block;
    const due = blocks.find(({ of, block }) => of.name === 'ZUSDRA' && block.name === 'IX')?.block as Block;
    expect([amountAt(contributions, 'B/p29'), amountAt(due, 'p2'), textAt(contributions, 'A/p1')]).toEqual([147632n, 147632n, 'IKSIŃSKI']);
  });
});

describe('what is wrong is told with where it stands', () => {
  test('a value', () => {
    expect(found(file(REPORT.replace('4666.00', '4666,00')))).toEqual([
      {
        class: 'K',
        code: 'V001.value.not-an-amount',
        document: { place: 1, type: 'ZUSRCA', id: '7' },
        block: 'III',
        blockId: ' 12 ',
        field: 'B/p4',
        line: 7,
        byte: expect.any(Number),
        facts: { most: 6, value: '4666,00' },
      },
    ]);
  });

  test.each<[string, string, string, object]>([
    [
      'a field out of order',
      '<p3>P</p3><p4>44051401359</p4>',
      '<p4>44051401359</p4><p3>P</p3>',
      { code: 'V001.missing', field: 'A', facts: { name: 'p3' } },
    ],
    ['a block out of order', '</III>', '<D/><C/></III>', { code: 'V001.order', block: 'III', facts: { name: 'C' } }],
    ['a field too often', '<p2>JAN</p2>', '<p2>JAN</p2><p2>JAN</p2>', { code: 'V001.repeated', facts: { name: 'p2' } }],
    ['a field that is absent', '<p2>JAN</p2>', '', { code: 'V001.missing', field: 'A', facts: { name: 'p2' } }],
    ['a field at the end that is absent', '<p4>44051401359</p4>', '', { code: 'V001.missing', field: 'A', facts: { name: 'p4' } }],
    ['a field nobody knows', '<p2>JAN</p2>', '<p2>JAN</p2><p2a/>', { code: 'V001.unknown-element', field: 'A', facts: { name: 'p2a' } }],
    [
      'a field within a field',
      '<p2>JAN</p2>',
      '<p2>J<b>A</b>N</p2>',
      { code: 'V001.element-in-value', field: 'A/p2', facts: { name: 'b' } },
    ],
    ['text beside fields', '<p2>JAN</p2>', 'x<p2>JAN</p2>', { code: 'V001.stray-text', field: 'A' }],
    ['an attribute that is absent', ' id_bloku=" 12 "', '', { code: 'V001.missing-attribute', block: 'III', facts: { name: 'id_bloku' } }],
    ['an attribute nobody knows', '<A>', '<A x="1">', { code: 'V001.unknown-attribute', field: 'A', facts: { name: 'x' } }],
    ['an attribute of the wrong kind', '" 12 "', '"a"', { code: 'V001.value.not-whole', facts: { attribute: 'id_bloku', value: 'a' } }],
    ['a value too long', 'NOWAK', 'N'.repeat(32), { code: 'V001.value.too-long', facts: { most: 31, length: 32, value: 'N'.repeat(32) } }],
  ])('%s', (_, before, after, expected) => {
    const findings = found(file(REPORT.replace(before, after)));
    expect(findings[0]).toMatchObject({ class: 'K', document: { type: 'ZUSRCA' }, ...expected });
  });

  test('a prefix means nothing behind the element that declared it', () => {
    const declared = REPORT.replace('<A>', '<q:A xmlns:q="http://www.zus.pl/2026/KEDU_5_7">').replace('</A>', '</q:A>');
    expect(found(file(declared))).toEqual([]);
    expect(found(file(declared.replace('<B>', '<q:B>').replace('</B>', '</q:B>')))).toMatchObject([
      { code: 'V001.prefix', facts: { prefix: 'q' } },
    ]);
    const undeclared = REPORT.replace('<A>', '<A xmlns="urn:other">');
    expect(found(file(undeclared)).map(finding => (finding as { code: string }).code)).toEqual(['V001.unknown-element', 'V001.missing']);
  });

  test('a file without documents', () => {
    expect(found(file())).toMatchObject([{ code: 'V001.missing', facts: { name: 'ZUS…' } }]);
  });

  test('reading goes on behind it, so that everything wrong is told at once', () => {
    const wrong = REPORT.replace('<p3>P</p3>', '<p3>PP</p3>').replace('2026-10', '2026-13');
    expect(found(file(wrong, REPORT, wrong))).toMatchObject([
      { document: { place: 1 }, field: 'p1/p2' },
      { document: { place: 1 }, field: 'A/p3' },
      { document: { place: 3 }, field: 'p1/p2' },
      { document: { place: 3 }, field: 'A/p3' },
    ]);
  });

  test('an end too soon says which element is open and on which line', () => {
    const cut = file(REPORT).slice(0, 400);
    const line = cut.split('\n').length;
    expect(found(cut)).toMatchObject([{ code: 'V001.truncated', line, byte: 400, facts: { open: expect.any(String) } }]);
  });
});
