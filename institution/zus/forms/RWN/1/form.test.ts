import { describe, expect, test } from 'vitest';
import { day } from '#kernel/day.ts';
import { textFace } from '#platform/forms/text-face.ts';
import { checkAll } from '#platform/forms/check.ts';
import { form } from './form.ts';

const today = day('2026-11-24');
const firmaX = {
  'party.kind': 'organisation',
  'party.name': 'Firma X sp. z o.o.',
  'party.nip': '5213017228',
  'party.regon': '000017756',
  'party.roles': ['payer'],
  'acting.relation': 'mandate',
};

function talk(known: Record<string, string | readonly string[]>, lang: 'pl' | 'en', lines: readonly string[]) {
  const face = textFace(form, { known, today, lang });
  const heard = lines.map(line => face.hear(line).join('\n'));
  return { face, heard };
}

describe('RWN over plain text, as a phone or a kiosk asks it', () => {
  test('reads out what the register says and asks the rest, to the end', () => {
    const face = textFace(form, { known: firmaX, today, lang: 'pl' });
    expect(face.said.join('\n')).toContain('NIP: 521-30-17-228');
    expect(face.said.join('\n')).toContain('Liczba egzemplarzy zaświadczenia');
    for (const line of ['2', '1', 'Bank Y', '1', '1']) face.hear(line);
    expect(face.state).toBe('confirming');
    expect(face.said.join('\n')).toContain('Liczba egzemplarzy zaświadczenia: 2');
    face.hear('1');
    expect(face.state).toBe('done');
    expect(face.answers).toEqual({
      payerName: 'Firma X sp. z o.o.',
      payerNip: '5213017228',
      payerRegon: '000017756',
      copies: 2,
      purpose: 'tender',
      recipient: 'Bank Y',
      truth: true,
      settled: true,
    });
    expect(checkAll(form, { answers: face.answers, known: firmaX, today })).toEqual([]);
  });

  test('reads out what is wrong and asks again', () => {
    const { face, heard } = talk(firmaX, 'pl', ['dużo', '11']);
    expect(heard[0]).toMatch(/^Wpisz w polu „Liczba egzemplarzy zaświadczenia” liczbę całkowitą/);
    expect(heard[1]).toMatch(/nie może być większa niż 10/);
    expect(face.state).toBe('asking');
  });

  test('goes back, repeats, skips what is optional and nothing else', () => {
    const { heard, face } = talk(firmaX, 'pl', ['pomiń', '3', 'powtórz', 'wstecz', 'dalej', 'pomiń', 'pomiń', 'pomiń']);
    expect(heard[0]).toMatch(/^Na to pytanie trzeba odpowiedzieć/);
    expect(heard[2]).toBe(heard[1]);
    expect(heard[3]).toContain('Teraz jest: 3');
    expect(heard[4]).toContain('Do czego jest potrzebne');
    expect(heard[6]).toContain('Oświadczam');
    expect(heard[7]).toMatch(/^Na to pytanie trzeba odpowiedzieć/);
    expect(face.answers).not.toHaveProperty('recipient');
  });

  test('asks for the other purpose only of those who have one', () => {
    const { heard } = talk(firmaX, 'en', ['1', '4', 'inheritance']);
    expect(heard[1]).toContain('Which purpose');
    expect(heard[2]).toContain('Whom you want to show the certificate');
  });

  test('corrects an answer from the end', () => {
    const { face } = talk(firmaX, 'en', ['1', 'skip', 'skip', '1', '1', 'back', 'back', 'back', 'Bank Y', 'keep', 'keep']);
    expect(face.state).toBe('confirming');
    expect(face.answers['recipient']).toBe('Bank Y');
  });

  test('a payer without any number is asked for one before the end', () => {
    const { heard } = talk({ 'party.kind': 'organisation', 'party.name': 'Firma X', 'party.roles': ['payer'] }, 'pl', [
      'pomiń',
      'pomiń',
      '1',
      'pomiń',
      'pomiń',
      '1',
      '1',
    ]);
    expect(heard.join('\n')).toContain('Podaj NIP, REGON albo PESEL płatnika');
  });
});
