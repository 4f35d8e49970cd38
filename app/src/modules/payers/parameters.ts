import type { Day } from '#kernel/day.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { Pack } from '#platform/pack.ts';

/** The largest file of insurance documents taken on a day, bytes. */
export const mostSetBytes = (pack: Pick<Pack, 'parameters'>, on: Day): number => Number(parameterOn(pack, 'document-set-bytes', on).value);
