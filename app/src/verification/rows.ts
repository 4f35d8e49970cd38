const FIRST_ROWS = 256;

/** Rows of numbers, as compact as they can be: a report of a hundred thousand people is compared by these, not by objects. */
export class Rows {
  readonly #width: number;
  #numbers: Float64Array;
  #count = 0;

  constructor(width: number) {
    this.#width = width;
    this.#numbers = new Float64Array(FIRST_ROWS * width);
  }

  get count(): number {
    return this.#count;
  }

  add(row: readonly number[]): void {
    const from = this.#count * this.#width;
    if (from === this.#numbers.length) {
      const grown = new Float64Array(this.#numbers.length * 2);
      grown.set(this.#numbers);
      this.#numbers = grown;
    }
    this.#numbers.set(row, from);
    this.#count += 1;
  }

  at(row: number, column: number): number {
    return this.#numbers[row * this.#width + column] as number;
  }

  /** Numbers of the rows in the order of their columns, the first before the second. */
  inOrder(columns: readonly number[]): Uint32Array {
    return Uint32Array.from({ length: this.#count }, (_, row) => row).sort((one, other) => {
      for (const column of columns) {
        const difference = this.at(one, column) - this.at(other, column);
        if (difference !== 0) return difference;
      }
      return 0;
    });
  }
}
