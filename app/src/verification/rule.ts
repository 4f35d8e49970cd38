import type { Dated } from '#kernel/dated.ts';
import type { FindingClass } from '#app/kedu/finding.ts';

/** A rule as the institution lays it down: how grave its breach is, on what law it stands, how it is told, and from when
 *  until when it is asked. What exactly is asked is the check of the same code. */
export interface VerificationRule extends Dated {
  /** `V014` */
  readonly code: string;
  readonly class: FindingClass;
  readonly legalSource: string;
  /** How sure its wording, class and numbers are: S a source, D decided by us, M from memory. */
  readonly mark: 'S' | 'D' | 'M';
  /** What is wrong and what to do; ICU, with the facts of the finding. */
  readonly text: { readonly pl: string; readonly en: string };
  /** Numbers of the rule: days, years, places. */
  readonly limits?: Readonly<Record<string, number>>;
}
