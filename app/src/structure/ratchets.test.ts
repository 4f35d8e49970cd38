import { describe, expect, test } from 'vitest';
import { moduleOrder } from '../module-order.ts';
import { clocksInRules, environmentReads, longFiles, vagueNames, wideDoors } from './ratchets.ts';
import { EXCEPTIONS, foreignTables, tablesOf } from './schemas.ts';
import { readTree, type SourceFile } from './tree.ts';

const tree = readTree('.', /\.(tsx?|css|sql|json|csv)$/);
/** Put together here, so that this file is none of the breaches. */
const ENVIRONMENT = ['process', 'env'].join('.');
const lines = (count: number): string => 'export {};\n'.repeat(count);
const file = (path: string, text: string): SourceFile => ({ path, text });

const ratchets: readonly [string, (files: readonly SourceFile[]) => string[], readonly SourceFile[], readonly SourceFile[]][] = [
  [
    'a file is too long to read in one go',
    longFiles,
    [file('app/src/planted.ts', lines(401)), file('app/src/planted.tsx', lines(401)), file('design/planted.css', lines(601))],
    [file('app/src/planted.ts', lines(400)), file('design/planted.css', lines(600)), file('institution/planted.csv', lines(900))],
  ],
  [
    'a name says nothing',
    vagueNames,
    [
      file('app/src/utils/money.ts', ''),
      file('app/src/modules/cases/helpers.ts', ''),
      file('design/shared/a/b.ts', ''),
      file('app/src/kernel/v2/day.ts', ''),
      file('app/src/common.test.ts', ''),
    ],
    [file('app/src/platform/database/database.ts', ''), file('design/components/base-line.tsx', '')],
  ],
  [
    'a door is too wide',
    wideDoors,
    [file('app/src/modules/cases/index.ts', lines(61)), file('app/src/modules/cases/index.ts', `export * from './store.ts';\n`)],
    [file('app/src/modules/cases/index.ts', lines(60)), file('app/src/modules/cases/form-index.ts', lines(100))],
  ],
  [
    'a rule reads the clock or throws dice',
    clocksInRules,
    [
      file('app/src/modules/cases/rules.ts', 'const now = new Date();'),
      file('app/src/modules/cases/rules/due.ts', 'const now = Date.now();'),
      file('app/src/kernel/planted.ts', 'const odd = Math.random();'),
      file('institution/zus/forms/rwn/1/decide.ts', 'const today = Date();'),
      file('app/src/kernel/planted-id.ts', 'const id = crypto.randomUUID();'),
    ],
    [
      file('app/src/modules/cases/rules.ts', 'const end = new Date(start.getTime() + 1); // not Date.now()'),
      file('app/src/modules/cases/store.ts', 'const now = Date.now();'),
      file('app/src/kernel/day.ts', '/** never new Date() */ export const epoch = new Date(0);'),
      file('app/src/modules/cases/rules.test.ts', 'const now = new Date();'),
    ],
  ],
  [
    'the environment is read outside the configuration',
    environmentReads,
    [
      file('app/src/modules/gateway/mail.ts', `const url = ${ENVIRONMENT}.SMTP_URL;`),
      file('outside/mail.ts', `const url = ${ENVIRONMENT}['SMTP_URL'];`),
    ],
    [
      file('app/src/platform/config/config.ts', `const all = ${ENVIRONMENT};`),
      file('app/src/modules/gateway/mail.ts', `// never ${ENVIRONMENT}`),
    ],
  ],
];

describe.each(ratchets)('%s', (_, breachesIn, breaches, right) => {
  test('nowhere in the tree', () => {
    expect(breachesIn(tree)).toEqual([]);
  });
  test.each(breaches.map(planted => [planted.path, planted] as const))('a planted breach is reported: %s', (_path, planted) => {
    expect(breachesIn([planted])).not.toEqual([]);
  });
  test('what is allowed is not reported', () => {
    expect(right.flatMap(allowed => breachesIn([allowed]))).toEqual([]);
  });
});

describe('a module names only its own tables', () => {
  const migration = file(
    'app/src/modules/identity/migrations/0001_planted.sql',
    'create table identity.planted_person (person_id uuid primary key);',
  );
  const found = (path: string, text: string): string[] => foreignTables([migration, file(path, text)], moduleOrder);

  test("nowhere in the tree is another module's table named", () => {
    expect(tree.length).toBeGreaterThan(100);
    expect(foreignTables(tree, moduleOrder)).toEqual([]);
  });
  test('tables are found in the migrations', () => {
    expect(tablesOf([migration])).toEqual(['identity.planted_person']);
    expect(tablesOf(tree).length).toBeGreaterThan(5);
  });
  test.each([
    ['app/src/modules/cases/store.ts', 'sql`select * from identity.person`'],
    ['app/src/modules/cases/store.ts', 'sql`insert  into "identity".person values (1)`'],
    ['app/src/modules/cases/store.ts', `ctx.db.selectFrom('identity.planted_person as p')`],
    ['app/src/modules/cases/migrations/0002_planted.sql', 'person_id uuid references identity.anything (person_id)'],
    ['app/src/modules/cases/migrations/0002_planted.sql', 'SELECT 1 FROM ONLY mailbox.letter'],
    ['app/src/platform/events/planted.ts', 'sql`delete from mailbox.letter`'],
    ['app/src/faces/desk/planted.ts', `selectFrom('identity.planted_person')`],
  ])('a planted breach is reported: %s %s', (path, text) => {
    expect(found(path, text)).toHaveLength(1);
  });
  test.each([
    ['app/src/modules/identity/store.ts', 'sql`select * from identity.planted_person`'],
    ['app/src/modules/cases/store.ts', 'sql`select * from identity.door_actable(1)`'],
    ['app/src/modules/cases/listeners.ts', `hears: ['identity.planted_person-moved', 'identity.mandate-granted']`],
    ['app/src/modules/cases/store.test.ts', 'sql`select * from identity.person`'],
    ['app/src/modules/cases/use-cases/open.ts', `import { partyCard } from '#modules/identity/index.ts'; identity.partyCard(1)`],
  ])('what is allowed is not reported: %s %s', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });
  test('every exception stands for a file that exists and still needs it', () => {
    const needed = foreignTables(tree, moduleOrder, {});
    expect(Object.keys(EXCEPTIONS).filter(path => !needed.some(breach => breach.startsWith(`${path} `)))).toEqual([]);
  });
});
