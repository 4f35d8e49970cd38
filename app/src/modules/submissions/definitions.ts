import type { FormDefinition } from '#platform/forms/definition.ts';
import type { CompiledForm, FormRegistry } from '#platform/forms/registry.ts';

/** One version, also one that may no longer be begun: what was filed stays readable for ever.
 *  @throws when the pack has lost it */
export function getForm(forms: FormRegistry, code: string, version: number): CompiledForm {
  const found = forms.find(code, version);
  if (!found) throw new Error(`The pack has lost form ${code} version ${version}, which somebody has filed.`);
  return found;
}

/** Whether a party in these roles may file the form. */
export const isForRoles = (form: FormDefinition, roles: readonly string[]): boolean =>
  form.roles.some(role => role === 'any' || roles.includes(role));
