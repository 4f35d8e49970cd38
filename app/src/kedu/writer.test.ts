import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { month } from '#kernel/day.ts';
import { parseNip } from '#kernel/nip.ts';
import { parsePesel } from '#kernel/pesel.ts';
import { sum } from '#kernel/grosze.ts';
import { amountAt, type Block, type KeduEvent, textAt } from './document.ts';
import { formatOf, type Version, VERSIONS } from './format/format.ts';
import { inventedSet, type Rates } from './invented-set.ts';
import { hasOfficial, OFFICIAL, officialVerdict } from './testing/official-schema.ts';
import { contentOf, eventsOf, findingsIn } from './testing/pieces.ts';
import { fileTree, randomChooser, setTree, written } from './testing/trees.ts';
import { KeduWriter, NotWritable, writeKedu } from './writer.ts';

const RATES: Rates = {
  oldAge: '0.0976',
  disabilityInsured: '0.015',
  disabilityPayer: '0.065',
  sickness: '0.0245',
  accident: '0.0167',
  health: '0.09',
  funds: '0.0245',
  guaranteedBenefits: '0.001',
};
const set = (version: Version, insured: number): KeduEvent[] => [
  ...inventedSet({ version, month: month('2026-10'), insured, rates: RATES, seed: 7 }),
];

function write(events: Iterable<KeduEvent>, version: Version): Buffer {
  const writer = new KeduWriter(version);
  const pieces = [...events].flatMap(event => writer.write(event) ?? []);
  return Buffer.concat([...pieces, writer.end()]);
}

