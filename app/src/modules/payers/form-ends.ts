import { dayOf } from '#kernel/day.ts';
import { accept, refuse } from '#kernel/result.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { FormEnd } from '#platform/form-ends.ts';
import { look } from '#platform/transact.ts';
import { documentsOfForms } from './documents/registrations.ts';
import { writeSet } from './documents/write-set.ts';
import { receiveSet } from './use-cases/receive-set.ts';

/** Forms that become insurance documents: a set is written of the answers and goes the road of every set. */
export const formEnds: readonly FormEnd[] = [
  {
    name: 'insurance-documents',
    async run(house, actor, { form, answers, draftId }) {
      const documentOf = documentsOfForms[form.code];
      if (!documentOf) throw new Error(`Nobody writes the document of ${form.code}.`);
      const payer = await look(house, actor, ctx => partyCard(ctx, actor.partyId));
      const day = dayOf(house.clock());
      const received = await receiveSet(house, actor, {
        origin: 'wizard',
        fileName: `${form.code}-${day}.xml`,
        content: writeSet([documentOf(payer, answers, day)]),
        draftId,
      });
      if (received.ok) return accept({ to: `/payer/sets/${received.value.setId}` });
      if (received.refusal.kind === 'not-permitted') return refuse({ kind: 'not-permitted' });
      throw new Error(`What we wrote is refused: ${received.refusal.kind}`);
    },
  },
];
