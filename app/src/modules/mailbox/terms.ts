import { dayOf } from '#kernel/day.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { Pack } from '#platform/pack.ts';
import type { DeliveryTerms } from './rules/delivery.ts';

/** The terms of delivery in force on the day of an instant.
 *  @throws where the pack does not know one of them */
export function deliveryTerms(pack: Pick<Pack, 'parameters'>, at: Date): DeliveryTerms {
  const days = (name: string): number => Number(parameterOn(pack, name, dayOf(at)).value);
  return { secondNoticeDays: days('second-notice-days'), fictionDays: days('fiction-days'), accessMonths: days('access-months') };
}
