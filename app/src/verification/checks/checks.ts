import type { Check } from '../check.ts';
import { absencesRight } from './absences.ts';
import { accidentRateIsOne, contributionsFollow, healthBaseFollows, healthIsWhole } from './contributions.ts';
import { birthAgreesWithPesel, namesWritten, payerIdentified, peselOfPerson } from './identity.ts';
import { filedInTime, leavesSoon, notOfTheFuture, numberFollows, versionSuperseded, yearSettledInItsMonth } from './periods.ts';
import { balanceFollows, declarationAddsUp, insuredCounted, reportAddsUp } from './sums.ts';
import { titleKnown } from './titles.ts';

/** What is asked of a file; those that ask what its payer filed before are silent where that is not known. */
export const checks: readonly Check[] = [
  payerIdentified,
  titleKnown,
  peselOfPerson,
  birthAgreesWithPesel,
  versionSuperseded,
  namesWritten,
  notOfTheFuture,
  numberFollows,
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
