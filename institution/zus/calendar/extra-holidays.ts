/** Single days off by statute for one year only; the yearly ones are computed in the kernel's calendar. Marked M: from
 *  memory, to be confirmed. 12 November 2018, the centenary of independence. */
export const extraHolidays: readonly string[] = ['2018-11-12'];
