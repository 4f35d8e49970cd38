import type { AccountWords } from '../text.ts';

const KINDS = ['old-age-pension', 'disability-pension', 'survivors-pension'] as const;

export function kindText(t: AccountWords, kind: string): string {
  const known = KINDS.find(one => one === kind);
  return known === undefined ? kind : t(`benefit.${known}`);
}
