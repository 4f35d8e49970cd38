import { expect, test } from 'vitest';
import { GIVE_UP_HOURS, givesUp, nextTry } from './retries.ts';
import { signatureOf } from './signature.ts';

test('the signature is that of Standard Webhooks, by its own example', () => {
  // From the specification's reference libraries.
  const secret = Buffer.from('MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw', 'base64');
  const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' };
  expect(signatureOf([secret], message)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  expect(signatureOf([secret, secret], message).split(' ')).toHaveLength(2);
});

test('each wait is longer than the one before, and after three days we stop', () => {
  const now = new Date('2026-11-24T08:00:00Z');
  const waits = Array.from({ length: 12 }, (_, place) => nextTry(place + 1, now).getTime() - now.getTime());
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect([waits[0], waits[11]]).toEqual([5_000, 8 * 3_600_000]);
  const since = (hours: number): Date => new Date(now.getTime() - hours * 3_600_000);
  expect([givesUp(since(GIVE_UP_HOURS - 1), now), givesUp(since(GIVE_UP_HOURS), now)]).toEqual([false, true]);
});
