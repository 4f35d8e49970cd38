import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { month } from '#kernel/day.ts';
import { accidentRateOf, accidentTermsOf, rateOfPercent } from './accident-rate.ts';

describe('the accident rate of a payer', () => {
  const of = (insured: number, rate?: string, at = '2026-01') =>
    accidentRateOf({ insured, ...(rate === undefined ? {} : { rate }) }, accidentTermsOf(pack.parameters, month(at)));

  test('is the standard one up to nine insured', () => {
    expect(of(9)).toEqual({ ok: true, value: '0.0167' });
    expect(of(9, '0.01670')).toEqual({ ok: true, value: '0.0167' });
    expect(of(9, '0.0093')).toEqual({ ok: false, refusal: { kind: 'not-standard', standard: '0.0167' } });
    expect(of(1, undefined, '2016-05')).toEqual({ ok: true, value: '0.018' });
  });

  test('is its own from ten on, within the range of its day', () => {
    expect(of(10)).toEqual({ ok: false, refusal: { kind: 'rate-not-known' } });
    expect(['0.0067', '0.0093', '0.0333'].map(rate => of(10, rate).ok)).toEqual([true, true, true]);
    expect(of(10, '0.0066')).toEqual({ ok: false, refusal: { kind: 'out-of-range', least: '0.0067', greatest: '0.0333' } });
    expect(of(10, '0.3000')).toMatchObject({ ok: false });
    expect([of(10, '0.0386', '2013-01').ok, of(10, '0.0386', '2026-01').ok]).toEqual([true, false]);
  });

  test('is read from the per cent of the declaration', () => {
    expect([rateOfPercent('1.67'), rateOfPercent('30.00')]).toEqual(['0.0167', '0.3000']);
    expect(() => rateOfPercent('1.7')).toThrow(/two places/);
  });
});
