import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Finding } from '#app/kedu/finding.ts';
import { verificationTermsOf } from '#app/verification-terms.ts';
import { type Day, dayOf } from '#kernel/day.ts';
import { cast } from '#outside/cast/cast.ts';
import { pack } from '#institution/zus/pack.ts';
import type { Answers } from '#platform/forms/definition.ts';
import { compileForm } from '#platform/forms/registry.ts';
import { filledForm } from '../../../testing/filled-form.ts';
import { readSet } from '../reading/read-set.ts';
import type { ReportedRow } from '../reading/reported.ts';
import { documentsOfForms } from './registrations.ts';
import { writeSet } from './write-set.ts';

const TODAY = dayOf(new Date('2026-11-24T10:00:00Z'));
const PESELS = [cast.anna, cast.maria, cast.jan, cast.piotr].map(person => person.pesel);
const payer = { kind: 'organisation' as const, name: cast.firmaX.name, nip: cast.firmaX.nip, regon: cast.firmaX.regon };

async function read(code: string, answers: Answers): Promise<{ findings: Finding[]; rows: ReportedRow[] }> {
  const write = documentsOfForms[code];
  if (!write) throw new Error(`no document of ${code}`);
  const findings: Finding[] = [];
  const rows: ReportedRow[] = [];
  await readSet(writeSet([write(payer, answers, TODAY)]), verificationTermsOf(pack, TODAY), {
    async take(some) {
      findings.push(...some.findings);
      rows.push(...some.rows);
    },
  });
  return { findings, rows };
}

/** Answers that the form itself takes, with chance in every choice. */
const anyAnswers = (code: string, from: string) => {
  const form = pack.forms.find(one => one.code === code);
  if (!form) throw new Error(`no form ${code}`);
  const compiled = compileForm(form, undefined);
  return fc.tuple(fc.nat(), fc.constantFrom(...PESELS), fc.integer({ min: 1, max: 28 })).map(([seed, insuredPesel, day]) => {
    let at = seed;
    const choose = <One>(of: readonly One[]): One => {
      at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0;
      return of[(at >>> 8) % of.length] as One;
    };
    const given = { insuredPesel, [from]: `2026-11-${String(Math.min(day, 24)).padStart(2, '0')}`, postcode: '25-300' };
    const answers = filledForm(form, { known: {}, today: TODAY as Day, choose, given });
    const settled = compiled.settle({ answers, known: {}, today: TODAY });
    expect(settled.remarks).toEqual([]);
    return settled.answers;
  });
};

describe('whatever a payer answers, the document is right by the format and by every rule', () => {
  test('ZUS ZUA, and what it reports is what was answered', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers('ZUA', 'insuredFrom'), async answers => {
        const { findings, rows } = await read('ZUA', answers);
        // That it comes late is told, and is no fault of the document.
        expect(findings.filter(finding => finding.class === 'K' || finding.class === 'Z')).toEqual([]);
        expect(rows).toMatchObject([
          {
            table: 'reported_title',
            row: {
              act: 'register',
              document: 'ZUA',
              insured_id: answers['insuredPesel'],
              title_code: `${answers['titleSubject']}${answers['pensionRight']}${answers['disability']}`,
              from_day: answers['insuredFrom'],
            },
          },
        ]);
        const insurances = rows[0]?.row['insurances'] as readonly string[];
        expect(insurances.includes('sickness')).toBe(answers['titleSubject'] === '0110' || answers['sickness'] === true);
      }),
    );
  });

  test('ZUS ZWUA', async () => {
    await fc.assert(
      fc.asyncProperty(anyAnswers('ZWUA', 'leftFrom'), async answers => {
        const { findings, rows } = await read('ZWUA', answers);
        expect(findings.filter(finding => finding.class === 'K' || finding.class === 'Z')).toEqual([]);
        expect(rows).toMatchObject([{ row: { act: 'deregister', from_day: answers['leftFrom'], why: '600' } }]);
      }),
    );
  });
});
