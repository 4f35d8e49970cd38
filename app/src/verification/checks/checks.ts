import type { Check } from '../check.ts';
import { absencesRight } from './absences.ts';
import { accidentRateIsOne, contributionsFollow, healthBaseFollows, healthIsWhole } from './contributions.ts';
import { birthAgreesWithPesel, namesWritten, payerIdentified, peselOfPerson } from './identity.ts';
import { filedInTime, leavesSoon, notOfTheFuture, versionSuperseded, yearSettledInItsMonth } from './periods.ts';
import { balanceFollows, declarationAddsUp, insuredCounted, reportAddsUp } from './sums.ts';
import { titleKnown } from './titles.ts';

/** What can be asked of a file by itself, without knowing what its payer filed before. */
export const checks: readonly Check[] = [
  payerIdentified,
  titleKnown,
  peselOfPerson,
  birthAgreesWithPesel,
  versionSuperseded,
  namesWritten,
  notOfTheFuture,
  insuredCounted,
  declarationAddsUp,
  balanceFollows,
  contributionsFollow,
  reportAddsUp,
  healthBaseFollows,
  healthIsWhole,
  accidentRateIsOne,
  leavesSoon,
  filedInTime,
  absencesRight,
  yearSettledInItsMonth,
];
