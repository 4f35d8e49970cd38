import type { SourceFile } from './tree.ts';

/** Files that may name a table of another module, each with its reason. Empty, and meant to stay so: publish a function
 *  whose name begins with `door_`, or the text of a statement part from the owner's index.ts. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {};

const SQL_OR_CODE = /\.(sql|tsx?)$/;
/** Bench and command line look at the whole database from outside; tests look at effects. */
const LOOKED_AT = /^(app\/src\/(modules|platform|faces)|institution|design)\//;
const TEST = /\.test\.tsx?$|\/testing\//;

/** Tables and views a module's migrations make, as `schema.name`. */
export function tablesOf(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /\/migrations\/[^/]+\.sql$/.test(path))
    .flatMap(({ text }) =>
      [
        ...text.matchAll(/create\s+(?:unlogged\s+)?(?:table|(?:materialized\s+)?view)\s+(?:if\s+not\s+exists\s+)?([a-z_]+\.[a-z_0-9]+)/gi),
      ].map(found => (found[1] as string).toLowerCase()),
    );
}

/** Places where SQL names the schema of a module that is not the file's own: after a word of SQL, or a known table
 *  anywhere (in a query builder's string). Functions named `door_…` are what a module publishes. */
export function foreignTables(
  files: readonly SourceFile[],
  moduleOrder: readonly string[],
  exceptions: Readonly<Record<string, string>> = EXCEPTIONS,
): string[] {
  const tables = tablesOf(files);
  return files
    .filter(({ path }) => SQL_OR_CODE.test(path) && LOOKED_AT.test(path) && !TEST.test(path) && !(path in exceptions))
    .flatMap(({ path, text }) => {
      const own = /^app\/src\/modules\/([^/]+)\//.exec(path)?.[1];
      const foreign = moduleOrder.filter(module => module !== own);
      if (foreign.length === 0) return [];
      const inSql = new RegExp(
        `\\b(?:from|join|into|update|references|table|view|on|using|lateral|call|perform)\\s+(?:only\\s+)?["\`]?((?:${foreign.join('|')})["\`]?\\.(?!["\`]?door_)["\`]?[a-z_0-9]+)`,
        'gi',
      );
      const known = tables.filter(table => foreign.includes(table.split('.')[0] as string)).map(table => table.replace('.', '\\.'));
      const byName = known.length > 0 ? new RegExp(`(?<![\\w.-])((?:${known.join('|')}))(?![\\w-]|\\s*\\()`, 'g') : undefined;
      const found = [...text.matchAll(inSql), ...(byName ? text.matchAll(byName) : [])].map(match =>
        (match[1] as string).toLowerCase().replace(/["`]/g, ''),
      );
      return [...new Set(found)].map(table => `${path} names ${table}`);
    });
}
