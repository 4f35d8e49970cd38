import { expect, test } from 'vitest';
import type { DecisionId, LetterId } from '#kernel/ids.ts';
import type { Decision } from '../types.ts';
import { toldDecisions } from './told.ts';

const decision = (id: string, letterId: string | null) =>
  ({ decisionId: id as DecisionId, letterId: letterId as LetterId | null }) as Decision;
const refusal = decision('refusal', 'letter-1');
const finding = decision('finding', null);
const told = (standing: 'open' | 'waiting' | 'collected' | 'delivered-by-fiction') =>
  toldDecisions([finding, refusal], [{ letterId: 'letter-1' as LetterId, standing }]);

test('a refusal is not told while its letter waits for the receipt', () => {
  expect(told('waiting')).toEqual([finding]);
});

test('it is told once the letter is collected, delivered by fiction, or lies open', () => {
  for (const standing of ['open', 'collected', 'delivered-by-fiction'] as const)
    expect(told(standing), standing).toEqual([finding, refusal]);
});
