import type { ClientId, Id, PartyId, PersonId } from '#kernel/ids.ts';

export type SubscriptionId = Id<'subscription'>;
export type MessageId = Id<'message'>;

export interface Subscription {
  partyId: PartyId;
  subscriptionId: SubscriptionId;
  clientId: ClientId;
  url: string;
  kinds: readonly string[];
  /** `disabled`: nothing got through for days, or the program may no longer know. */
  state: 'active' | 'disabled' | 'removed';
  createdAt: Date;
  createdBy: PersonId;
  failingSince: Date | null;
}

export interface Message {
  partyId: PartyId;
  messageId: MessageId;
  subscriptionId: SubscriptionId;
  kind: string;
  facts: Readonly<Record<string, string>>;
  happenedAt: Date;
  state: 'waiting' | 'delivered';
  attempts: number;
  nextAt: Date;
  deliveredAt: Date | null;
}
