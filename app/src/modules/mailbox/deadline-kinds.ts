/** Clocks of a letter; their subject is the letter's id. */
export const SECOND_NOTICE = 'mailbox.second-notice';
export const FICTION = 'mailbox.fiction';
export const ACCESS_ENDS = 'mailbox.access-ends';
