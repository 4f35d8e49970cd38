import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FeatureState, makeFeatures } from './features.ts';

const declared = [
  { name: 'test.by-default', meaning: { pl: 'x', en: 'x' }, owner: 'test', byDefault: 'on', expires: null },
  { name: 'test.other', meaning: { pl: 'x', en: 'x' }, owner: 'test', byDefault: 'off', expires: null },
] as const;
const withState = (state?: FeatureState) => makeFeatures(declared, () => new Map(state ? [['test.by-default', state] as const] : []));

test('a switch stands as declared until somebody sets it', () => {
  expect([withState().isOn('test.by-default'), withState().isOn('test.other')]).toEqual([true, false]);
  expect(withState({ mode: 'off' }).isOn('test.by-default')).toBe(false);
});

test('a switch set for branches is on in these and nowhere else', () => {
  const features = withState({ mode: 'branches', branches: ['12'] });
  expect([
    features.isOn('test.by-default', { branchCode: '12' }),
    features.isOn('test.by-default', { branchCode: '14' }),
    features.isOn('test.by-default'),
  ]).toEqual([true, false, false]);
});

test('a share takes always the same parties, and who is in a smaller share is in every larger one', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (partyId, one, other) => {
      const [small, large] = one < other ? [one, other] : [other, one];
      const isOn = (percent: number) => withState({ mode: 'share', percent }).isOn('test.by-default', { partyId });
      expect(isOn(small)).toBe(isOn(small));
      if (isOn(small)) expect(isOn(large)).toBe(true);
      expect([isOn(0), isOn(100)]).toEqual([false, true]);
    }),
  );
});

test('a switch that nobody declared is a fault', () => {
  expect(() => withState().isOn('test.unknown')).toThrow('test.unknown');
});
