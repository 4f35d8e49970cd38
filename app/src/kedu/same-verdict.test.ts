import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { formatOf, isValue, type Version, VERSIONS } from './format/format.ts';
import { GAVE_UP, hasOfficial, officialVerdict, ourFindings } from './testing/official-schema.ts';
import {
  allOf,
  asLibxml2IsAsked,
  type Chooser,
  fileTree,
  mutate,
  randomChooser,
  setTree,
  SPARING,
  type Tree,
  written,
} from './testing/trees.ts';
import { PROBES, RIGHT } from './testing/values.ts';

const FILES_AT_LEAST = 20_000;
const LAVISH: Chooser = { ...SPARING, count: () => 1, has: () => true };
/** All blocks and fields of a document, without what surrounds them in every one. */
const BLOCKS: Chooser = { ...LAVISH, count: element => (element.required || !/[.:]/.test(element.name) ? 1 : 0) };
const codes = [...formatOf('5.7').documents.keys()];
/** A seed of its own for each, so that what one finds does not hang on the others. */
const seeded = (seed: number, numRuns: number): fc.Parameters<unknown> => ({ seed, numRuns, endOnFailure: true });

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const PIECES =
  '<;>;&;&amp;;&#65;;&#x41;;&#0;;&#xD800;;&nbsp;;]]>;<![CDATA[1]]>;<!-- x -->;<!-- -- -->;<?pi x?>;<?xml version="1.0"?>;</p1>;<p1>;<p1/>;<x:y/>; xmlns="urn:x"; xmlns=""; xmlns:k="http://www.zus.pl/2026/KEDU_5_7"; x="1"; xml:lang="pl"; id_bloku="1"; xsi:nil="true";ą;😀;=;";/; ;\u0000;\u0007;\uffff;\ufeff;\r\n;\t'
    .split(/(?<!&[a-z#0-9A-Z]*);/)
    .concat("'");

let judged = 0;
let right = 0;

function expectSame(version: Version, xml: string, xmlForLibxml2 = xml): void {
  const official = officialVerdict(version, Buffer.from(xmlForLibxml2));
  if (official === GAVE_UP) return;
  const ours = ourFindings(Buffer.from(xml));
  judged += 1;
  if (official === undefined) right += 1;
  if ((official === undefined) !== (ours.length === 0)) expect({ xml, ours, official }).toBe('judged alike');
}

function expectSameOf(version: Version, tree: Tree): void {
  const { namespace } = formatOf(version);
  expectSame(version, written(tree, namespace), written(asLibxml2IsAsked(tree), namespace));
}

describe.skipIf(!hasOfficial)('our verdict is that of the official schema (skipped where it is absent)', () => {
  afterAll(() => {
    console.log(`${judged} files judged twice, ${right} of them right`);
    expect(judged).toBeGreaterThan(FILES_AT_LEAST);
    expect(right / judged).toBeGreaterThan(0.2);
    expect(right / judged).toBeLessThan(0.8);
  });

  describe.each(VERSIONS)('KEDU %s', version => {
    const format = formatOf(version);

    test.each(codes)('%s with all its fields, with as few as may be, and with right and wrong values in every field', code => {
      expectSameOf(version, fileTree(format, [code], SPARING));
      const file = fileTree(format, [code], LAVISH);
      expect(ourFindings(Buffer.from(written(file, format.namespace)))).toEqual([]);
      expectSameOf(version, file);
      const plain = fileTree(format, [code], BLOCKS);
      const document = allOf(plain).find(({ tree }) => tree.name === code)?.tree as Tree;
      let turn = 0;
      for (const { tree } of allOf(document)) {
        if (tree.text === undefined || tree.type === undefined || tree.type === 'signature' || !isValue(tree.type)) continue;
        const before = tree.text;
        const values = [...RIGHT(tree.type.word), ...Array.from({ length: 4 }, (_, at) => PROBES[(turn + at) % PROBES.length] as string)];
        turn += 4;
        for (const value of values) {
          tree.text = value;
          expectSameOf(version, plain);
        }
        tree.text = before;
      }
    });

    test('what surrounds the blocks: header, features, footers, sets', () => {
      const file = fileTree(format, ['ZUSOSW'], LAVISH);
      const at = file.children.findIndex(child => child.name === 'ZUSOSW');
      file.children.splice(at, 0, setTree(format, ['ZUSIWA'], SPARING));
      expect(ourFindings(Buffer.from(written(file, format.namespace)))).toEqual([]);
      let turn = 0;
      for (const { tree } of allOf(file)) {
        if (tree.text !== undefined && tree.name !== 'ds:Signature') {
          const before = tree.text;
          for (let left = 12; left > 0; left -= 1) {
            tree.text = PROBES[turn++ % PROBES.length] as string;
            expectSameOf(version, file);
          }
          tree.text = before;
        }
        for (const attribute of tree.attributes) {
          const before = attribute[1];
          for (const value of PROBES.slice(0, 30)) {
            attribute[1] = value;
            expectSameOf(version, file);
          }
          attribute[1] = before;
        }
      }
    });

    test('files as they come, and with one thing changed', () => {
      fc.assert(
        fc.property(fc.gen(), gen => {
          const choose = randomChooser(gen, fc);
          const some = [choose.oneOf(codes), ...(choose.has() ? [choose.oneOf(codes)] : [])];
          const file = fileTree(format, some, choose);
          if (choose.has()) {
            const at = file.children.findIndex(child => child.name.startsWith('ZUS'));
            file.children.splice(at, 0, setTree(format, [choose.oneOf(codes)], choose));
          }
          if (choose.oneOf([0, 1, 2]) > 0) mutate(file, format, choose);
          expectSameOf(version, file);
        }),
        seeded(56_57, 1_500),
      );
    });
  });

  // Once: both versions have the same kinds.
  test('every kind of value with every value at its edge', () => {
    const words = new Map<string, { file: Tree; field: Tree }>();
    for (const code of [...codes.filter(code => code !== 'ZUSDRA'), 'ZUSDRA'].reverse()) {
      const file = fileTree(formatOf('5.7'), [code], BLOCKS);
      for (const { tree } of allOf(file)) {
        if (tree.text !== undefined && tree.type && tree.type !== 'signature' && isValue(tree.type))
          words.set(tree.type.word, { file, field: tree });
      }
    }
    expect(words.size).toBeGreaterThan(50);
    for (const { file, field } of words.values()) {
      const before = field.text as string;
      for (const value of PROBES) {
        field.text = value;
        expectSameOf('5.7', file);
      }
      field.text = before;
    }
  });

  /** Pieces that make XML right, wrong, or something else. A CDATA section of white space between elements is left out:
   *  libxml2 refuses it, though to the standard it is white space as any other. */
  const pieces = fc.constantFrom(...PIECES);

  test('files whose text was cut, doubled or added to', () => {
    const format = formatOf('5.7');
    const texts = codes.map(code => `${DECLARATION}${written(fileTree(format, [code], BLOCKS), format.namespace)}`);
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat({ max: 3 }), fc.option(pieces), (text, place, taken, piece) => {
        // Behind the XML declaration: other encodings are refused by us alone.
        const at = DECLARATION.length + (place % (text.length - DECLARATION.length + 1));
        const changed = text.slice(0, at) + (piece ?? '') + text.slice(at + taken);
        // White space around days, months and years: see `asLibxml2IsAsked`.
        fc.pre(!/>\s+[0-9]{4}<|>[0-9]{4}\s+</.test(changed));
        expectSame('5.7', changed, changed.replace(/>\s*([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)\s*</g, '>$1<'));
      }),
      seeded(5_7, 6_000),
    );
  });

  test.each([
    ['a prefix for all names', 'prefix'],
    ['the schema of another version', 'other'],
    ['a namespace nobody knows', 'unknown'],
    ['no namespace', 'none'],
    ['where a schema may be found', 'hint'],
  ])('%s', (_, way) => {
    const { namespace } = formatOf('5.7');
    const text = written(fileTree(formatOf('5.7'), ['ZUSDRA'], LAVISH), namespace);
    const ways: Record<string, string> = {
      prefix: text.replace('xmlns=', 'xmlns:k=').replace(/<(\/?)(?!\/|ds:|SignedInfo)([\w.]+)/g, '<$1k:$2'),
      other: text.replace('2026/KEDU_5_7', '2024/KEDU_5_6'),
      unknown: text.replace('2026/KEDU_5_7', '2030/KEDU_6_0'),
      none: text.replace(/ xmlns="[^"]*"/, ''),
      hint: text.replace('<KEDU', '<KEDU xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:a b.xsd"'),
    };
    expectSame(way === 'other' ? '5.6' : '5.7', ways[way] as string);
  });
});
