import type { Day } from '#kernel/day.ts';
import type { PartyId, PersonId } from '#kernel/ids.ts';
import type { Nrb } from '#kernel/nrb.ts';

export interface PayerOfSeed {
  partyId: PartyId;
  name: string;
  nip: string;
  /** Months left unpaid, counted back from the last one due. */
  owesMonths: number;
}

/** Lives of the demo as far as the account keeps them. Who they are is for identity; times are told from `ctx.now`. */
export interface AccountLives {
  /** `insured` counts everybody, also those whom the demo does not name. `overpaid` came on top of one month's transfer. */
  employers: readonly (PayerOfSeed & { insured: number; overpaid?: { monthsBack: number; grosze: number } })[];
  employments: readonly {
    employee: PersonId;
    givenNames: string;
    surname: string;
    pesel: string;
    employer: PartyId;
    monthsBack: number;
    postPercent: number;
  }[];
  /** Voluntary sickness insurance from so many months ago; from the beginning where it is not told. */
  selfEmployed: readonly (PayerOfSeed & { givenNames: string; surname: string; pesel: string; sicknessMonthsBack?: number })[];
  family: readonly { insured: PersonId; pesel: string; givenNames: string; surname: string; bornOn: Day; kinship: 'child' | 'spouse' }[];
  /** A leave begins on the fifth of its month. */
  illnesses: readonly { insured: PersonId; employer: PartyId; monthsBack: number; days: number; place: 'home' | 'hospital' }[];
  /** What was gathered until the last December before the months of the demo. */
  pensionAccounts: readonly {
    insured: PersonId;
    capitalGrosze: number;
    contributionsGrosze: number;
    subaccountGrosze: number;
    openFundGrosze: number;
    subaccount: 'none' | 'whole' | 'with-open-fund';
  }[];
  pensioners: readonly {
    partyId: PersonId;
    kind: string;
    number: string;
    /** Where it is paid. */
    nrb: Nrb;
    monthsBack: number;
    /** In the first month of the demo; raised every March since. */
    firstGrossGrosze: number;
    seizure?: { reference: string; daysBack: number };
  }[];
}
