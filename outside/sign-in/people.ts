import type { Bilingual } from '#platform/text/text.ts';
import { castPeople } from '#outside/cast/cast.ts';

/** Somebody whom the stand-in can prove. */
export interface SignInPerson {
  /** Subject of the tokens; the same at every sign-in. */
  sub: string;
  givenName: string;
  familyName: string;
  pesel: string;
  /** YYYY-MM-DD */
  birthDate: string;
  /** Of those who work for the institution. */
  staffId?: string;
  about: Bilingual;
}

/** The cast without those whom the national node cannot prove (a child, a person without a trusted profile). */
export function signInPeople(): SignInPerson[] {
  return castPeople
    .filter(person => person.provable)
    .map(person => ({
      sub: person.id,
      givenName: person.secondName ? `${person.givenName} ${person.secondName}` : person.givenName,
      familyName: person.familyName,
      pesel: person.pesel,
      birthDate: person.bornOn,
      about: person.about,
      ...(person.staff ? { staffId: person.staff.staffId } : {}),
    }));
}
