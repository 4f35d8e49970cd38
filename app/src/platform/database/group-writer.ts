/** Refused before any work was done: too many already wait. The caller answers 503 with Retry-After. */
export class QueueFull extends Error {
  constructor() {
    super('The writer has all it can hold.');
  }
}

export interface GroupWriterOptions<Item, Answer> {
  /** Writes and commits one item in one statement. */
  one(item: Item): Promise<Answer>;
  /** Writes and commits all in one statement, answers in the order of the items. */
  many(items: readonly Item[]): Promise<readonly Answer[]>;
  /** Statements in flight at once. */
  lanes: number;
  maxBatch: number;
  /** Items that may wait; beyond it `write` throws QueueFull. */
  maxQueue: number;
}

export interface GroupWriter<Item, Answer> {
  /** Resolves after COMMIT. */
  write(item: Item): Promise<Answer>;
  waiting(): number;
}

/** Lets the writes of many requests share one commit. There is no timer: what arrived while a statement was in flight
 *  forms the next, so a lone user waits for nobody. A batch that fails is halved until the poisoned item stands alone
 *  and fails by itself. */
export function createGroupWriter<Item, Answer>(options: GroupWriterOptions<Item, Answer>): GroupWriter<Item, Answer> {
  interface Waiting {
    item: Item;
    resolve(answer: Answer): void;
    reject(fault: unknown): void;
  }
  const queue: Waiting[] = [];
  let inFlight = 0;
  let scheduled = false;

  const commit = async (batch: readonly Waiting[]): Promise<void> => {
    const [first, ...others] = batch;
    if (first === undefined) return;
    try {
      if (others.length === 0) first.resolve(await options.one(first.item));
      else {
        const answers = await options.many(batch.map(waiting => waiting.item));
        batch.forEach((waiting, place) => waiting.resolve(answers[place] as Answer));
      }
    } catch (fault) {
      if (others.length === 0) return first.reject(fault);
      const middle = Math.ceil(batch.length / 2);
      await commit(batch.slice(0, middle));
      await commit(batch.slice(middle));
    }
  };

  const pump = (): void => {
    while (inFlight < options.lanes && queue.length > 0) {
      inFlight += 1;
      void commit(queue.splice(0, options.maxBatch)).finally(() => {
        inFlight -= 1;
        pump();
      });
    }
  };

  return {
    waiting: () => queue.length,
    write(item) {
      if (queue.length >= options.maxQueue) return Promise.reject(new QueueFull());
      return new Promise<Answer>((resolve, reject) => {
        queue.push({ item, resolve, reject });
        if (scheduled) return;
        scheduled = true;
        // What the same turn of the event loop brings goes together.
        setImmediate(() => {
          scheduled = false;
          pump();
        });
      });
    },
  };
}
