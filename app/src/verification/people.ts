import { Rows } from './rows.ts';

const PESEL = /^P [0-9]{11}$/;

/** A person as a report names them, as one number where the PESEL is told. It has eleven digits: a whole number holds it. */
export function personNumber(who: string): number | undefined {
  return PESEL.test(who) ? Number(who.slice(2)) : undefined;
}

/** How many different people there are, by eight bytes each. */
export class People {
  readonly #numbers = new Rows(1);
  readonly #others = new Set<string>();

  add(who: string): void {
    const number = personNumber(who);
    if (number === undefined) this.#others.add(who);
    else this.#numbers.add([number]);
  }

  count(): number {
    const order = this.#numbers.inOrder([0]);
    let different = this.#others.size;
    for (const [place, row] of order.entries())
      if (place === 0 || this.#numbers.at(row, 0) !== this.#numbers.at(order[place - 1] as number, 0)) different += 1;
    return different;
  }
}