describe('what is written', () => {
  test.each(VERSIONS)('in %s is read back as it was, and written again byte for byte', version => {
    const codes = [...formatOf(version).documents.keys()];
    fc.assert(
      fc.property(fc.gen(), gen => {
        const choose = randomChooser(gen, fc);
        const tree = fileTree(formatOf(version), [choose.oneOf(codes), choose.oneOf(codes)], choose);
        if (choose.has())
          tree.children.splice(
            tree.children.findIndex(child => child.name.startsWith('ZUS')),
            0,
            setTree(formatOf(version), [choose.oneOf(codes)], choose),
          );
        const imported = eventsOf([Buffer.from(written(tree, formatOf(version).namespace))]);
        expect(findingsIn(imported)).toEqual([]);
        const exported = write(imported, version);
        const again = eventsOf([exported]);
        expect(contentOf(again)).toEqual(contentOf(imported));
        expect(write(again, version).equals(exported)).toBe(true);
        if (hasOfficial) expect(officialVerdict(version, withDatesTrimmed(exported))).toBeUndefined();
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  test('has one form: an element a line, parts in the order of the format', () => {
    const events = set('5.7', 1);
    const turned = events.map(event =>
      event.kind === 'block' ? { ...event, block: { ...event.block, parts: event.block.parts.toReversed() } } : event,
    );
    expect(write(turned, '5.7').toString()).toBe(write(events, '5.7').toString());
    expect(write(events, '5.7').toString()).toContain(
      '\n  <ZUSRCA id_dokumentu="1">\n    <I>\n      <p1>\n        <p1>01</p1>\n        <p2>2026-10</p2>\n      </p1>\n    </I>\n',
    );
  });

  test('keeps every character of a value, ends of lines and quotes too', () => {
    const odd = 'a\rb\r\n\tc <&> "]]>" ż';
    const feature: Block = { name: 'cecha', attributes: { nazwa: odd }, parts: [{ name: 'wartosc', value: odd }] };
    const features: Block = { name: 'cechy.KEDU', attributes: {}, parts: [feature] };
    const events = set('5.7', 1).flatMap(event =>
      event.kind === 'block' && event.block.name === 'naglowek.KEDU' ? [event, { ...event, block: features }] : [event],
    );
    const again = eventsOf([write(events, '5.7')]).flatMap(event => (event.kind === 'block' ? [event.block] : []));
    expect(again[1]).toEqual(features);
  });

  test('comes in pieces, none much larger than another', async () => {
    const sizes: number[] = [];
    for await (const piece of writeKedu(set('5.7', 500), '5.7')) sizes.push(piece.length);
    expect(sizes.length).toBeGreaterThan(5);
    expect(Math.max(...sizes)).toBeLessThan(100_000);
  });

  test('is never wrong: what has no place in the format is refused', () => {
    const wrong = set('5.7', 1).map(event =>
      event.kind === 'block' && event.block.name === 'XIII'
        ? { ...event, block: { ...event.block, parts: [{ name: 'p1', value: '1.12.2026' }] } }
        : event,
    );
    expect(() => write(wrong, '5.7')).toThrow(NotWritable);
  });

  const sample = `${OFFICIAL}/sample-kedu56-rca-dra-202512.xml`;
  test.skipIf(!hasOfficial)('a real file of 5.6 goes out as 5.7 with all it held (skipped where it is absent)', () => {
    const imported = eventsOf([readFileSync(sample)]);
    const exported = write(imported, '5.7');
    expect(officialVerdict('5.7', exported)).toBeUndefined();
    const withoutVersion = (events: readonly KeduEvent[]): string => JSON.stringify(contentOf(events)).replaceAll(/"version":"[^"]*"/g, '');
    expect(withoutVersion(eventsOf([exported]))).toBe(withoutVersion(imported));
  });

  test('a yearly settlement of 5.7 is not passed off as one of 5.6', () => {
    const yearly: Block = { name: 'XII', attributes: {}, parts: [{ name: 'p28', value: '1.00' }] };
    const events = set('5.7', 1).flatMap(event =>
      event.kind === 'block' && event.block.name === 'XIII' ? [{ ...event, block: yearly }, event] : [event],
    );
    expect(findingsIn(eventsOf([write(events, '5.7')]))).toEqual([]);
    expect(() => write(events, '5.6')).toThrow('V001.unknown-element at ZUSDRA XII');
  });
});

/** See `asLibxml2IsAsked`. */
const withDatesTrimmed = (xml: Buffer): Buffer =>
  Buffer.from(xml.toString().replace(/>\s*(-?[0-9]{4,5}(?:-[0-9]{2}){0,2}(?:Z|[+-][0-9:]{5})?)\s*</g, '>$1<'));

describe('an invented set', () => {
  test.each(VERSIONS)('is right by the schema of %s', version => {
    const xml = write(set(version, 12), version);
    expect(findingsIn(eventsOf([xml]))).toEqual([]);
    if (hasOfficial) expect(officialVerdict(version, xml)).toBeUndefined();
  });

  test('is the same for the same seed', () => {
    expect(write(set('5.7', 3), '5.7').equals(write(set('5.7', 3), '5.7'))).toBe(true);
  });

  test('has people and a payer with right numbers, and a declaration that is the sum of the reports', () => {
    const blocks = set('5.7', 40).flatMap(event => (event.kind === 'block' ? [event] : []));
    const reports = blocks.filter(({ of, block }) => of.name === 'ZUSRCA' && block.name === 'III').map(({ block }) => block);
    const declared = (name: string): Block => blocks.find(({ of, block }) => of.name === 'ZUSDRA' && block.name === name)?.block as Block;
    const all = (path: string): bigint => sum(reports.map(block => amountAt(block, path) ?? sum([])));
    expect(reports).toHaveLength(40);
    expect(new Set(reports.map(block => textAt(block, 'A/p4'))).size).toBe(40);
    expect(reports.every(block => parsePesel(textAt(block, 'A/p4') as string).ok)).toBe(true);
    expect(parseNip(textAt(declared('II'), 'p1') as string).ok).toBe(true);
    expect(amountAt(declared('IV'), 'p1')).toBe(all('B/p7') + all('B/p11'));
    expect(amountAt(declared('IV'), 'p37')).toBe(all('B/p29'));
    expect(amountAt(declared('VI'), 'p7')).toBe(all('C/p4'));
    expect(amountAt(declared('IX'), 'p2')).toBe(all('B/p29') + all('C/p4') + (amountAt(declared('VII'), 'p3') as bigint));
  });
});
