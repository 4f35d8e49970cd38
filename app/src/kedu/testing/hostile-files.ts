import { formatOf } from '../format/format.ts';
import { fileTree, SPARING, written } from './trees.ts';

const { namespace } = formatOf('5.7');
/** A right file with one person. */
export const GOOD = written(fileTree(formatOf('5.7'), ['ZUSRCA'], SPARING), namespace);
export const MEGABYTE = 1024 * 1024;

/** A file with something within its first value of text. */
const withValue = (value: string): string => GOOD.replace('<producent>X', `<producent>X${value}`);
const withDeclaration = (encoding: string): string => `<?xml version="1.0" encoding="${encoding}"?>${GOOD}`;
const repeated = (count: number, make: (at: number) => string): string => Array.from({ length: count }, (_, at) => make(at)).join('');
const latin2 = (text: string): Buffer =>
  Buffer.concat([...text].map(letter => (letter === 'Ł' ? Buffer.from([0xa3]) : Buffer.from(letter))));
const wide = (text: string, isBig: boolean): Buffer => (isBig ? Buffer.from(text, 'utf16le').swap16() : Buffer.from(text, 'utf16le'));
const BOM = '\ufeff';

/** Files that must be refused, made to do harm or simply not what we read: title, file, code, and which
 *  limit they pass. */
