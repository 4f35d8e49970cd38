// How the format is written down in this folder, one line for each element:
//
//   document ZUSRCA settlement  monthly report of contributions | Imienny raport miesięczny
//   I            =settlement-organisation   organisation | Dane organizacyjne
//   III+         =contributions-of-insured
//   p4..p6?      amount6                    base
//
// A name, how often (nothing: once; `?` at most once; `+` at least once; `*` any number), what it holds (`=` the name of
// a part, or a word of `value-types.ts`), and what it means in English and on the Polish form. What nobody could tell us
// is left to its code. `p4..p6` stands for p4, p5, p6. Lines with `@` are attributes (`!`: required). `[document]` is any
// document. Words behind the name of a document or part are groups of attributes.

export interface Meaning {
  readonly en?: string;
  readonly pl?: string;
}

export interface Line extends Meaning {
  readonly names: readonly string[];
  readonly required: boolean;
  readonly repeats: boolean;
  /** `=part` or a word for a value; empty for `[document]`. */
  readonly holds: string;
}

export interface Description extends Meaning {
  readonly kind: 'document' | 'part' | 'attributes';
  readonly name: string;
  readonly groups: readonly string[];
  readonly attributes: readonly Line[];
  readonly lines: readonly Line[];
}

const HEAD = /^(document|part|attributes) (\S+)((?: \S+)*?)(?: {2,}(.*))?$/;
const LINE = /^(@?)([\w.:[\]|]+?)([?+*!]?)(?: +(\S+))?(?: +(.+))?$/;
const RUN = /^(p?)(\w+)\.\.\1(\w+)$/;
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV'];
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];

/** Reads descriptions written in the notation.
 *  @throws naming the line that is none */
export function readNotation(notation: string): Description[] {
  return notation
    .trim()
    .split(/\n\s*\n/)
    .map(readDescription);
}

function readDescription(paragraph: string): Description {
  const [head = '', ...rest] = paragraph.split('\n');
  const [matched, kind, name = '', groups = '', meaning] = HEAD.exec(head) ?? [];
  if (matched === undefined) throw new Error(`Not the head of a description: ${head}`);
  const lines = rest.map(line => ({ isAttribute: line.startsWith('@'), line: readLine(line) }));
  return {
    kind: kind as Description['kind'],
    name,
    groups: groups.split(' ').filter(Boolean),
    ...readMeaning(meaning),
    attributes: lines.filter(({ isAttribute }) => isAttribute).map(({ line }) => line),
    lines: lines.filter(({ isAttribute }) => !isAttribute).map(({ line }) => line),
  };
}

function readLine(line: string): Line {
  const [matched, , name = '', often = '', holds = '', meaning] = LINE.exec(line) ?? [];
  if (matched === undefined) throw new Error(`Not a line of the notation: ${line}`);
  return {
    names: namesOf(name),
    required: often === '' || often === '+' || often === '!',
    repeats: often === '+' || often === '*',
    holds,
    ...readMeaning(meaning),
  };
}

function namesOf(name: string): string[] {
  const [matched, prefix = '', from = '', to = ''] = RUN.exec(name) ?? [];
  if (matched === undefined) return [name];
  if (prefix === 'p') return Array.from({ length: Number(to) - Number(from) + 1 }, (_, place) => `p${Number(from) + place}`);
  const series = LETTERS.includes(from) && LETTERS.includes(to) ? LETTERS : ROMAN;
  return series.slice(series.indexOf(from), series.indexOf(to) + 1);
}

function readMeaning(meaning: string | undefined): Meaning {
  const [en = '', pl = ''] = (meaning ?? '').split('|').map(word => word.trim());
  return { ...(en ? { en } : {}), ...(pl ? { pl } : {}) };
}
