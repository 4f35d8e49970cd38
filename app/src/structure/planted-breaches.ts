/** One wrong import for each rule: files to add to a copy of the tree, and the file that must be reported by its name.
 *  All names begin with `planted`, so that they meet no file of the tree. */
export interface PlantedBreach {
  rule: string;
  from: string;
  files: Record<string, string>;
}

const M = 'app/src/modules';
const value = 'export const planted = 1;\n';
const importing = (specifier: string): string => `import { planted } from '${specifier}';\nexport const used = planted;\n`;
const importingType = (specifier: string): string => `import type { Planted } from '${specifier}';\nexport type Used = Planted;\n`;

/** @param module,above two neighbours in the order of modules */
export function plantedDownward(module: string, above: string): PlantedBreach {
  const from = `${M}/${module}/planted-upward-call.ts`;
  return {
    rule: `downward-only:${module}`,
    from,
    files: { [from]: importing(`#modules/${above}/planted/index.ts`), [`${M}/${above}/planted/index.ts`]: value },
  };
}

const breach = (rule: string, from: string, text: string, others: Record<string, string> = {}): PlantedBreach => ({
  rule,
  from,
  files: { [from]: text, ...others },
});

export const plantedBreaches: readonly PlantedBreach[] = [
  breach(
    'no-circle',
    'app/src/platform/planted-circle-a.ts',
    `export const planted = 1;\n${importing('#platform/planted-circle-b.ts').replace('planted }', 'planted as other }').replace('= planted', '= other')}`,
    {
      'app/src/platform/planted-circle-b.ts': `${importing('#platform/planted-circle-a.ts').replace('planted }', 'planted as one }').replace('= planted', '= one')}export const planted = 2;\n`,
    },
  ),
  breach('only-through-the-door', `${M}/cases/planted-window.ts`, importing('#modules/mailbox/planted-inside.ts'), {
    [`${M}/mailbox/planted-inside.ts`]: value,
  }),
  breach('only-through-the-door', `${M}/cases/planted-window.test.ts`, importing('#modules/mailbox/planted-inside-too.ts'), {
    [`${M}/mailbox/planted-inside-too.ts`]: value,
  }),
  breach('only-through-the-door', 'app/src/planted-window.ts', importing('#modules/mailbox/planted-inside-also.ts'), {
    [`${M}/mailbox/planted-inside-also.ts`]: value,
  }),
  breach('only-through-the-door', 'app/src/demo/planted-window.ts', importing('#modules/mailbox/planted-inside-yet.ts'), {
    [`${M}/mailbox/planted-inside-yet.ts`]: value,
  }),
  breach('rules-are-pure', `${M}/cases/rules/planted-impure.ts`, importing('../planted-door.ts'), {
    [`${M}/cases/planted-door.ts`]: value,
  }),
  breach(
    'rules-are-pure',
    `${M}/cases/rules/planted-builtin.ts`,
    `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n`,
  ),
  breach('rules-are-pure', `${M}/cases/rules/planted-platform.ts`, importing('#platform/planted-service.ts'), {
    'app/src/platform/planted-service.ts': value,
  }),
  breach('pages-never-touch-the-store', `${M}/cases/pages/planted-page.tsx`, importing('../store/planted.ts'), {
    [`${M}/cases/store/planted.ts`]: value,
  }),
  breach('pages-never-touch-the-store', `${M}/cases/pages/planted-query.tsx`, `import { sql } from 'kysely';\nexport const used = sql;\n`),
  breach('kernel-knows-nobody', 'app/src/kernel/planted-knowing.ts', importingType('#platform/planted-known.ts'), {
    'app/src/platform/planted-known.ts': 'export type Planted = 1;\n',
  }),
  breach(
    'kernel-knows-nobody',
    'app/src/kernel/planted-random.ts',
    `import { randomUUID } from 'node:crypto';\nexport const used = randomUUID;\n`,
  ),
  breach('kedu-is-pure', 'app/src/kedu/planted-service.ts', importingType('#platform/planted-served.ts'), {
    'app/src/platform/planted-served.ts': 'export type Planted = 1;\n',
  }),
  breach(
    'kedu-is-pure',
    'app/src/kedu/xml/planted-file.ts',
    `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n`,
  ),
  breach('contributions-are-pure', 'app/src/contributions/planted-knowing.ts', importingType('#platform/planted-pack.ts'), {
    'app/src/platform/planted-pack.ts': 'export type Planted = 1;\n',
  }),
  breach('contributions-by-their-door', `${M}/account/planted-window.ts`, importing('#app/contributions/planted-inside.ts'), {
    'app/src/contributions/planted-inside.ts': value,
  }),
  breach('verification-is-pure', 'app/src/verification/planted-knowing.ts', importingType('#platform/planted-rules.ts'), {
    'app/src/platform/planted-rules.ts': 'export type Planted = 1;\n',
  }),
  breach('verification-by-its-door', `${M}/account/planted-inside-look.ts`, importing('#app/verification/planted-inside.ts'), {
    'app/src/verification/planted-inside.ts': value,
  }),
  breach('platform-knows-no-module', 'app/src/platform/planted-upward.ts', importingType('#modules/identity/planted/index.ts'), {
    [`${M}/identity/planted/index.ts`]: 'export type Planted = 1;\n',
  }),
  breach('faces-hold-no-feature', 'app/src/faces/portal/planted-query.ts', `import { sql } from 'kysely';\nexport const used = sql;\n`),
  breach('faces-hold-no-feature', 'app/src/faces/portal/planted-feature.ts', importing('#modules/cases/planted-view.ts'), {
    [`${M}/cases/planted-view.ts`]: value,
  }),
  breach('outside-stays-outside', `${M}/gateway/planted-shortcut.ts`, importing('#outside/planted/stand-in.ts'), {
    'outside/planted/stand-in.ts': value,
  }),
  breach('modules-never-import-the-institution', `${M}/cases/planted-rate.ts`, importing('#institution/zus/planted-rate.ts'), {
    'institution/zus/planted-rate.ts': value,
  }),
  breach('institution-knows-no-module', 'institution/zus/planted-question.ts', importing('#modules/account/planted/index.ts'), {
    [`${M}/account/planted/index.ts`]: value,
  }),
  breach('decide-is-pure', 'institution/zus/forms/planted/1/decide.ts', importing('#platform/planted-clock.ts'), {
    'app/src/platform/planted-clock.ts': value,
  }),
  breach('design-knows-no-domain', 'design/components/planted-domain.tsx', importingType('#modules/identity/planted-word/index.ts'), {
    [`${M}/identity/planted-word/index.ts`]: 'export type Planted = 1;\n',
  }),
  breach('product-imports-no-test', 'app/src/platform/planted-helped.ts', importing('#app/testing/planted-house.ts'), {
    'app/src/testing/planted-house.ts': value,
  }),
];

/** Imports that look like breaches and are none: no rule may name these files. */
export const plantedRight: Record<string, string> = {
  [`${M}/cases/rules/planted-right.ts`]: `${importingType('#platform/planted-contract.ts')}${importing('#kernel/planted-word.ts')}export { other } from './planted-neighbour.ts';\n`,
  [`${M}/cases/rules/planted-neighbour.ts`]: 'export const other = 2;\n',
  'app/src/platform/planted-contract.ts': 'export type Planted = 1;\n',
  'app/src/kernel/planted-word.ts': value,
  'app/src/kedu/planted-right.ts': `${importing('#kernel/planted-word.ts')}export { isUtf8 } from 'node:buffer';\n`,
  [`${M}/cases/planted-down.ts`]: importing('#modules/mailbox/index.ts'),
  'institution/zus/forms/planted-right/1/decide.ts': `${importingType('#platform/planted-contract.ts')}${importing('#kernel/planted-word.ts')}`,
  'app/src/cli/planted-start.ts': importing('#outside/planted/stand-in.ts'),
};
