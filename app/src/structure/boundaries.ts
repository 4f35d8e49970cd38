import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult, type IRegularForbiddenRuleType } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { PARTS } from './tree.ts';

const MODULE = '^app/src/modules/[^/]+/';
const DOORS = '(index|pages|module)\\.tsx?$';
const TEST = '\\.test\\.tsx?$';
const RULES = '/rules(/|\\.ts$)';
/** The composition roots, and what only tests and measurements run. */
const MAY_USE_OUTSIDE = ['^outside/', '^journeys/', '^app/main\\.ts$', '^app/src/(cli|demo|bench|testing)/', TEST];

/** A rule of the house: its name is what a breach is reported by, its comment says what to do instead. */
export type Rule = IRegularForbiddenRuleType & { name: string; comment: string };

const rule = (name: string, comment: string, from: Rule['from'], to: Rule['to']): Rule => ({ name, comment, severity: 'error', from, to });

/** Who may import whom, from the ordered list of modules. More rules than one may share a name. */
export function boundaries(moduleOrder: readonly string[]): Rule[] {
  const downward = moduleOrder
    .slice(0, -1)
    .map((module, height) =>
      rule(
        `downward-only:${module}`,
        'Ask modules below; tell modules above by an event, or move the code up.',
        { path: `^app/src/modules/${module}/` },
        { path: `^app/src/modules/(${moduleOrder.slice(height + 1).join('|')})/` },
      ),
    );
  return [
    rule(
      'no-circle',
      'Move what both need below both. Circles of types alone are allowed.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    ...downward,
    rule(
      'only-through-the-door',
      'Export it from index.ts of that module, if it is a question others may ask.',
      { path: '^app/src/modules/([^/]+)/', pathNot: TEST },
      { path: MODULE, pathNot: ['^app/src/modules/$1/', `${MODULE}index\\.ts$`] },
    ),
    rule(
      'only-through-the-door',
      'A test too uses another module by its door, its pages and its manifest.',
      { path: `^app/src/modules/([^/]+)/.*${TEST}` },
      { path: MODULE, pathNot: ['^app/src/modules/$1/', `${MODULE}${DOORS}`] },
    ),
    rule(
      'only-through-the-door',
      'Outside modules only index.ts, pages.ts and module.ts are known.',
      { pathNot: '^app/src/(modules|demo)/' },
      { path: MODULE, pathNot: `${MODULE}${DOORS}` },
    ),
    rule(
      'only-through-the-door',
      'The demo fills modules through their seed.ts.',
      { path: '^app/src/demo/' },
      { path: MODULE, pathNot: `${MODULE}(seed|index|pages|module)\\.tsx?$` },
    ),
    rule(
      'rules-are-pure',
      'A rule gets what it needs as an argument; only the kernel, the contributions, types, other rules and digests are imported.',
      { path: `${MODULE}rules(/|\\.ts$)`, pathNot: TEST },
      // A digest is a pure function; the ratchet on chance keeps the rest of node:crypto out.
      { pathNot: ['^app/src/kernel/', '^app/src/contributions/', RULES, `${MODULE}types\\.ts$`, '^app/src/platform/', '^(node:)?crypto$'] },
    ),
    rule(
      'rules-are-pure',
      'Of the platform a rule knows types only.',
      { path: `${MODULE}rules(/|\\.ts$)`, pathNot: TEST },
      { path: '^app/src/platform/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'pages-never-touch-the-store',
      'A page asks a view or a use case.',
      { path: `${MODULE}pages(/|\\.tsx?$)`, pathNot: TEST },
      { path: [`${MODULE}store(/|\\.ts$)`, '^app/src/platform/database/', 'node_modules/(kysely|pg)/'] },
    ),
    rule('kernel-knows-nobody', 'The kernel is pure words.', { path: '^app/src/kernel/', pathNot: TEST }, { pathNot: '^app/src/kernel/' }),
    rule(
      'kedu-is-pure',
      'The format of documents is bytes in, findings and documents out: only the kernel is imported, and how bytes are UTF-8.',
      { path: '^app/src/kedu/', pathNot: [TEST, '^app/src/kedu/testing/'] },
      { pathNot: ['^app/src/kedu/(?!testing/)', '^app/src/kernel/', '^(node:)?buffer$'] },
    ),
    rule(
      'contributions-are-pure',
      'The calculations take dated values as arguments; of the rest of the house they know the kernel.',
      { path: '^app/src/contributions/', pathNot: TEST },
      { pathNot: ['^app/src/kernel/', '^app/src/contributions/'] },
    ),
    rule(
      'contributions-by-their-door',
      'Export it from index.ts of the contributions.',
      { pathNot: '^app/src/contributions/' },
      { path: '^app/src/contributions/', pathNot: '^app/src/contributions/index\\.ts$' },
    ),
    rule(
      'verification-is-pure',
      'The rules of insurance documents take all they need as arguments; they know the format, the contributions and the kernel.',
      { path: '^app/src/verification/', pathNot: TEST },
      { pathNot: ['^app/src/verification/', '^app/src/kedu/(?!testing/)', '^app/src/contributions/', '^app/src/kernel/'] },
    ),
    rule(
      'verification-by-its-door',
      'Export it from index.ts of the verification.',
      { pathNot: ['^app/src/verification/', TEST] },
      { path: '^app/src/verification/', pathNot: '^app/src/verification/index\\.ts$' },
    ),
    rule(
      'platform-knows-no-module',
      'The platform serves every module alike; hand in what it needs.',
      { path: '^app/src/platform/', pathNot: TEST },
      { path: '^(app/src/(modules|faces|cli|demo|bench)/|app/src/(module-order|modules|house|run)\\.ts$|institution/|outside/)' },
    ),
    rule(
      'faces-hold-no-feature',
      'A face mounts pages; what it shows belongs to a module.',
      { path: '^app/src/faces/', pathNot: TEST },
      { path: [`${MODULE}(?!${DOORS})`, 'node_modules/(kysely|pg)/', '^institution/'] },
    ),
    rule(
      'outside-stays-outside',
      'Stand-ins speak the real protocol; product code reaches them by address.',
      { pathNot: MAY_USE_OUTSIDE },
      { path: '^outside/' },
    ),
    rule(
      'modules-never-import-the-institution',
      'The pack is loaded once and handed in as ctx.house.pack.',
      { path: '^app/src/modules/', pathNot: TEST },
      { path: '^institution/' },
    ),
    rule(
      'institution-knows-no-module',
      'The pack is data and pure rules over platform contracts.',
      { path: '^institution/', pathNot: TEST },
      { path: '^(app/src/(modules|faces)/|outside/)' },
    ),
    rule(
      'decide-is-pure',
      'A decision must replay to the same outcome for ever.',
      { path: '^institution/.*/decide[^/]*\\.ts$', pathNot: TEST },
      { pathNot: ['^app/src/kernel/', '^institution/', '^app/src/platform/dated-value\\.ts$'], dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'design-knows-no-domain',
      'A component gets words and values as arguments.',
      { path: '^design/', pathNot: TEST },
      { path: '^(app/src/(modules|faces)/|institution/|outside/|app/src/platform/database/)' },
    ),
    rule(
      'product-imports-no-test',
      'What tests build with is not for the product.',
      { pathNot: [TEST, '^app/src/(testing|bench|structure)/', '^journeys/', '^outside/.*testing'] },
      { path: ['^app/src/(testing|structure)/', TEST] },
    ),
  ];
}

export interface Breach {
  rule: string;
  from: string;
  to: string;
}

/** Cruises the tree under a root by these rules. Paths are relative to the root. */
export async function breachesOf(root: string, rules: Rule[]): Promise<{ breaches: Breach[]; cruised: string[] }> {
  const parts = PARTS.filter(part => existsSync(join(root, part)));
  const found = await cruise(
    parts,
    { baseDir: root, validate: true, ruleSet: { forbidden: rules }, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'], extensions: ['.ts', '.tsx', '.js', '.json'] },
    { tsConfig: extractTSConfig(join(root, 'tsconfig.json')) },
  );
  const { modules, summary } = found.output as ICruiseResult;
  return {
    breaches: summary.violations.map(violation => ({ rule: violation.rule.name, from: violation.from, to: violation.to })),
    cruised: modules.map(module => module.source).filter(source => /^(?!node_modules).*\.tsx?$/.test(source)),
  };
}
