import type { Listener } from '#platform/module.ts';
import { entriesOf, HEARD } from './rules/kinds.ts';
import { addEntry } from './store.ts';

export const listeners: readonly Listener[] = [
  {
    name: 'timeline.write-entry',
    hears: HEARD,
    async run(ctx, event) {
      for (const entry of entriesOf(event)) await addEntry(ctx.db, entry);
    },
  },
];
