import type { Actor } from '#platform/context.ts';
import { AREAS, type Area } from '../types.ts';

/** Which areas of a party's timeline somebody reads. A proxy sees what a mandate for letters and matters opens; only
 *  the party and whoever represents it see who else may act and when somebody signed in. */
export function visibleAreas(actor: Actor): readonly Area[] {
  switch (actor.kind) {
    case 'person':
      return actor.relation === 'mandate' ? ['filing', 'matter', 'letter', 'contact'] : AREAS;
    case 'staff':
      return ['filing', 'matter', 'letter', 'contact', 'mandate'];
    case 'system':
    case 'visitor':
      return [];
  }
}
