/** Levels of assurance of eIDAS, as the national node names them in `acr`. */
export const LEVELS = {
  low: 'http://eidas.europa.eu/LoA/low',
  substantial: 'http://eidas.europa.eu/LoA/substantial',
  high: 'http://eidas.europa.eu/LoA/high',
} as const;

export type LevelName = keyof typeof LEVELS;
export const LEVEL_NAMES = Object.keys(LEVELS) as readonly LevelName[];

/** The levels that satisfy a request: those asked for by an essential `acr` claim, else all. */
export function levelsOffered(claimsParameter: unknown): readonly LevelName[] {
  const wanted = essentialAcr(claimsParameter);
  return wanted ? LEVEL_NAMES.filter(name => wanted.includes(LEVELS[name])) : LEVEL_NAMES;
}

function essentialAcr(claimsParameter: unknown): readonly string[] | undefined {
  if (typeof claimsParameter !== 'string') return undefined;
  const { id_token } = JSON.parse(claimsParameter) as {
    id_token?: { acr?: { essential?: boolean; value?: string; values?: string[] } | null };
  };
  const acr = id_token?.acr;
  return acr?.essential ? (acr.values ?? (acr.value ? [acr.value] : undefined)) : undefined;
}
