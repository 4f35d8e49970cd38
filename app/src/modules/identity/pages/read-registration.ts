import type { Day } from '#kernel/day.ts';
import { parseEmail } from '#kernel/email.ts';
import { bornOn as bornOnBy, parsePesel } from '#kernel/pesel.ts';
import { parsePhone } from '#kernel/phone.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { DayParts } from '#design/components/date-field.tsx';
import { acceptablePassword } from '../rules/secrets.ts';
import type { IdentityText } from '../text.ts';
import type { Registration } from '../use-cases/register-profile.ts';
import { readDay } from './fields.ts';

export interface TypedRegistration {
  pesel: string;
  names: string;
  surname: string;
  bornOn: DayParts;
  email: string;
  phone: string;
  password: string;
}
export interface RegistrationFault {
  field?: string;
  text: IdentityText;
}

const NAME_LONGEST = 80;

/** Reads a registration as typed. Judges form only, never whether the person is known.
 *  @refuses every faulty field at once */
export function readRegistration(typed: TypedRegistration): Result<Omit<Registration, 'lang' | 'client'>, readonly RegistrationFault[]> {
  const faults: RegistrationFault[] = [];
  const pesel = parsePesel(typed.pesel);
  if (!pesel.ok) faults.push({ field: 'pesel', text: 'register.fault.pesel' });
  const [givenNames, surname] = [typed.names.trim().replace(/\s+/g, ' '), typed.surname.trim().replace(/\s+/g, ' ')];
  if (!isName(givenNames)) faults.push({ field: 'names', text: 'register.fault.names' });
  if (!isName(surname)) faults.push({ field: 'surname', text: 'register.fault.surname' });
  const born = readDay(typed.bornOn);
  if (born === undefined || (pesel.ok && bornOnBy(pesel.value) !== born)) faults.push({ field: 'born-on', text: 'born-on.fault' });
  const email = parseEmail(typed.email);
  if (!email.ok) faults.push({ field: 'email', text: 'fault.not-an-email' });
  const phone = typed.phone.trim() === '' ? accept(null) : parsePhone(typed.phone);
  if (!phone.ok) faults.push({ field: 'phone', text: 'fault.not-a-phone' });
  const password = acceptablePassword(typed.password, [
    ...givenNames.split(' '),
    surname,
    typed.email.split('@')[0] ?? '',
    typed.pesel.trim(),
  ]);
  if (!password.ok) faults.push({ field: 'password', text: `register.fault.password.${password.refusal.kind}` });
  if (faults.length > 0 || !pesel.ok || !email.ok || !phone.ok || !password.ok) return refuse(faults);
  return accept({
    pesel: pesel.value,
    givenNames,
    surname,
    bornOn: born as Day,
    email: email.value,
    phone: phone.value,
    password: password.value,
  });
}

const isName = (name: string): boolean => name.length <= NAME_LONGEST && /^\p{L}[\p{L}\p{M}' .-]*$/u.test(name);
