import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalDocument, EXCLUSIVE } from './canonical.ts';
import { withXml } from './parse.ts';
import { compileSchema } from './schema.ts';
import { element, writeXml, type XmlTree } from './write.ts';

const canonical = (bytes: Buffer) => withXml(bytes, document => canonicalDocument(document, EXCLUSIVE).toString());

test('what stands in a document is text, whatever the person typed', () => {
  const written = writeXml(element('Tresc', { opis: '"<&>\t' }, '</Tresc><Kwota>999</Kwota> & ]]> "'));
  expect(withXml(written, document => [document.root.content, document.root.attr('opis')?.value])).toEqual({
    ok: true,
    value: ['</Tresc><Kwota>999</Kwota> & ]]> "', '"<&>\t'],
  });
});

test.each([
  ['a NUL', '\u0000'],
  ['a bell', '\u0007'],
  ['half a pair', '\ud800'],
  ['U+FFFE', '\ufffe'],
])('%s is not written', (_, character) => {
  expect(() => writeXml(element('a', `x${character}`))).toThrow('forbids');
  expect(() => writeXml(element('a', { b: `x${character}` }))).toThrow('forbids');
});

test('a whole pair beyond the first plane is written', () => {
  expect(canonical(writeXml(element('a', '𝔸 😀')))).toEqual({ ok: true, value: '<a>𝔸 😀</a>' });
});

test.each(['a b', '', '1a', 'a:b:c', 'a>', 'ą'])('"%s" is no name', name => {
  expect(() => writeXml({ name })).toThrow('not an XML name');
  expect(() => writeXml({ name: 'a', attributes: { [name]: '' } })).toThrow('not an XML name');
});

test('namespaces stand on the root that uses them, and nowhere else', () => {
  expect(() => writeXml(element('a', [element('b', { xmlns: 'urn:b' })]))).toThrow('below the root');
  expect(() => writeXml(element('a', { 'xmlns:p': 'urn:p' }, [element('p:b')]))).toThrow('does not use it');
  expect(() => writeXml(element('a', { 'xml:lang': 'pl' }))).toThrow('prefix');
});

const name = fc.constantFrom('a', 'B', 'c-d', '_e.f', 'Nazwa');
const text = fc
  .string({ unit: 'binary' })
  .filter(value => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/u.test(value));
const tree: fc.Arbitrary<XmlTree> = fc.letrec<{ tree: XmlTree }>(tie => ({
  tree: fc.record({
    name,
    attributes: fc.dictionary(name, text, { maxKeys: 4 }),
    content: fc.array(fc.oneof({ maxDepth: 4 }, text, tie('tree')), { maxLength: 4 }),
  }),
})).tree;

test('every tree is written as libxml2 would canonicalise it', () => {
  fc.assert(
    fc.property(tree, fc.boolean(), (made, inNamespace) => {
      const root = inNamespace ? { ...made, attributes: { ...made.attributes, xmlns: 'urn:okienko:test' } } : made;
      const written = writeXml(root);
      expect(canonical(written)).toEqual({ ok: true, value: written.toString() });
    }),
    { numRuns: 1000 },
  );
});

test('a document is held against its schema, and each fault says its line', () => {
  const schema = compileSchema(
    Buffer.from('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="Data" type="xs:date"/></xs:schema>'),
  );
  const check = (date: string) => withXml(Buffer.from(`<Data>${date}</Data>`), document => schema.validate(document));
  expect(check('2026-11-23')).toEqual({ ok: true, value: { ok: true, value: undefined } });
  expect(check('wczoraj')).toMatchObject({ value: { ok: false, refusal: [{ line: 1, message: expect.stringContaining('wczoraj') }] } });
  schema.dispose();
});
