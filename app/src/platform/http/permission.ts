import type { PolicyQuestion } from '#platform/policy/policy.ts';
import type { Page } from './page.ts';

/** What the policy is asked about before a page runs: what the page names, else a door, and whether it stands open to
 *  whoever comes. */
export function askedAbout(page: Page<any>): PolicyQuestion['resource'] {
  return page.permission.resource ?? { kind: 'page', relation: 'own', open: page.for === 'anyone' };
}
