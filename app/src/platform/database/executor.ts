import {
  type CompiledQuery,
  type DatabaseConnection,
  Kysely,
  type OperationNode,
  PostgresAdapter,
  PostgresDialect,
  PostgresQueryCompiler,
  type QueryExecutor,
  type QueryId,
  type QueryResult,
  type RawNode,
  type RootOperationNode,
} from 'kysely';
import type { Db } from '#platform/context.ts';
import type { Line } from './lines.ts';
import type { Tables } from './tables.ts';

const adapter = new PostgresAdapter();
const compiler = new PostgresQueryCompiler();
const dialect = new PostgresDialect({
  pool: () => {
    throw new Error('Connections are held by Database.');
  },
});

/** Kysely over what asks on somebody's behalf, until it is closed: what was left running side by side must not reach
 *  into the next one's transaction. */
export function kyselyOver(line: Pick<Line, 'ask'>): { db: Db; close(): void } {
  const executor = new Executor(line);
  const db = new Kysely<Tables>({ config: { dialect }, dialect, driver: dialect.createDriver(), executor });
  return { db, close: () => executor.close() };
}

const CHANGES = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/** Kysely's own goes through a driver, a connection provider and a lock for each question. Here there is one way only. */
class Executor implements QueryExecutor {
  readonly adapter = adapter;
  readonly plugins = [];
  readonly #line: Pick<Line, 'ask'>;
  #open = true;

  constructor(line: Pick<Line, 'ask'>) {
    this.#line = line;
  }

  close(): void {
    this.#open = false;
  }

  transformQuery<T extends RootOperationNode>(node: T): T {
    return node;
  }

  compileQuery<R>(node: RootOperationNode, queryId: QueryId): CompiledQuery<R> {
    return (node.kind === 'RawNode' && compiledBefore(node as RawNode, queryId)) || compiler.compileQuery(node, queryId);
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery<R>): Promise<QueryResult<R>> {
    if (!this.#open) throw new Error('This transaction is over.');
    const { command, count, rows } = await this.#line.ask(sql, parameters).catch((fault: Error) => {
      // The way back to who asked; the driver's own would end at the socket.
      Error.captureStackTrace(fault);
      throw fault;
    });
    return { rows: rows as R[], ...(CHANGES.has(command) ? { numAffectedRows: BigInt(count) } : {}) };
  }

  stream(): never {
    throw new Error('Rows are read whole.');
  }

  provideConnection<T>(_use: (connection: DatabaseConnection) => Promise<T>): Promise<T> {
    throw new Error('Transactions are begun by Database.inTransaction.');
  }

  withConnectionProvider(): never {
    throw new Error('Transactions are begun by Database.inTransaction.');
  }

  withPlugin = noPlugins;
  withPlugins = noPlugins;
  withPluginAtFront = noPlugins;

  withoutPlugins(): this {
    return this;
  }
}

function noPlugins(): never {
  throw new Error('Queries are sent as they are written.');
}

// A `sql` template is the same object each time its line of code is run, so the text made of it (and of the templates
// within it) is kept under it: putting it together took longer than sending it.

interface Shape {
  next: WeakMap<object, Shape>;
  sql?: string;
}

const ROOT: Shape = { next: new WeakMap() };
const VALUE = {};

function compiledBefore(node: RawNode, queryId: QueryId): CompiledQuery<never> | undefined {
  const parameters: unknown[] = [];
  const shape = shapeOf(node, ROOT, parameters);
  if (!shape) return undefined;
  shape.sql ??= compiler.compileQuery(node, queryId).sql;
  return { query: node, queryId, sql: shape.sql, parameters };
}

/** Follows the templates a text is made of. Each tells how many parameters come after it, so no two texts go one way.
 *  @returns undefined where it holds more than templates and values */
function shapeOf(node: RawNode, from: Shape, parameters: unknown[]): Shape | undefined {
  let shape: Shape | undefined = step(from, node.sqlFragments);
  for (const parameter of node.parameters) {
    if (isValue(parameter)) {
      parameters.push(parameter.value);
      shape = step(shape, VALUE);
    } else if (parameter.kind === 'RawNode') {
      shape = shapeOf(parameter as RawNode, shape, parameters);
    } else return undefined;
    if (!shape) return undefined;
  }
  return shape;
}

function step(from: Shape, along: object): Shape {
  const known = from.next.get(along);
  if (known) return known;
  const made: Shape = { next: new WeakMap() };
  from.next.set(along, made);
  return made;
}

/** As sent beside the text; an immediate one stands in it. */
const isValue = (node: OperationNode): node is OperationNode & { value: unknown } =>
  node.kind === 'ValueNode' && !('immediate' in node && node.immediate);
