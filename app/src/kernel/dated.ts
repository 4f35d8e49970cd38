/** Something that holds from a day on, and until a day where that is known; days are ISO. */
export interface Dated {
  readonly from: string;
  readonly to?: string;
}

/** What holds on a day: of those begun and not ended, the latest. */
export function inForceOn<Of extends Dated>(all: readonly Of[], day: string): Of | undefined {
  let found: Of | undefined;
  for (const one of all) {
    if (one.from <= day && (one.to === undefined || day <= one.to) && (found === undefined || one.from > found.from)) found = one;
  }
  return found;
}
