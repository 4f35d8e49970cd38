import { expect, test } from 'vitest';
import { parseDay } from '#kernel/day.ts';
import { parseEmail } from '#kernel/email.ts';
import { parseId } from '#kernel/ids.ts';
import { parseNip } from '#kernel/nip.ts';
import { parseNpwz } from '#kernel/npwz.ts';
import { parseNrb } from '#kernel/nrb.ts';
import { bornOn, parsePesel, sexOf } from '#kernel/pesel.ts';
import { parsePhone } from '#kernel/phone.ts';
import { parsePostcode } from '#kernel/postcode.ts';
import { parseRegon } from '#kernel/regon.ts';
import { cast, castFirms, castPeople, type CastFirm, type CastPerson } from './cast.ts';
import { arrears, employments, familyMembers, mandates, representatives, seizures, untrustedProfiles } from './lives.ts';

const businesses = [...castFirms, ...castPeople.flatMap(person => (person.business ? [person.business] : []))];
const everybody: readonly (CastPerson | CastFirm)[] = [...castPeople, ...castFirms];

test('every person has a number in the register that agrees with their birth date and sex', () => {
  for (const person of castPeople) {
    expect(parsePesel(person.pesel), person.key).toEqual({ ok: true, value: person.pesel });
    expect(parseDay(person.bornOn).ok).toBe(true);
    expect([bornOn(person.pesel), sexOf(person.pesel)]).toEqual([person.bornOn, person.sex]);
  }
});

test('every firm and one-person business has a valid NIP, REGON and bank account', () => {
  for (const body of businesses)
    expect([parseNip(body.nip).ok, parseRegon(body.regon).ok, parseNrb(body.nrb).ok], body.name).toEqual([true, true, true]);
});

test('people can be reached: e-mail, telephone and postcode are well formed', () => {
  for (const one of everybody)
    expect([parseEmail(one.email).ok, parsePhone(one.phone).ok, parsePostcode(one.address.postcode).ok], one.key).toEqual([
      true,
      true,
      true,
    ]);
});

test('Piotr may practise: his licence number is valid', () => {
  expect(parseNpwz(cast.piotr.npwz ?? '').ok).toBe(true);
});

test('nobody shares an id, a number or an address of e-mail with another', () => {
  const unique = (values: readonly string[]): void => expect(new Set(values).size).toBe(values.length);
  unique([...everybody.map(one => one.id), ...castPeople.flatMap(person => person.staff?.staffId ?? [])]);
  unique(castPeople.map(person => person.pesel));
  unique(businesses.map(body => body.nip));
  unique(businesses.map(body => body.regon));
  unique([...businesses.map(body => body.nrb), ...castPeople.flatMap(person => person.nrb ?? [])]);
  unique(everybody.map(one => one.email));
  unique(everybody.map(one => one.phone));
});

test('ids are UUIDs shaped as version 7 and stay the same for ever', () => {
  for (const one of everybody) expect([parseId(one.id), one.id[14], one.id[19]]).toEqual([one.id, '7', '8']);
  expect([cast.anna.id, cast.firmaX.id, cast.anna.pesel, cast.firmaX.nip]).toMatchInlineSnapshot(`
    [
      "019b76da-a800-7e13-83a9-ca707227b517",
      "019b76da-a800-7458-8be7-fd376d7f8b66",
      "88031408020",
      "9990003018",
    ]
  `);
});

test('every role of the staff has somebody in it', () => {
  expect(new Set(castPeople.flatMap(person => person.staff?.roles ?? []))).toEqual(
    new Set(['clerk', 'consultant', 'hall-officer', 'supervisor', 'auditor', 'administrator']),
  );
});

test('nobody acts for themselves by mandate, works for the bailiff of their own debt, or is their own child', () => {
  for (const { grantor, proxy } of mandates) expect(grantor).not.toBe(proxy);
  for (const { debtor, bailiff } of seizures) expect(debtor).not.toBe(bailiff);
  for (const { insured, member } of familyMembers) expect(cast[member].bornOn > cast[insured].bornOn).toBe(true);
});

test('Firma X, which owes nothing, has a representative and a proxy, and they are two people', () => {
  expect(arrears.some(({ payer }) => payer === 'firmaX')).toBe(false);
  expect(representatives.filter(({ body }) => body === 'firmaX').map(({ person }) => person)).toEqual(['tadeusz']);
  expect(mandates.filter(({ grantor }) => grantor === 'firmaX').map(({ proxy }) => proxy)).toEqual(['katarzyna']);
});

test('Anna has two jobs and her daughter is a minor whom the national node does not prove', () => {
  expect(employments.filter(({ employee }) => employee === 'anna')).toHaveLength(2);
  expect(cast.hanna.provable).toBe(false);
});

test('Tomasz still has a day to confirm his untrusted profile', () => {
  expect(untrustedProfiles).toEqual([{ person: 'tomasz', daysBack: 6 }]);
  expect(cast.tomasz.provable).toBe(false);
});
