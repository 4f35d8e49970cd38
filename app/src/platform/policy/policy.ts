import type { Actor } from '#platform/context.ts';
import type { Lang } from '#platform/text/text.ts';

/** One Cedar policy with what a person is told when it is the reason. */
export interface PolicyText {
  id: string;
  cedar: string;
  pl: string;
  en: string;
  /** What the person may do about it. */
  fix?: Record<Lang, string>;
}

/** What the decision is about. Relations are worked out before asking (from the database, at use), so that the
 *  question is small, pure and can be remembered. */
export interface PolicyQuestion {
  actor: Actor;
  action: string;
  resource: {
    kind: string;
    /** How the actor stands to whose data it is. */
    relation: 'own' | 'represented' | 'mandated' | 'assigned' | 'competent' | 'none';
    [attribute: string]: string | number | boolean | readonly string[] | undefined;
  };
  context?: Record<string, string | number | boolean | readonly string[]>;
}

export type PolicyAnswer =
  | { permitted: true; policies: readonly string[] }
  | { permitted: false; policies: readonly string[]; why: Record<Lang, string>; fix?: Record<Lang, string> };

export interface Policy {
  decide(question: PolicyQuestion): PolicyAnswer;
}
