import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkDefinition } from '#platform/forms/meta-schema.ts';
import { scaffoldForm } from './new-form.ts';

const compile = (root: string): string =>
  spawnSync(join(process.cwd(), 'node_modules/.bin/tsc'), ['--noEmit', '-p', join(root, 'tsconfig.scaffold.json')], { encoding: 'utf8' })
    .stdout;

describe('a new form is scaffolded', () => {
  let root: string;
  beforeAll(() => {
    // Inside the repository's own rules (tsconfig, imports), but not inside its tree.
    root = mkdtempSync(join(tmpdir(), 'okienko-new-form-'));
    for (const name of ['tsconfig.json', 'package.json']) cpSync(name, join(root, name));
    cpSync('institution/zus/reasoning.ts', join(root, 'institution/zus/reasoning.ts'));
    for (const name of ['app', 'node_modules']) symlinkSync(join(process.cwd(), name), join(root, name));
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('that compiles, passes the meta-schema and leaves everything to a clerk', async () => {
    const done = scaffoldForm(root, 'ZAS-53');
    expect(done).toMatchObject({
      ok: true,
      value: {
        files: [
          'institution/zus/forms/ZAS-53/1/form.ts',
          'institution/zus/forms/ZAS-53/1/decide.ts',
          'institution/zus/forms/ZAS-53/1/form.test.ts',
        ],
      },
    });
    const { form } = await import(/* @vite-ignore */ pathToFileURL(join(root, 'institution/zus/forms/ZAS-53/1/form.ts')).href);
    expect(checkDefinition(form)).toEqual([]);
    writeFileSync(
      join(root, 'tsconfig.scaffold.json'),
      JSON.stringify({ extends: './tsconfig.json', compilerOptions: { preserveSymlinks: true }, include: ['institution'] }),
    );
    expect(compile(root)).toBe('');
  });

  test('and the compiler would say so if it did not', () => {
    writeFileSync(join(root, 'institution/zus/broken.ts'), "export const days: number = 'two';\n");
    expect(compile(root)).toContain('broken.ts');
    rmSync(join(root, 'institution/zus/broken.ts'));
  });

  test('never over one that is there', () => {
    expect(scaffoldForm(root, 'ZAS-53')).toEqual({ ok: false, refusal: { kind: 'exists', folder: 'institution/zus/forms/ZAS-53' } });
  });

  test.each(['rwn', '../RWN', 'RWN/1', '', 'A'.repeat(21), 'PEL-'])('and not for "%s", which is no code', code => {
    expect(scaffoldForm(root, code)).toMatchObject({ ok: false, refusal: { kind: 'not-a-code' } });
  });
});
