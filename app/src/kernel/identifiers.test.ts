import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, plusDays } from './day.ts';
import { makeIdCard, makeNip, makeNpwz, makeNrb, makePesel, makeRegon } from './demo-identifiers.ts';
import { formatEmail, maskEmail, parseEmail } from './email.ts';
import { formatIdCard, maskIdCard, parseIdCard } from './id-card.ts';
import { formatNip, maskNip, parseNip } from './nip.ts';
import { formatNpwz, maskNpwz, parseNpwz } from './npwz.ts';
import { contributionAccountOf, formatNrb, ibanOf, maskNrb, parseNrb } from './nrb.ts';
import { bornOn, formatPesel, maskPesel, parsePesel, sexOf } from './pesel.ts';
import { formatPhone, maskPhone, parsePhone } from './phone.ts';
import { formatPostcode, maskPostcode, parsePostcode, postcodeDigits } from './postcode.ts';
import { formatRegon, maskRegon, parseRegon } from './regon.ts';
import type { Result } from './result.ts';

type Parse = (text: string) => Result<string, { kind: string }>;
const parsers: Record<string, Parse> = {
  PESEL: parsePesel,
  NIP: parseNip,
  REGON9: parseRegon,
  REGON14: parseRegon,
  NRB: parseNrb,
  NRS: parseNrb,
  NPWZ: parseNpwz,
  IDCARD: parseIdCard,
};

function rightly<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

describe('published examples', () => {
  test.each([
    ['PESEL', '44051401359'],
    ['PESEL', '44051401458'],
    ['PESEL', '02070803628'],
    ['PESEL', '26211012346'],
    ['NIP', '5213017228'],
    ['NIP', 'PL 123-456-32-18'],
    ['NIP', '1111111111'],
    ['REGON9', '000017756'],
    ['REGON9', '123456785'],
    ['REGON14', '12345678512347'],
    ['NRB', '61 1090 1014 0000 0712 1981 2874'],
    ['NRB', 'PL27 1140 2004 0000 3002 0135 5387'],
    ['NPWZ', '5425740'],
    ['NPWZ', '1063324'],
    ['IDCARD', 'aba 300000'],
  ])('%s %s is right', (kind, text) => {
    expect((parsers[kind] as Parse)(text).ok).toBe(true);
  });
  test.each([
    ['PESEL', '44051401358', 'wrong-check-digit'],
    ['PESEL', '50671500000', 'wrong-check-digit'],
    ['PESEL', '44023001359', 'no-such-birth-date'],
    ['PESEL', '44131401359', 'no-such-birth-date'],
    ['PESEL', '4405140135', 'wrong-length'],
    ['PESEL', '4405140135X', 'not-digits'],
    ['PESEL', '٤٤٠٥١٤٠١٣٥٩', 'not-digits'],
    ['PESEL', '00000000000', 'all-zeros'],
    ['NIP', '5260000000', 'wrong-check-digit'],
    ['NIP', '1111111110', 'wrong-check-digit'],
    ['NIP', '0000000000', 'all-zeros'],
    ['NIP', 'DE5213017228', 'not-digits'],
    ['NIP', '', 'not-digits'],
    ['REGON9', '17756', 'wrong-length'],
    ['REGON9', '000017757', 'wrong-check-digit'],
    ['REGON14', '12345678612347', 'wrong-check-digit'],
    ['REGON14', '12345678512348', 'wrong-check-digit'],
    ['NRB', '61109010140000071219812875', 'wrong-check-digit'],
    ['NRB', 'DE61109010140000071219812874', 'foreign-account'],
    ['NPWZ', '1044400', 'wrong-check-digit'],
    ['NPWZ', '1234567', 'wrong-check-digit'],
    ['NPWZ', '0000001', 'wrong-check-digit'],
    ['IDCARD', 'AB4123456', 'not-a-card-number'],
    ['IDCARD', 'ABA400000', 'wrong-check-digit'],
  ])('%s %s is refused as %s', (kind, text, refusal) => {
    expect((parsers[kind] as Parse)(text)).toMatchObject({ ok: false, refusal: { kind: refusal } });
  });

  const file = '../shared/data/domain/ref/identifier-test-vectors.csv';
  test.skipIf(!existsSync(file))(`every vector of ${file} has its verdict (skipped where the file is absent)`, () => {
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter(line => line && !line.startsWith('#'))
      .map(line => line.split(';'));
    expect(rows.length).toBeGreaterThan(30);
    for (const [kind = '', value = '', valid, note] of rows) {
      // The file marks NIP 0000000000 as passing the arithmetic and asks to reject it: no payer has it.
      const expected = valid === '1' && !/^0+$/.test(value);
      expect([kind, value, note, parsers[kind]?.(value).ok]).toEqual([kind, value, note, expected]);
    }
  });
});

