import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import type { FormDefinition } from './forms/definition.ts';
import { parameterOn } from './dated-value.ts';
import { type Amendment, amendPack } from './amendments.ts';
import { livingPack, NOTHING_AMENDED } from './living-pack.ts';

const raise: Amendment = {
  kind: 'parameter',
  name: 'completion-days',
  value: { from: '2027-01-01', value: '14', mark: 'S', source: 'Dz.U.' },
};

describe('a pack that was amended', () => {
  test('has the new value from its day on and the old one before it', () => {
    const amended = amendPack(pack, [raise], '2026-11-24');
    expect(parameterOn(amended, 'completion-days', '2026-12-31').value).toBe('7');
    expect(parameterOn(amended, 'completion-days', '2027-01-01').value).toBe('14');
    expect(parameterOn(pack, 'completion-days', '2027-01-01').value).toBe('7');
  });

  test('holds the later of two values that begin on the same day', () => {
    const again: Amendment = { ...raise, value: { ...raise.value, value: '21' } };
    expect(parameterOn(amendPack(pack, [raise, again], '2026-11-24'), 'completion-days', '2027-06-01').value).toBe('21');
  });

  test('on any day has the value of the change that began last, whatever the order of approval', () => {
    const days = fc.integer({ min: 0, max: 600 }).map(count => new Date(Date.UTC(2026, 11, 1 + count)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.uniqueArray(days, { minLength: 1, maxLength: 6 }), days, (froms, on) => {
        const changes = froms.map((from, index): Amendment => ({ ...raise, value: { from, value: String(100 + index), mark: 'D' } }));
        const begun = froms.filter(from => from <= on).sort();
        const expected = begun.length === 0 ? '7' : String(100 + froms.indexOf(begun.at(-1) as string));
        expect(parameterOn(amendPack(pack, changes, '2026-11-24'), 'completion-days', on).value).toBe(expected);
      }),
    );
  });

  test('uses a new version of a letter from its day, in the place of the one before', () => {
    const template = { ...(pack.letters[0] as (typeof pack.letters)[number]), version: 99 };
    const change: Amendment = { kind: 'letter', from: '2026-12-01', template };
    const versionOn = (today: string) => amendPack(pack, [change], today).letters[0]?.version;
    expect([versionOn('2026-11-30'), versionOn('2026-12-01')]).toEqual([pack.letters[0]?.version, 99]);
  });
});

describe('the living pack', () => {
  test('is one object whose answers change when it takes amendments', () => {
    const living = livingPack(pack, []);
    const { pack: held, forms } = living;
    expect(parameterOn(held, 'completion-days', '2027-01-01').value).toBe('7');
    living.take(
      {
        pack: [raise, { kind: 'form-validity', code: 'RWN', version: 1, validFrom: '2026-01-01', validTo: '2026-12-31' }],
        features: new Map(),
      },
      '2026-11-24',
    );
    expect(parameterOn(held, 'completion-days', '2027-01-01').value).toBe('14');
    expect([forms.validOn('RWN', '2026-12-31') !== undefined, forms.validOn('RWN', '2027-01-01')]).toEqual([true, undefined]);
    expect(forms.find('RWN', 1)?.definition.validTo).toBe('2026-12-31');
    living.take(NOTHING_AMENDED, '2026-11-24');
    expect(forms.validOn('RWN', '2027-01-01')).toBeDefined();
  });

  test('keeps what was in force when the amended forms do not go together', () => {
    const [first, ...others] = pack.forms as readonly [FormDefinition, ...FormDefinition[]];
    const second: FormDefinition = { ...first, version: 2, validFrom: '2030-01-01', handling: 'clerk' };
    const living = livingPack({ ...pack, forms: [{ ...first, validTo: '2029-12-31' }, second, ...others] }, []);
    const overlapping: Amendment = { kind: 'form-validity', code: 'RWN', version: 1, validFrom: '2026-01-01', validTo: null };
    expect(() => living.take({ pack: [overlapping], features: new Map() }, '2026-11-24')).toThrow(/valid on days/);
    expect(living.forms.validOn('RWN', '2029-12-31')?.definition.version).toBe(1);
    expect(living.pack.forms.find(form => form.version === 1)?.validTo).toBe('2029-12-31');
  });
});