export const HOSTILE_FILES: readonly [title: string, file: string | Buffer, code: string, what?: string][] = [
  ['an empty file', '', 'empty'],
  ['white space alone', ' \n ', 'truncated'],
  ['a DTD', `<!DOCTYPE KEDU>${GOOD}`, 'doctype'],
  ['a DTD from elsewhere', `<!DOCTYPE KEDU SYSTEM "http://example.org/x.dtd">${GOOD}`, 'doctype'],
  ['an external entity', `<!DOCTYPE KEDU [<!ENTITY x SYSTEM "file:///etc/passwd">]>${withValue('&x;')}`, 'doctype'],
  [
    'a bomb of entities',
    `<!DOCTYPE KEDU [<!ENTITY a "aaaaaaaaaa">${repeated(30, at => `<!ENTITY a${at} "&a${at - 1};&a${at - 1};&a${at - 1};">`)}]>${GOOD}`,
    'doctype',
  ],
  ['a DTD after a comment of a megabyte', `<!--${'x'.repeat(MEGABYTE)}--><!DOCTYPE KEDU>${GOOD}`, 'limit', 'markup'],
  ['an entity nobody declared', withValue('&x;'), 'entity'],
  ['an entity without an end', withValue(`&${'x'.repeat(MEGABYTE)};`), 'entity'],
  ['a character that XML does not know', withValue('&#0;'), 'entity'],
  ['a million levels', `${GOOD.slice(0, GOOD.indexOf('<naglowek'))}${'<a>'.repeat(1_000_000)}`, 'limit', 'depth'],
  ['a million attributes', GOOD.replace('<KEDU', `<KEDU ${repeated(1_000_000, at => `a${at}="1" `)}`), 'limit', 'attributes'],
  ['an attribute of ten megabytes', GOOD.replace('<KEDU', `<KEDU a="${'x'.repeat(10 * MEGABYTE)}"`), 'limit', 'markup'],
  ['a name of ten megabytes', GOOD.replace('<program>', `<${'x'.repeat(10 * MEGABYTE)}>`), 'limit', 'name'],
  ['a value of ten megabytes', withValue('x'.repeat(10 * MEGABYTE)), 'limit', 'value'],
  ['a value in a million pieces', withValue('&#120;'.repeat(1_000_000)), 'limit', 'value'],
  ['a CDATA section of ten megabytes', withValue(`<![CDATA[${'x'.repeat(10 * MEGABYTE)}]]>`), 'limit', 'markup'],
  ['a comment of ten megabytes', GOOD.replace('<program>', `<!--${'x'.repeat(10 * MEGABYTE)}--><program>`), 'limit', 'markup'],
  [
    'a block without an end',
    GOOD.replace('<ZUSRCA', `<cechy.KEDU>${'<cecha nazwa="a"><wartosc>b</wartosc></cecha>'.repeat(200_000)}</cechy.KEDU><ZUSRCA`),
    'limit',
    'block',
  ],
  [
    'a signature of ten megabytes',
    GOOD.replace('</KEDU>', `<Signature xmlns="http://www.w3.org/2000/09/xmldsig#">${'AAAA\n'.repeat(2 * MEGABYTE)}</Signature></KEDU>`),
    'limit',
    'signature',
  ],
  ['a million elements nobody knows', GOOD.replace('<ZUSRCA', `${repeated(1_000_000, at => `<x${at}/>`)}<ZUSRCA`), 'limit', 'findings'],
  ['UTF-16 with its mark, little end first', wide(BOM + GOOD, false), 'encoding'],
  ['UTF-16 with its mark, big end first', wide(BOM + GOOD, true), 'encoding'],
  ['UTF-16 without a mark', wide(GOOD, false), 'encoding'],
  ['UTF-32', Buffer.concat([Buffer.from([0, 0, 0xfe, 0xff]), Buffer.from(GOOD)]), 'encoding'],
  ['ISO 8859-2, and says so', latin2(withDeclaration('ISO-8859-2').replace('>X<', '>Ł<')), 'encoding'],
  ['ISO 8859-2, and says UTF-8', latin2(withDeclaration('UTF-8').replace('>X<', '>Ł<')), 'utf8'],
  ['windows-1250, and says so', withDeclaration('windows-1250'), 'encoding'],
  ['an XML declaration that is none', `<?xml version='2.0'?>${GOOD}`, 'syntax'],
  ['an XML declaration that does not come first', ` <?xml version="1.0"?>${GOOD}`, 'syntax'],
  ['two byte-order marks', BOM + BOM + GOOD, 'text-outside'],
  ['a byte-order mark between elements', GOOD.replace('<program>', `${BOM}<program>`), 'stray-text'],
  ['a NUL', withValue('\0'), 'character'],
  ['a NUL between elements', GOOD.replace('<program>', '\0<program>'), 'character'],
  ['a NUL in an attribute', GOOD.replace('wersja_schematu="1"', 'wersja_schematu="1\0"'), 'character'],
  ['a control character', withValue('\u0001'), 'character'],
  ['U+FFFF', withValue('\uffff'), 'character'],
  ['half a surrogate', Buffer.from(Buffer.from(withValue('@')).map(byte => (byte === 0x40 ? 0xed : byte))), 'utf8'],
  ['an overlong slash', Buffer.concat([Buffer.from(GOOD.slice(0, 60)), Buffer.from([0xc0, 0xaf]), Buffer.from(GOOD.slice(60))]), 'utf8'],
  ['a character cut off at the end', Buffer.concat([Buffer.from(GOOD), Buffer.from([0xc4])]), 'utf8'],
  ['an end too soon', GOOD.slice(0, GOOD.length >> 1), 'truncated'],
  ['an end within a tag', GOOD.slice(0, -3), 'truncated'],
  ['something after the end', `${GOOD}x`, 'text-outside'],
  ['a second file after the end', GOOD + GOOD, 'second-root'],
  ['a page of the web', '<!doctype html><html></html>', 'syntax'],
  ['a JSON', '{"KEDU":{}}', 'text-outside'],
  ['a ZIP', Buffer.from('504b0304140000000800', 'hex'), 'text-outside'],
  ['a version nobody knows', GOOD.replace('2026/KEDU_5_7', '2013/KEDU_4'), 'namespace'],
  ['no version', GOOD.replace(/ xmlns="[^"]*"/, ''), 'namespace'],
  ['a prefix nobody declared', GOOD.replaceAll('program>', 'k:program>'), 'prefix'],
  ['one attribute twice', GOOD.replace('wersja_schematu="1"', 'wersja_schematu="1" wersja_schematu="1"'), 'duplicate-attribute'],
  [
    'one attribute twice by two prefixes',
    GOOD.replace('<KEDU', '<KEDU xmlns:a="urn:a" xmlns:b="urn:a" a:x="1" b:x="1"'),
    'duplicate-attribute',
  ],
  ['tags that cross', GOOD.replace('</wersja></program>', '</program></wersja>'), 'tag-mismatch'],
];
