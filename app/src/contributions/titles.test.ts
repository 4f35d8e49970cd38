import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { day } from '#kernel/day.ts';
import { heldBy, readTitleCode, titleOn } from './titles.ts';

const titles = pack.insuranceTitles;
const today = day('2026-11-24');
const of = (code: string, on = today) => {
  const found = titleOn(titles, code, on);
  if (!found.ok) throw new Error(found.refusal.kind);
  return found.value;
};
const TABLE = '../shared/data/domain/ref/kody-tytulu-ubezpieczenia.csv';

describe('a title code', () => {
  test('is six digits: title, right to a pension, degree of disability', () => {
    expect(readTitleCode('0110 1 3')).toEqual({ ok: true, value: { code: '0110', pensionRight: '1', disability: '3' } });
    for (const text of ['0110', '01100', '0110000', 'O11000', '011030', '011005', ''])
      expect(readTitleCode(text)).toEqual({ ok: false, refusal: { kind: 'not-a-title-code' } });
  });

  test('counts from the day of the law: the relief at the start is not known before it', () => {
    expect(titleOn(titles, '054000', day('2018-04-29'))).toEqual({ ok: false, refusal: { kind: 'unknown-title', code: '0540' } });
    expect(of('054000', day('2018-04-30')).baseRule).toBe('start');
    expect(titleOn(titles, '051400', day('2024-10-31'))).toMatchObject({ ok: false });
    expect(of('051400', day('2024-11-01')).financing).toBe('budget');
  });

  test('of a self-employed person with the right to an old-age pension leaves pension insurance to them', () => {
    expect(heldBy(of('051010'), { sickness: true })).toEqual({ pension: false, sickness: false, accident: false, health: true });
    expect(heldBy(of('051010'), { pension: true })).toMatchObject({ pension: true });
    expect(heldBy(of('051000'), {})).toEqual({ pension: true, sickness: false, accident: true, health: true });
  });

  test('where pension insurance is left to the person leaves no sickness insurance to ask for', () => {
    const left = { ...of('051000'), pension: 'voluntary' } as const;
    expect(heldBy(left, { pension: true, sickness: true })).toMatchObject({ pension: true, sickness: false });
  });

  test('of an employee brings the same whatever the pension and the disability', () => {
    for (const code of ['011010', '011020', '011003']) expect(of(code)).toBe(of('011000'));
  });

  test('finds at most one row on any day, whatever the digits', () => {
    const anyDay = fc.integer({ min: 0, max: 5478 }).map(days => day(new Date(Date.UTC(2012, 0, 1 + days)).toISOString().slice(0, 10)));
    fc.assert(
      fc.property(fc.constantFrom(...titles), anyDay, (row, on) => {
        const same = titles.filter(
          one => one.code === row.code && one.pensionRight === row.pensionRight && one.from <= on && (one.to === undefined || on <= one.to),
        );
        expect(same.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test.skipIf(!existsSync(TABLE))('the matrix of insurances is that of the table of title codes (skipped where it is absent)', () => {
  const letters = { obligatory: 'o', voluntary: 'd', none: 'n' } as const;
  const rows = readFileSync(TABLE, 'utf8')
    .trim()
    .split('\n')
    .filter(line => /^\d{4};/.test(line))
    .map(line => line.split(';'));
  // 0113 ended before 2012.
  const known = rows.filter(([code]) => code !== '0113');
  expect(known).toHaveLength(22);
  for (const [code, name, ...duties] of known) {
    const title = of(`${code}00`);
    expect(
      [code, title.pension, title.sickness, title.accident, title.health, title.labour].map((one, place) =>
        place === 0 ? one : letters[one as 'none'],
      ),
    ).toEqual([code, ...duties]);
    expect([code, titles.find(one => one.code === code)?.mark]).toEqual([code, name?.slice(0, 1)]);
  }
});
