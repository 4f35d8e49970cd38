import { valueOn } from '#platform/dated-value.ts';
import type { DecideInput } from '#platform/forms/definition.ts';
import type { DatedValue } from '#platform/pack.ts';

/** The value of a dated parameter in force on the day of filing, as the institution has it: what it has changed since
 *  the pack was built comes with the input. A decision taken before the form named the parameter goes by the pack.
 *  @param name as in `FormDefinition.parameters` */
export function given(input: DecideInput, name: string, ofPack: readonly DatedValue[]): string {
  return input.parameters?.[name] ?? valueOn(ofPack, input.filedOn).value;
}
