export interface SessionTimes {
  idleMinutes: number;
  hours: number;
}

/** When a session opened now ends by idleness and whatever happens. */
export function sessionEnds(now: Date, times: SessionTimes): { idleUntil: Date; expiresAt: Date } {
  const expiresAt = new Date(now.getTime() + times.hours * 3_600_000);
  const idle = new Date(now.getTime() + times.idleMinutes * 60_000);
  return { idleUntil: idle < expiresAt ? idle : expiresAt, expiresAt };
}

/** Path on this site to come back to. Anything that a browser could read as another site becomes `/`. */
export function pathToReturnTo(asked: string | undefined): string {
  if (asked === undefined || asked.length > 2_000 || !asked.startsWith('/') || /^\/[/\\]|[\\\u0000-\u001f]/.test(asked)) return '/';
  // Coming back to the door itself would go in circles.
  return /^\/(desk\/)?sign-(in|out)\b/.test(asked) ? '/' : asked;
}
