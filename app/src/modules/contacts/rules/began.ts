/** When a contact began that is written down now: when the party was opened, or when this member of staff was through
 *  with the one before it in the same opening. */
export function beganAt(openedAt: Date, lastEndedAt: Date | null, now: Date): Date {
  const began = lastEndedAt !== null && lastEndedAt > openedAt ? lastEndedAt : openedAt;
  return began > now ? now : began;
}
