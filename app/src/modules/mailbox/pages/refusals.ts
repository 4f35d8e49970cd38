import type { PageAnswer } from '#platform/http/page.ts';
import { text } from '../text.ts';

/** The mandate the person acts under opens no letters. */
export function notYours(): PageAnswer {
  return {
    kind: 'refused',
    why: { pl: text('pl')('refused.not-yours'), en: text('en')('refused.not-yours') },
    fix: { pl: text('pl')('refused.not-yours.fix'), en: text('en')('refused.not-yours.fix') },
  };
}
