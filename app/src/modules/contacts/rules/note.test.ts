import fc from 'fast-check';
import { expect, test } from 'vitest';
import { beganAt } from './began.ts';
import { NOTE_LIMIT, readNote, readReason } from './note.ts';

test('a note says what was asked and what was answered; what was agreed may be nothing', () => {
  expect(readNote({ asked: ' Kiedy   przyjdzie\r\n\r\n\r\n\r\nprzelew? ', answered: 'Do 15.', nextStep: '  ' })).toEqual({
    ok: true,
    value: { asked: 'Kiedy przyjdzie\n\nprzelew?', answered: 'Do 15.', nextStep: null },
  });
});

test('all that is wrong with a note is said at once', () => {
  expect(readNote({ asked: '...   .', answered: 'x'.repeat(NOTE_LIMIT + 1), nextStep: 'y'.repeat(NOTE_LIMIT + 1) })).toEqual({
    ok: false,
    refusal: [
      { field: 'asked', kind: 'missing' },
      { field: 'answered', kind: 'too-long' },
      { field: 'nextStep', kind: 'too-long' },
    ],
  });
  expect(readReason(' - ')).toEqual({ ok: false, refusal: [{ field: 'because', kind: 'missing' }] });
});

test('what is kept of a note reads the same when it is read again', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), (asked, answered, nextStep) => {
      const once = readNote({ asked: `abc ${asked}`, answered: `abc ${answered}`, nextStep });
      if (!once.ok) return;
      expect(readNote({ ...once.value, nextStep: once.value.nextStep ?? '' })).toEqual(once);
    }),
  );
});

test('a contact begins with the opening or after the one before it, never before the opening and never after now', () => {
  fc.assert(
    fc.property(
      fc.date({ noInvalidDate: true }),
      fc.option(fc.date({ noInvalidDate: true })),
      fc.nat(10_000_000),
      (opened, last, later) => {
        const now = new Date(Math.min(8.64e15, opened.getTime() + later));
        const began = beganAt(opened, last, now);
        expect(began >= opened || began.getTime() === now.getTime()).toBe(true);
        expect(began <= now).toBe(true);
        if (last && last > opened && last <= now) expect(began).toEqual(last);
      },
    ),
  );
});
