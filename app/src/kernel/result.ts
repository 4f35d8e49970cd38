/** What a rule or a use case answers: an outcome, or a refusal that says why not.
 *  Refusals are values the caller must look at; faults (broken disk, bug) are thrown. */
export type Result<Outcome, Refusal> = { readonly ok: true; readonly value: Outcome } | { readonly ok: false; readonly refusal: Refusal };

export const accept = <Outcome>(value: Outcome): { readonly ok: true; readonly value: Outcome } => ({ ok: true, value });

export const refuse = <Refusal>(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } => ({ ok: false, refusal });

/** Closes a `switch` over a union: a kind that nobody thought about does not compile. */
export function unreachable(value: never): never {
  throw new Error(`A case that the types exclude: ${JSON.stringify(value)}`);
}
