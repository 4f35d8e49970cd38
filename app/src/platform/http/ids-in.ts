const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids an address names, outermost first. */
export const idsIn = (params: Readonly<Record<string, string>>): readonly string[] =>
  Object.values(params).filter(value => UUID.test(value));
