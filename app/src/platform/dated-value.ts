import { inForceOn } from '#kernel/dated.ts';
import type { DatedValue, Pack } from './pack.ts';

/** The value in force on a day.
 *  @throws RangeError where none is in force, because a rule without its parameter must not guess */
export function valueOn(values: readonly DatedValue[], day: string): DatedValue {
  const found = inForceOn(values, day);
  if (found === undefined) throw new RangeError(`No value is in force on ${day}`);
  return found;
}

/** The same by the name of the parameter. */
export function parameterOn(pack: Pick<Pack, 'parameters'>, name: string, day: string): DatedValue {
  const values = pack.parameters[name];
  if (values === undefined) throw new RangeError(`The pack has no parameter "${name}"`);
  return valueOn(values, day);
}

/** A value that nobody has looked up in a source yet, for the administrator to confirm before the institution opens. */
export interface MemoryMark {
  parameter: string;
  from: string;
  value: string;
}

/** Every value marked `M` (from memory), in the order of the pack. */
export function memoryMarks(pack: Pick<Pack, 'parameters'>): readonly MemoryMark[] {
  return Object.entries(pack.parameters).flatMap(([parameter, values]) =>
    values.filter(value => value.mark === 'M').map(({ from, value }) => ({ parameter, from, value })),
  );
}