describe('what a number tells', () => {
  test.each([
    ['44051401359', '1944-05-14', 'man'],
    ['26211012346', '2026-01-10', 'woman'],
    ['02070803628', '1902-07-08', 'woman'],
  ])('PESEL %s is of a person born on %s, a %s', (text, born, sex) => {
    const pesel = rightly(parsePesel(text));
    expect([bornOn(pesel), sexOf(pesel)]).toEqual([born, sex]);
  });
  test('the contribution account of a payer is made of its NIP', () => {
    const account = contributionAccountOf(rightly(parseNip('521-30-17-228')));
    expect(account).toBe('88600000020260005213017228');
    expect(parseNrb(account).ok).toBe(true);
  });
  test('check digits of an account that only divide rightly are refused', () => {
    // 01 ≡ 98 (mod 97), and so on: find an account whose digits are 98 and write 01.
    const seed = Array.from({ length: 2000 }, (_, at) => at).find(at => makeNrb(at).startsWith('98')) as number;
    expect(parseNrb(makeNrb(seed)).ok).toBe(true);
    expect(parseNrb(`01${makeNrb(seed).slice(2)}`)).toMatchObject({ ok: false, refusal: { kind: 'wrong-check-digit' } });
  });
});

describe('numbers on the screen and hidden', () => {
  test('each official number is shown as on its document, and its tail alone where it is hidden', () => {
    const nrb = rightly(parseNrb('61109010140000071219812874'));
    const pesel = rightly(parsePesel('44051401359'));
    const nip = rightly(parseNip('5213017228'));
    const regon = rightly(parseRegon('12345678512347'));
    const npwz = rightly(parseNpwz('5425740'));
    const card = rightly(parseIdCard('ABA300000'));
    const postcode = rightly(parsePostcode('00 950'));
    expect([formatPesel(pesel), maskPesel(pesel)]).toEqual(['44051401359', '•••••••1359']);
    expect([formatNip(nip), maskNip(nip)]).toEqual(['521-30-17-228', '•••-••-••-228']);
    expect([formatRegon(regon), maskRegon(regon)]).toEqual(['123456785-12347', '•••••••••-••347']);
    expect([formatNrb(nrb), ibanOf(nrb)]).toEqual([
      '61 1090 1014 0000 0712 1981 2874'.replaceAll(' ', '\u00a0'),
      'PL61109010140000071219812874',
    ]);
    expect(maskNrb(nrb)).toBe('•• •••• •••• •••• •••• •••• 2874'.replaceAll(' ', '\u00a0'));
    expect([formatNpwz(npwz), maskNpwz(npwz)]).toEqual(['5425740', '••••740']);
    expect([formatIdCard(card), maskIdCard(card)]).toEqual(['ABA\u00a0300000', '•••\u00a0•••000']);
    expect([formatPostcode(postcode), maskPostcode(postcode), postcodeDigits(postcode)]).toEqual(['00-950', '••-950', '00950']);
  });
});

