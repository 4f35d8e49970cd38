/** A copy weighs on the house, and a broken download must not cost a day. The check of the table says the same. */
export const TAKINGS_A_DAY = 3;
