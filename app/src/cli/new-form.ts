import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Start } from './program.ts';

export type ScaffoldRefusal = { kind: 'not-a-code'; code: string } | { kind: 'exists'; folder: string };

const CODE = /^[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*$/;

/** Writes the first version of a form: a definition that passes the meta-schema, a rule that leaves everything to a clerk
 *  until somebody writes the law into it, and a test of both.
 *  @param root folder of the repository
 *  @returns the files written, and the lines that pack.ts needs
 *  @refuses not-a-code (`RWN`, `PEL-O`) | exists, so that nobody's work is overwritten */
export function scaffoldForm(
  root: string,
  code: string,
): Result<{ files: readonly string[]; packLines: readonly string[] }, ScaffoldRefusal> {
  if (!CODE.test(code) || code.length > 20) return refuse({ kind: 'not-a-code', code });
  const folder = join('institution', 'zus', 'forms', code);
  if (existsSync(join(root, folder))) return refuse({ kind: 'exists', folder });
  const version = join(folder, '1');
  mkdirSync(join(root, version), { recursive: true });
  const written = Object.entries({ 'form.ts': formFile(code), 'decide.ts': decideFile(code), 'form.test.ts': testFile(code) }).map(
    ([name, text]) => {
      writeFileSync(join(root, version, name), text);
      return join(version, name);
    },
  );
  const name = code.toLowerCase().replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  const rule = `decide${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return accept({
    files: written,
    packLines: [
      `import { decide as ${rule} } from './forms/${code}/1/decide.ts';`,
      `import { form as ${name} } from './forms/${code}/1/form.ts';`,
      `  [${name}, ${rule}],`,
    ],
  });
}

/** `./okienko new form <code>` */
export function newFormCommand(start: Pick<Start, 'root'>, code: string): void {
  const done = scaffoldForm(start.root, code);
  if (done.ok) {
    process.stdout.write(
      `Written:\n${done.value.files.map(file => `  ${file}`).join('\n')}\n\nAdd to institution/zus/pack.ts:\n${done.value.packLines.join('\n')}\n\nThen: glossary and legal source, fields, texts in Polish and English, the rule, a test for each refusal.\n`,
    );
    return;
  }
  const why =
    done.refusal.kind === 'exists'
      ? `${done.refusal.folder} is there already. A change of a form that was ever filed is a new version.`
      : `"${done.refusal.code}" is not the code of a form: capital letters, digits and hyphens, such as RWN or PEL-O.`;
  process.stderr.write(`${why}\n`);
  process.exitCode = 1;
}

function formFile(code: string): string {
  return `import type { FormDefinition } from '#platform/forms/definition.ts';

// ${code}: say here which source each field comes from.
// Not in the sources: say here what the sources do not know of this form; leave it out rather than invent it.
export const form: FormDefinition = {
  code: '${code}',
  version: 1,
  validFrom: '2026-01-01',
  title: { pl: 'Wniosek ${code}', en: 'Request ${code}' },
  summary: { pl: 'Do czego służy wniosek, co z niego wynika i kiedy.', en: 'What the request is for, what comes of it and when.' },
  roles: ['any'],
  legalBasis: 'ustawa, artykuł',
  signature: { classes: ['portal-profile', 'trusted-profile', 'personal', 'qualified'], level: 2 },
  byProxy: 'allowed',
  answerChannels: ['electronic', 'post', 'branch'],
  attachments: 'optional',
  retention: 'B5',
  answerWithinDays: 30,
  handling: 'computer-else-clerk',
  topic: 'general',
  pages: [
    {
      name: 'applicant',
      title: { pl: 'Dane wnioskodawcy', en: 'Applicant’s details' },
      fields: [{ name: 'applicantName', type: 'text', maxLength: 160, label: { pl: 'Imię i nazwisko lub nazwa', en: 'Name' }, prefill: 'party.name', readOnly: true }],
    },
    {
      name: 'statements',
      title: { pl: 'Oświadczenia', en: 'Statements' },
      fields: [{ name: 'truth', type: 'statement', label: { pl: 'Oświadczam, że dane we wniosku są zgodne z prawdą.', en: 'I state that the details in this request are true.' } }],
    },
  ],
  gaps: [{ pl: 'Czego źródła nie mówią o tym formularzu.', en: 'What the sources do not say of this form.' }],
};
`;
}

function decideFile(code: string): string {
  return `import type { Decide, DecideInput, DecideOutcome } from '#platform/forms/definition.ts';
import { reasoning, toClerk } from '../../../reasoning.ts';
import { form } from './form.ts';

/** Whether the computer may decide. What is not known has not been passed, and goes to a clerk. */
export const decide: Decide = { ruleSet: 'zus/${code}/1', decide: decideRequest };

function decideRequest(_input: DecideInput): DecideOutcome {
  const steps = reasoning();
  steps.test({
    name: 'rule-written', value: 'no', passed: false, legalBasis: form.legalBasis,
    text: { pl: 'Wniosek rozpatruje pracownik.', en: 'A clerk examines the request.' },
  });
  return toClerk(steps, form.legalBasis);
}
`;
}

function testFile(code: string): string {
  return `import { describe, expect, test } from 'vitest';
import { checkDefinition } from '#platform/forms/meta-schema.ts';
import { decide } from './decide.ts';
import { form } from './form.ts';

describe('the form ${code}', () => {
  test('is a sound definition', () => {
    expect(checkDefinition(form)).toEqual([]);
  });

  test('goes to a clerk while its facts are not known', () => {
    expect(decide.decide({ answers: {}, known: {}, facts: {}, filedOn: '2026-11-24' })).toMatchObject({ outcome: 'to-clerk' });
  });
});
`;
}
