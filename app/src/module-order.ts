/** The modules, bottom to top: each may call only those before it. The one source for wiring, migrations and the
 *  boundary rules. */
export const moduleOrder = [
  'branches',
  'gateway',
  'availability',
  'identity',
  'machines',
  'account',
  'mailbox',
  'cases',
  'contacts',
  'submissions',
  'payers',
  'portability',
  'timeline',
  'accessibility',
  'desk',
  'administration',
  'webhooks',
] as const;

export type ModuleName = (typeof moduleOrder)[number];