describe('postcodes, e-mail addresses and telephone numbers', () => {
  test.each(['0095', '000950', '00-9S0', ''])('"%s" is no postcode', text => {
    expect(parsePostcode(text).ok).toBe(false);
  });
  test.each([
    ['Anna.Kowalska@Example.PL', 'Anna.Kowalska@example.pl'],
    [' biuro+zus@firma-x.com.pl ', 'biuro+zus@firma-x.com.pl'],
    ["o'neil@example.org", "o'neil@example.org"],
  ])('"%s" is read as %s', (text, expected) => {
    expect(parseEmail(text)).toEqual({ ok: true, value: expected });
  });
  test.each([
    ['anna', 'no-at-sign'],
    ['@example.pl', 'no-at-sign'],
    ['anna@', 'no-domain'],
    ['anna@localhost', 'no-domain'],
    ['anna@example..pl', 'no-domain'],
    ['anna@-a.pl', 'no-domain'],
    ['an na@example.pl', 'odd-character'],
    ['a..b@example.pl', 'odd-character'],
    ['ąnna@example.pl', 'odd-character'],
    ['anna@example.pl\r\nBcc: all@example.pl', 'odd-character'],
    [`${'a'.repeat(65)}@example.pl`, 'too-long'],
    [`a@${'a.'.repeat(130)}pl`, 'too-long'],
  ])('"%s" is refused as %s', (text, kind) => {
    expect(parseEmail(text)).toEqual({ ok: false, refusal: { kind } });
  });
  test('an address is hidden but for its first letter and its domain', () => {
    const email = rightly(parseEmail('anna@example.pl'));
    expect([formatEmail(email), maskEmail(email)]).toEqual(['anna@example.pl', 'a•••@example.pl']);
  });
  test.each([
    ['601 234 567', '+48601234567'],
    ['+48 601-234-567', '+48601234567'],
    ['0048601234567', '+48601234567'],
    ['(22) 667 10 00', '+48226671000'],
    ['+380 44 123 45 67', '+380441234567'],
  ])('"%s" is read as %s', (text, expected) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: expected });
  });
  test.each([
    ['601 234 56', 'wrong-length'],
    ['001 234 567', 'wrong-length'],
    ['012 345 678', 'wrong-length'],
    ['+48 601 234 5678', 'wrong-length'],
    ['+1', 'wrong-length'],
    ['call me', 'odd-character'],
    ['', 'odd-character'],
  ])('"%s" is refused as %s', (text, kind) => {
    expect(parsePhone(text)).toEqual({ ok: false, refusal: { kind } });
  });
  test('a telephone number is shown in groups and hidden but for its tail', () => {
    const polish = rightly(parsePhone('601234567'));
    const ukrainian = rightly(parsePhone('+380441234567'));
    const spaced = (text: string) => text.replaceAll(' ', '\u00a0');
    expect([formatPhone(polish), maskPhone(polish)]).toEqual([spaced('+48 601 234 567'), spaced('+48 ••• ••• 567')]);
    expect([formatPhone(ukrainian), maskPhone(ukrainian)]).toEqual([spaced('+380 441 234 567'), spaced('+38• ••• ••• 567')]);
  });
});

describe('numbers of the cast', () => {
  const seeds = fc.integer({ min: 0, max: 10 ** 9 });
  const birthday = fc.integer({ min: 0, max: 499 * 365 }).map(count => plusDays(day('1800-01-01'), count));
  const pesels = fc.tuple(birthday, fc.constantFrom('woman' as const, 'man' as const), fc.integer({ min: 0, max: 4999 }));
  /** Each kind with the check digit's reach: positions at which one wrong digit must be noticed. */
  const made: readonly [string, Parse, fc.Arbitrary<string>][] = [
    ['PESEL', parsePesel, pesels.map(([born, sex, serial]) => makePesel(born, sex, serial))],
    ['NIP', parseNip, seeds.map(makeNip)],
    ['NRB', parseNrb, seeds.map(makeNrb)],
    ['NPWZ', parseNpwz, seeds.map(makeNpwz)],
    ['ID card', parseIdCard, seeds.map(makeIdCard)],
  ];
  test.each(made)('a made %s is right, the same for the same seed, and notices any one wrong digit', (_, parse, numbers) => {
    fc.assert(
      fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, at, off) => {
        expect(parse(number)).toEqual({ ok: true, value: number });
        const places = [...number].flatMap((character, place) => (/\d/.test(character) ? [place] : []));
        const place = places[at % places.length] as number;
        const wrong = number.slice(0, place) + String((Number(number[place]) + off) % 10) + number.slice(place + 1);
        expect(parse(wrong).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
  test('a made REGON is right, and notices a wrong check digit', () => {
    // Remainders 0 and 10 share the digit 0, so REGON alone does not notice every wrong digit.
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 9 }), (seed, off) => {
        const regon = makeRegon(seed);
        expect(parseRegon(regon).ok).toBe(true);
        expect(parseRegon(regon.slice(0, 8) + String((Number(regon[8]) + off) % 10)).ok).toBe(false);
      }),
    );
  });
  test('a made PESEL tells the birth date and sex it was made for, and no two people share one', () => {
    fc.assert(
      fc.property(pesels, ([born, sex, serial]) => {
        const pesel = makePesel(born, sex, serial);
        expect([bornOn(pesel), sexOf(pesel)]).toEqual([born, sex]);
        if (serial > 0) expect(makePesel(born, sex, serial - 1)).not.toBe(pesel);
      }),
    );
    expect(() => makePesel(day('2300-01-01'), 'woman', 0)).toThrow(RangeError);
    expect(() => makePesel(day('1990-01-01'), 'man', 5000)).toThrow(RangeError);
  });
});
