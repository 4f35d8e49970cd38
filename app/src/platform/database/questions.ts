import pg from 'pg';

/** What travels to the server in one question. */
export interface Question {
  text: string;
  /** Under which the connection keeps it prepared; without one it is read anew each time. */
  name: string | undefined;
  values: readonly unknown[];
}

export interface Answer {
  /** SELECT, INSERT and so on, as the server calls what it did. */
  command: string;
  /** Rows found or changed; 0 where the server tells none. */
  count: number;
  rows: Record<string, unknown>[];
}

/** The driver's connection, as far as questions need it; its published types lag behind. */
interface Connection {
  /** What the server holds prepared, by name; the driver notes it when told so. */
  readonly parsedStatements: Record<string, string>;
  /** What is on its way to be prepared. */
  readonly submittedNamedStatements: Record<string, string>;
  parse(statement: { text: string; name: string | undefined }): void;
  bind(what: { statement: string | undefined; values: readonly unknown[] }): void;
  describe(what: { type: 'P' }): void;
  execute(): void;
  sync(): void;
}

interface Column {
  name: string;
  read(text: string): unknown;
}

interface Asked extends Question {
  columns: readonly Column[];
  rows: Record<string, unknown>[];
  /** A value that cannot be read spoils this answer, not those of others. */
  unreadable?: Error;
  done(answer: Answer): void;
  fail(fault: Error): void;
}

// The driver lets no foreign query share a pipelined connection, since one that leaves its portal open would be answered
// out of turn. Ours leave none open, so they may come as its own kind; nothing else of it is used.
const DriverQuery = pg.Query as unknown as new (config: { text: string }) => { name: string | undefined; text: string };

const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): string | Buffer | null } }).utils;

/** Columns a prepared statement answers with, for each connection: asked for once. */
const described = new WeakMap<Connection, Map<string, readonly Column[]>>();

/** Questions of one transaction that travel as one, with one end (Sync) behind all of them: the server answers in their
 *  order and sends its answers off together, where each by itself would wake both processes. When one fails, the server
 *  skips those behind it, as it would refuse them in a transaction that has failed; all of them fail with what went
 *  wrong.
 *
 *  The driver takes them for one query and hands on what the server says. Extended query protocol: PostgreSQL 18, 54.2.3. */
export class Questions extends DriverQuery {
  readonly #asked: Asked[] = [];
  /** The one being answered. */
  #at = 0;
  #columnsOf = new Map<string, readonly Column[]>();
  /** Names of what it sends to be prepared. */
  readonly #prepares = new Set<string>();
  #forget: () => void = () => undefined;
  /** Called once, when all is answered or failed. */
  whenOver: (fault?: Error) => void = () => undefined;

  constructor() {
    super({ text: '' });
  }

  /** @throws (rejects) what the server says against it, or against one before it */
  ask(question: Question): Promise<Answer> {
    return new Promise((done, fail) => {
      const values = question.values.map(value => prepareValue(value));
      this.#asked.push({ ...question, values, columns: [], rows: [], done, fail });
    });
  }

  submit(connection: Connection): null {
    const columnsOf = described.get(connection) ?? new Map<string, readonly Column[]>();
    described.set(connection, columnsOf);
    this.#columnsOf = columnsOf;
    const { parsedStatements: kept, submittedNamedStatements: sent } = connection;
    for (const asked of this.#asked) {
      const { text, values } = asked;
      // Another's journey may still be under way with it, and fail before it is prepared: then this one is read anew.
      if (asked.name !== undefined && sent[asked.name] !== undefined && !this.#prepares.has(asked.name)) asked.name = undefined;
      const { name } = asked;
      const prepared = name !== undefined && (kept[name] !== undefined || this.#prepares.has(name));
      if (!prepared) {
        connection.parse({ text, name });
        if (name !== undefined) {
          sent[name] = text;
          this.#prepares.add(name);
        }
      }
      connection.bind({ statement: name, values });
      const columns = prepared ? columnsOf.get(name) : undefined;
      if (columns) asked.columns = columns;
      else connection.describe({ type: 'P' });
      connection.execute();
    }
    this.#forget = () => {
      for (const name of this.#prepares) delete sent[name];
    };
    connection.sync();
    this.#turnTo(0);
    return null;
  }

  /** Under name and text of the one being answered the driver notes what the server has prepared. */
  #turnTo(place: number): void {
    this.#at = place;
    this.name = this.#asked[place]?.name;
    this.text = this.#asked[place]?.text ?? '';
  }

  handleRowDescription({ fields }: { fields: { name: string; dataTypeID: number }[] }): void {
    const asked = this.#asked[this.#at];
    if (!asked) return;
    asked.columns = fields.map(({ name, dataTypeID }) => ({ name, read: pg.types.getTypeParser(dataTypeID, 'text') }));
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const asked = this.#asked[this.#at];
    if (!asked) return;
    try {
      asked.rows.push(rowOf(asked.columns, fields));
    } catch (fault) {
      asked.unreadable = fault as Error;
    }
  }

  handleCommandComplete({ text }: { text: string }): void {
    const [command = '', ...numbers] = text.split(' ');
    this.#answered({ command, count: Number(numbers.at(-1) ?? 0) });
  }

  handleEmptyQuery(): void {
    this.#answered({ command: '', count: 0 });
  }

  #answered(told: { command: string; count: number }): void {
    const asked = this.#asked[this.#at];
    this.#turnTo(this.#at + 1);
    if (!asked) return;
    if (asked.name !== undefined) this.#columnsOf.set(asked.name, asked.columns);
    if (asked.unreadable) asked.fail(asked.unreadable);
    else asked.done({ ...told, rows: asked.rows });
  }

  /** Also when the connection breaks. */
  handleError(fault: Error): void {
    for (const asked of this.#asked.slice(this.#at)) asked.fail(fault);
    this.#turnTo(this.#asked.length);
    this.#forget();
    this.whenOver(fault);
  }

  handleReadyForQuery(): void {
    // Each was answered when its own answer was whole.
    this.whenOver();
  }
}

function rowOf(columns: readonly Column[], values: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {};
  for (const [place, { name, read }] of columns.entries()) {
    const value = values[place] ?? null;
    row[name] = value === null ? null : read(value);
  }
  return row;
}
