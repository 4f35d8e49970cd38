/** 1 Monday … 7 Sunday, as in the kernel's calendar. Times of the day as `HH:MM`, half-open. */
export interface Opening {
  weekday: 1 | 2 | 3 | 4 | 5 | 6 | 7;
  from: string;
  to: string;
}
