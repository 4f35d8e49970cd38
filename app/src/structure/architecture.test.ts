import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { moduleOrder } from '../module-order.ts';
import { pathsNamedIn, placesOf } from './architecture.ts';

const PAGES = ['ARCHITECTURE.md', 'docs/request-lifecycle.md', 'CONTRIBUTING.md', 'README.md'].filter(page => existsSync(page));
const missing = (page: string): string[] =>
  pathsNamedIn(page).filter(named => !placesOf(named, moduleOrder).some(place => existsSync(place)));

describe('what the pages name exists', () => {
  test.each(PAGES)('in %s', page => {
    expect(missing(readFileSync(page, 'utf8'))).toEqual([]);
  });
  test.skipIf(!existsSync('ARCHITECTURE.md'))('ARCHITECTURE.md names every module (skipped where it is absent)', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    expect(pathsNamedIn(text).length).toBeGreaterThan(10);
    expect(moduleOrder.filter(module => !text.includes(module))).toEqual([]);
  });
  test('a planted name of nothing is reported', () => {
    expect(
      missing(
        '`app/src/kernel` `platform/http` `./okienko up --role web|worker` `modules/<name>/` `#kernel/day.ts` `app/src/nowhere` `platform/magic.ts`',
      ),
    ).toEqual(['app/src/nowhere', 'platform/magic.ts']);
  });
});
