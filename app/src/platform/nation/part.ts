import type pg from 'pg';
import type { House } from '#platform/house.ts';
import type { Nation } from './nation.ts';
import type { NationTable, Put } from './rows.ts';

/** What a module writes of a nation. Each is told from its number alone. People come first, then firms, then what ties
 *  them, then matters; the rows of one stage are written side by side, so they may refer to an earlier stage only, or to
 *  rows of the same number in a table that stands before in `tables`. */
export interface NationPart {
  /** In the order in which they are written. */
  tables: readonly NationTable[];
  /** Once, before all rows: reads and reserves what the rows build on. `database` has the owner's rights. */
  prepare?(nation: Nation, house: House, database: pg.Client): Promise<void>;
  person?(nation: Nation, n: number, put: Put): void;
  firm?(nation: Nation, n: number, put: Put): void;
  /** One for each firm: its board, its mandates. */
  tie?(nation: Nation, n: number, put: Put): void;
  /** One for each branch. */
  branch?(nation: Nation, n: number, put: Put): void;
  matter?(nation: Nation, n: number, put: Put): void;
}
