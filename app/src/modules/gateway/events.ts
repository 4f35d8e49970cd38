import type { News } from '#platform/context.ts';

/** The relay took the mail. Not that anybody read it. */
export const mailSent = (partyId: News['partyId'], correlation: string): News => ({
  name: 'gateway.mail-sent',
  partyId,
  facts: { correlation },
});

/** The relay says there is no such mailbox. */
export const mailRefused = (partyId: News['partyId'], correlation: string): News => ({
  name: 'gateway.mail-refused',
  partyId,
  facts: { correlation },
});
