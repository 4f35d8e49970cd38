import type { Day } from './day.ts';
import { idCardIsRight, type IdCard } from './id-card.ts';
import { type Nip, nipCheckDigit } from './nip.ts';
import { type Npwz, npwzCheckDigit } from './npwz.ts';
import { type Nrb, nrbCheckDigits } from './nrb.ts';
import { type Pesel, peselCheckDigit, type Sex } from './pesel.ts';
import { type Regon, regonCheckDigit } from './regon.ts';

// Numbers for invented people and firms: right check digits, the same for the same seed, so that the cast keeps its
// numbers. They may by chance belong to somebody; never use them outside the demo and tests.

const CENTURY_MONTHS: Record<string, number> = { '18': 80, '19': 0, '20': 20, '21': 40, '22': 60 };
const PESELS_A_DAY_AND_SEX = 5000;
/** Prefix of no tax office in the lists we know. */
const NIP_OF_NO_OFFICE = '999';
/** Bank number that no bank holds in the lists we know. */
const NO_BANK = '99900000';

const digits = (seed: number, width: number): string => String(Math.abs(Math.trunc(seed)) % 10 ** width).padStart(width, '0');

/** @param serial tells apart people of one sex born on one day, 0 to 4999
 *  @throws RangeError where the day or the serial has no number */
export function makePesel(bornOn: Day, sex: Sex, serial: number): Pesel {
  const shift = CENTURY_MONTHS[bornOn.slice(0, 2)];
  if (shift === undefined || serial < 0 || serial >= PESELS_A_DAY_AND_SEX) throw new RangeError(`No PESEL for ${bornOn}, ${serial}`);
  const month = String(Number(bornOn.slice(5, 7)) + shift).padStart(2, '0');
  const sexDigit = 2 * (serial % 5) + (sex === 'man' ? 1 : 0);
  const first = `${bornOn.slice(2, 4)}${month}${bornOn.slice(8)}${digits(Math.floor(serial / 5), 3)}${sexDigit}`;
  return `${first}${peselCheckDigit(first)}` as Pesel;
}

/** Tries the seed and those after it until the digits have a check digit; so different seeds may meet. */
function firstRight<Number extends string>(seed: number, build: (seed: number) => string | undefined): Number {
  for (let at = seed; ; at++) {
    const built = build(at);
    if (built !== undefined) return built as Number;
  }
}

export function makeNip(seed: number): Nip {
  return firstRight<Nip>(seed, at => {
    const first = `${NIP_OF_NO_OFFICE}${digits(at, 6)}`;
    const check = nipCheckDigit(first);
    return check === undefined ? undefined : `${first}${check}`;
  });
}

export function makeRegon(seed: number): Regon {
  const first = `9${digits(seed, 7)}`;
  return `${first}${regonCheckDigit(first)}` as Regon;
}

export function makeNrb(seed: number): Nrb {
  const account = `${NO_BANK}${digits(seed, 16)}`;
  return `${nrbCheckDigits(account)}${account}` as Nrb;
}

export function makeNpwz(seed: number): Npwz {
  return firstRight<Npwz>(seed, at => {
    const last = digits(at, 6);
    const check = npwzCheckDigit(last);
    return check === undefined ? undefined : `${check}${last}`;
  });
}

export function makeIdCard(seed: number): IdCard {
  const last = digits(seed, 5);
  const check = [...'0123456789'].find(digit => idCardIsRight(`ZZZ${digit}${last}`)) as string;
  return `ZZZ${check}${last}` as IdCard;
}
