import { decisionOfNation, matterOfNation } from '#modules/cases/index.ts';
import { type Nation, WHAT } from '#platform/nation/nation.ts';
import type { NationPart } from '#platform/nation/part.ts';
import { nationTable, type Put } from '#platform/nation/rows.ts';

const ENTRY = nationTable('timeline.entry', 'party_id event_id kind area at matter_id facts');

/** What a party remembers of a matter: that it was opened, and how it ended. */
export const nationPart: NationPart = {
  tables: [ENTRY],
  matter(nation, n, put) {
    const { partyId, matterId, number, kind, dueOn, openedAt } = matterOfNation(nation, n);
    const about = `{"matterId":"${matterId}","number":"${number}"`;
    putEntry(nation, put, {
      n: n * 2,
      partyId,
      kind: 'cases.matter-opened',
      at: openedAt,
      matterId,
      facts: `${about},"title":${kind.title},"dueOn":"${dueOn}"}`,
    });
    const decided = decisionOfNation(nation, n);
    if (!decided) return;
    const facts = `${about},"decisionId":"${decided.decisionId}","outcome":"${decided.outcome}","by":"${decided.by}"}`;
    putEntry(nation, put, { n: n * 2 + 1, partyId, kind: 'cases.decided', at: decided.at, matterId, facts });
  },
};

function putEntry(
  nation: Nation,
  put: Put,
  entry: { n: number; partyId: string; kind: string; at: number; matterId: string; facts: string },
): void {
  const { n, partyId, kind, at, matterId, facts } = entry;
  put(ENTRY, [partyId, nation.id(WHAT.event, n, at), kind, 'matter', new Date(at).toISOString(), matterId, facts]);
}
