import type { RelayedEvent } from '#platform/module.ts';

/** Relayed news on its way to live pages. */
export interface EventBus {
  /** @returns stop listening */
  listen(hear: (event: RelayedEvent) => void): () => void;
}
