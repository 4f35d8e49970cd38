import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, inject, test } from 'vitest';
import { cast } from '#outside/cast/cast.ts';
import { seedDemo } from '../demo/demo.ts';
import { documentOf, openApiWorld } from '../testing/api-world.ts';
import { asOwner } from '../testing/database.ts';
import { fuzzApi } from '../testing/fuzz.ts';
import { testHouse } from '../testing/house.ts';

/** In a test run a share of what `./okienko bench fuzz` does whole; a longer run finds by the same seed what a shorter one found. */
const REQUESTS = inject('fuzzRequests');
const SEED = 20_261_124;

test('whatever is asked of the API: no fault of ours, nothing of another party, nothing half stored', { timeout: 1_800_000 }, async () => {
  const okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00', settings: { API_REQUESTS_A_MINUTE: '1000000' } });
  await seedDemo(okienko.house);
  const world = await openApiWorld(okienko.house, okienko.settle);
  const isProblem = new Ajv2020({ strict: false, validateFormats: false }).compile(
    (documentOf(okienko.house)['components'] as { schemas: { Problem: object } }).schemas.Problem,
  );
  const before = await stored(okienko.url);
  const report = await fuzzApi(okienko.house, world, {
    requests: REQUESTS,
    seed: SEED,
    isProblem: body => isProblem(body),
    secrets: {
      firm: [cast.jan.pesel, cast.jan.familyName, cast.anna.pesel, cast.maria.pesel],
      jan: [cast.firmaX.nip, cast.firmaX.name, cast.anna.pesel, cast.maria.pesel],
    },
  });
  expect(report.faults.slice(0, 5), `${report.faults.length} faults`).toEqual([]);
  expect(report.requests).toBe(REQUESTS);
  // The run reached what it is for: things were read, refused and filed.
  expect(report.byStatus[200]).toBeGreaterThan(REQUESTS / 10);
  expect(report.byStatus[404]).toBeGreaterThan(REQUESTS / 20);
  expect(report.byStatus[422]).toBeGreaterThan(10);
  expect(report.filed, JSON.stringify(report.byStatus)).toBeGreaterThan(3);
  const after = await stored(okienko.url);
  expect(after.submissions - before.submissions).toBe(report.filed);
  expect(after.mess).toEqual([]);
  // What was filed is whole: the house comes to rest over it.
  await okienko.settle();
  expect((await stored(okienko.url)).mess).toEqual([]);
});

/** Submissions, and what may not be: one without its receipt, its news or its audit entry, or of a party nobody asked for. */
async function stored(url: string): Promise<{ submissions: number; mess: readonly unknown[] }> {
  const [count] = await asOwner<{ submissions: number }>(url, 'select count(*)::int as submissions from submissions.submission');
  const mess = await asOwner(
    url,
    `select s.submission_id, s.form_code from submissions.submission s where
       (select count(*) from mailbox.receipt r where r.subject_id = s.submission_id and r.kind = 'UPP') <> 1
       or (select count(*) from platform.outbox o where o.name = 'submissions.filed' and o.facts ->> 'submissionId' = s.submission_id::text) <> 1
       or (select count(*) from platform.audit_event a where a.action = 'submissions.file' and a.object = 'submission:' || s.submission_id) <> 1
       or s.party_id not in ('${cast.firmaX.id}', '${cast.jan.id}')`,
  );
  return { submissions: count?.submissions ?? 0, mess };
}
