/** All tables of the house, typed for Kysely. Each module's store.ts adds its own by declaration merging:
 *
 *  declare module '#platform/database/tables.ts' { interface Tables { 'hall.ticket': TicketRow } }
 *
 *  A module names only the tables of its own schema in its SQL (checked by structure.test.ts). */
// biome-ignore lint/suspicious/noEmptyInterface: filled by declaration merging
export interface Tables {}
