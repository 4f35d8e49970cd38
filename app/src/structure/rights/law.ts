import type { Actor, AssuranceLevel, StaffRole } from '#platform/context.ts';
import type { PolicyQuestion } from '#platform/policy/policy.ts';

type Relation = PolicyQuestion['resource']['relation'];
export type Facts = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What is true of one asking, as far as the law looks at it. */
export interface Circumstances {
  relation: Relation;
  /** Attributes of what is asked about, and of the context, by name. */
  facts: Facts;
  /** The id of who asks, and the party in whose name. */
  actor: Actor;
  /** How surely it is known who asks; 0 for whoever has not signed in. */
  level: AssuranceLevel;
}

/** Who may do one thing, told from the sources of law and of design, never from the policies. */
export interface Law {
  /** Where it is told: a section of the order of services, of the law, or the decision of the house. */
  from: string;
  /** Open to whoever comes, without signing in. It is then open to everybody, whatever else is said. */
  anyone?: true | 'but the unconfirmed';
  person?: {
    /** The least level of assurance; 2 is what an account opens with once its holder was proved. */
    level: AssuranceLevel;
    /** How the person must stand to whose data it is. Absent: the thing is a door, not somebody's data. */
    standing?: readonly Relation[];
    /** In whose name; absent: any. */
    acting?: readonly ('self' | 'representative' | 'mandate')[];
    /** A caller known by the PIN of the phone (level 1) may have it read out. */
    byPhonePin?: true;
    /** An account that waits for its confirmation may do it too. */
    beforeConfirmed?: true;
    only?(asked: Circumstances): boolean;
  };
  staff?: {
    roles: readonly StaffRole[];
    level?: AssuranceLevel;
    standing?: readonly Relation[];
    /** A purpose must be stated, which whoever's data it is reads later. */
    purpose?: true;
    only?(asked: Circumstances): boolean;
  };
  /** The institution's own jobs ask the policy about it. */
  system?: true;
  /** Not about the data of a person or firm, though what is asked about is more than a page: a parameter, a calendar. */
  nobodys?: true;
  /** Values of a text or a number worth asking about; others are chosen by kind. */
  worthAsking?: Readonly<Record<string, readonly (string | number | boolean | readonly string[])[]>>;
}

export type Laws = Readonly<Record<string, Law>>;

export const OWN_OR_FOR_OTHERS = ['own', 'represented', 'mandated'] as const;
