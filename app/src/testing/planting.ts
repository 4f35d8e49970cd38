import { plantAudit, type PlantingHouse } from '#platform/audit/plant.ts';
import { asOwner } from './database.ts';

/** Plants until nothing waits: transactions of other test files on this server hold the planter back for a moment.
 *  @returns how many got a place */
export async function plantAll(house: PlantingHouse): Promise<number> {
  let planted = 0;
  for (let round = 0; round < 1_000; round += 1) {
    planted += await plantAudit(house);
    const waiting = await asOwner(
      house.database.url,
      'select 1 from platform.audit_event e where not exists (select 1 from platform.audit_leaf l where l.seq = e.seq) limit 1',
    );
    if (waiting.length === 0) return planted;
    await new Promise(done => setTimeout(done, 20));
  }
  throw new Error('Some transaction on this server stays open.');
}
