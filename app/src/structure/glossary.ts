/** One row of docs/glossary.md. */
export interface Term {
  polish: string;
  code: string;
  meaning: string;
  source: string;
}

const HEAD = '| Polish term | Code term | Meaning | Source |';

/** Reads the table; a term may name several words of code, divided by commas.
 *  @throws where the table or one of its rows is not as it should be */
export function readGlossary(text: string): Term[] {
  const lines = text.split('\n');
  const head = lines.indexOf(HEAD);
  if (head < 0) throw new Error(`The glossary has no table "${HEAD}"`);
  const rows = lines.slice(head + 2);
  const end = rows.findIndex(line => !line.startsWith('|'));
  return rows.slice(0, end < 0 ? undefined : end).map(line => {
    const cells = line
      .split('|')
      .slice(1, -1)
      .map(cell => cell.trim());
    const [polish = '', code = '', meaning = '', source = ''] = cells;
    if (cells.length !== 4 || cells.includes('')) throw new Error(`Not four filled cells: ${line}`);
    return { polish, code: code.replaceAll('`', ''), meaning, source };
  });
}

const plain = (term: string): string =>
  term
    .replace(/\([^)]*\)/g, '')
    .replace(/[`*]/g, '')
    .trim()
    .toLowerCase();

/** Words under which the glossary knows a term: the code term and the official abbreviation or Polish noun. */
export function wordsOf(terms: readonly Term[]): ReadonlySet<string> {
  return new Set(
    terms
      .flatMap(({ polish, code }) => [
        ...code.split(','),
        ...polish.split(','),
        ...[...polish.matchAll(/\(([^)]+)\)/g)].map(found => found[1] as string),
      ])
      .map(plain)
      .filter(Boolean),
  );
}

/** Two rows for one Polish term, or two Polish terms for one word of code. */
export function doubles(terms: readonly Term[]): string[] {
  const twice = (words: string[]): string[] => words.filter((word, place) => words.indexOf(word) !== place);
  return [...twice(terms.map(term => plain(term.polish))), ...twice(terms.map(term => plain(term.code)))];
}

/** Words a module's README defines under "## Words": the items of a list, each up to its colon or dash; without a list
 *  the bold words; without those the words between commas. */
export function wordsDefinedIn(readme: string): string[] {
  const section = /^## Words\s*$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(readme)?.[1] ?? '';
  const items = [...section.matchAll(/^\s*[-*] +(.+)$/gm)].map(found => found[1] as string);
  const bold = [...section.matchAll(/\*\*(.+?)\*\*/g)].map(found => found[1] as string);
  const heads = items.map(item => /^\*\*(.+?)\*\*/.exec(item)?.[1] ?? item.split(/:\s| [–—-] |, (?=an? |the )/)[0] ?? item);
  const words = items.length > 0 ? heads : bold.length > 0 ? bold : plain(section).split(/[;\n]/);
  return words
    .flatMap(word => plain(word).split(/,| \/ | · /))
    .map(word => plain(word.replace(/[.:]$/, '')))
    .filter(Boolean);
}
