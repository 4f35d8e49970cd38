import { makeNip, makePesel, makeRegon } from '#kernel/demo-identifiers.ts';
import { day, type Month, plusDays } from '#kernel/day.ts';
import { decimalOf, type Grosze, grosze, minus, multiply, NOTHING, sum } from '#kernel/grosze.ts';
import { type Block, type Container, type Field, type KeduEvent, NO_ATTRIBUTES } from './document.ts';
import type { Version } from './format/format.ts';

/** Rates as decimals; what is paid on what is fixed by the forms. */
export interface Rates {
  readonly oldAge: string;
  readonly disabilityInsured: string;
  readonly disabilityPayer: string;
  readonly sickness: string;
  readonly accident: string;
  readonly health: string;
  readonly funds: string;
  readonly guaranteedBenefits: string;
}

export interface SetWish {
  readonly version: Version;
  readonly month: Month;
  /** At least one. */
  readonly insured: number;
  readonly rates: Rates;
  /** The same seed, the same file. */
  readonly seed: number;
}

const SURNAMES = ['NOWAK', 'KOWALSKA', 'WIŚNIEWSKI', 'WÓJCIK', 'KAMIŃSKA', 'LEWANDOWSKI', 'ZIELIŃSKA', 'SZYMAŃSKI', 'DĄBROWSKA', 'ŹREBIEC'];
const FIRST_NAMES = ['ANNA', 'JAN', 'MARIA', 'PIOTR', 'EWA', 'TOMASZ', 'ZOFIA', 'ADAM', 'OLENA', 'ŁUKASZ'];
/** One in so many was ill that month. */
const ILL_EVERY = 5;
const LEAST_PAY = 4806_00;
const PAY_SPREAD = 9_000_00;
const EMPLOYEE = '0110';
const SICK_PAY = '331';

const field = (name: string, value: string | Grosze): Field => ({ name, value: typeof value === 'bigint' ? decimalOf(value) : value });
const block = (name: string, parts: readonly (Field | Block)[], attributes = NO_ATTRIBUTES): Block => ({ name, attributes, parts });

/** Numbers that look chosen at random and are the same each time. */
const scattered = (seed: number, at: number): number => (Math.imul(seed + at * 2_654_435 + 1, 2_246_822_519) >>> 8) % 1_000_003;

interface Person {
  readonly identity: readonly Field[];
  readonly pay: Grosze;
  readonly isIll: boolean;
}

function person(wish: SetWish, at: number): Person {
  const scatter = scattered(wish.seed, at);
  const born = plusDays(day('1961-01-01'), scatter % 16_000);
  const pesel = makePesel(born, scatter % 2 === 0 ? 'woman' : 'man', at % 5_000);
  return {
    identity: [
      field('p1', SURNAMES[scatter % SURNAMES.length] as string),
      field('p2', FIRST_NAMES[(scatter >> 4) % FIRST_NAMES.length] as string),
      field('p3', 'P'),
      field('p4', pesel),
    ],
    pay: grosze(LEAST_PAY + (scatter % PAY_SPREAD)),
    isIll: at % ILL_EVERY === 0,
  };
}

interface Contributions {
  readonly oldAge: Grosze;
  readonly disabilityInsured: Grosze;
  readonly disabilityPayer: Grosze;
  readonly sickness: Grosze;
  readonly accident: Grosze;
  readonly healthBase: Grosze;
  readonly health: Grosze;
}

function contributionsOf(pay: Grosze, rates: Rates): Contributions {
  const oldAge = multiply(pay, rates.oldAge);
  const disabilityInsured = multiply(pay, rates.disabilityInsured);
  const sickness = multiply(pay, rates.sickness);
  const healthBase = minus(pay, sum([oldAge, disabilityInsured, sickness]));
  const disabilityPayer = multiply(pay, rates.disabilityPayer);
  return {
    oldAge,
    disabilityInsured,
    disabilityPayer,
    sickness,
    accident: multiply(pay, rates.accident),
    healthBase,
    health: multiply(healthBase, rates.health),
  };
}

const titleCode = block('p1', [field('p1', EMPLOYEE), field('p2', '0'), field('p3', '0')]);

function contributionsBlock(wish: SetWish, at: number): Block {
  const { identity, pay } = person(wish, at);
  const due = contributionsOf(pay, wish.rates);
  const byInsured = [due.oldAge, due.disabilityInsured, due.sickness, NOTHING];
  const byPayer = [due.oldAge, due.disabilityPayer, NOTHING, due.accident];
  const fullTime = block('p3', [field('p1', '1'), field('p2', '1')]);
  const social = [
    titleCode,
    fullTime,
    ...[pay, pay, pay, ...byInsured, ...byPayer].map((amount, place) => field(`p${place + 4}`, amount)),
    field('p29', sum([...byInsured, ...byPayer])),
  ];
  return block('III', [block('A', identity), block('B', social), block('C', [field('p1', due.healthBase), field('p4', due.health)])], {
    id_bloku: String(at + 1),
  });
}

function breakBlock(wish: SetWish, at: number, place: number): Block {
  const { identity, pay } = person(wish, at);
  const days = [field('p3', `${wish.month}-03`), field('p4', `${wish.month}-05`), field('p5', '3'), field('p6', multiply(pay, '0.08'))];
  return block('III', [block('A', identity), block('B', [titleCode, field('p2', SICK_PAY), ...days])], { id_bloku: String(place) });
}

/** Sums of a declaration from what was reported: never rates applied to sums. */
function declarationBlocks(wish: SetWish, totals: Contributions, bases: Grosze): [string, (string | Grosze)[]][] {
  const { oldAge, disabilityInsured, disabilityPayer, sickness, accident, health } = totals;
  const disability = sum([disabilityInsured, disabilityPayer]);
  const bothOldAge = sum([oldAge, oldAge]);
  const byInsured = sum([oldAge, disabilityInsured]);
  const byPayer = sum([oldAge, disabilityPayer]);
  const toTransfer = sum([byInsured, byPayer, sickness, accident]);
  const none = (count: number): Grosze[] => new Array<Grosze>(count).fill(NOTHING);
  const funds = [multiply(bases, wish.rates.funds), multiply(bases, wish.rates.guaranteedBenefits)];
  const social = [
    ...[bothOldAge, disability, sum([bothOldAge, disability]), oldAge, disabilityInsured, byInsured, oldAge, disabilityPayer, byPayer],
    ...none(9),
    ...[sickness, accident, sum([sickness, accident]), sickness, NOTHING, sickness, NOTHING, accident, accident],
    ...none(9),
    toTransfer,
  ];
  return [
    ['IV', social],
    ['V', none(5)],
    ['VI', [NOTHING, health, NOTHING, NOTHING, health, NOTHING, health]],
    ['VII', [...funds, sum(funds)]],
    ['IX', [NOTHING, sum([toTransfer, health, ...funds])]],
  ];
}

const FIRST = '01';
const DUE_ON_THE_15TH = '5';

/** A month of an invented payer: reports of contributions and of breaks for everybody, and the declaration that sums
 *  them up. Nobody is kept in memory, so it may be as large as wished. Numbers of people and payer have right check
 *  digits; by chance they may belong to somebody, so never use them outside demo, measurements and tests. */
export function* inventedSet(wish: SetWish): Generator<KeduEvent, void, undefined> {
  const { version, month, seed, insured } = wish;
  const identifier = [field('p1', FIRST), field('p2', month)];
  const filledOn = field('p1', plusDays(day(`${month}-28`), 8));
  const payer = block('II', [field('p1', makeNip(seed)), field('p2', makeRegon(seed)), field('p6', 'FIRMA WYMYŚLONA')]);
  let place = 0;
  const event = (one: Block, of: Container): KeduEvent => ({ kind: 'block', block: one, of, line: 0, byte: 0 });
  const document = function* (name: string, blocks: () => Iterable<Block>): Generator<KeduEvent> {
    place += 1;
    const container = { name, attributes: { id_dokumentu: String(place) }, place, version };
    yield { kind: 'open', container };
    for (const one of blocks()) yield event(one, container);
    yield { kind: 'close', container };
  };
  const file: Container = { name: 'KEDU', attributes: { wersja_schematu: '1' }, version };
  const program = block('program', [field('producent', 'Okienko'), field('symbol', 'invented-set'), field('wersja', '1')]);
  yield { kind: 'open', container: file };
  yield event(block('naglowek.KEDU', [program]), file);

  const report = block('I', [block('p1', identifier)]);
  yield* document('ZUSRCA', function* () {
    yield report;
    yield payer;
    for (let at = 0; at < insured; at += 1) yield contributionsBlock(wish, at);
    yield block('IV', [filledOn]);
  });
  yield* document('ZUSRSA', function* () {
    yield report;
    yield payer;
    for (let at = 0; at < insured; at += ILL_EVERY) yield breakBlock(wish, at, at / ILL_EVERY + 1);
    yield block('XI', [filledOn]);
  });
  yield* document('ZUSDRA', function* () {
    const { totals, bases } = totalsOf(wish);
    yield block('I', [field('p1', DUE_ON_THE_15TH), block('p2', identifier)]);
    yield payer;
    yield block('III', [field('p1', String(insured)), field('p3', decimalOf(multiply(grosze(100_00), wish.rates.accident)))]);
    for (const [name, values] of declarationBlocks(wish, totals, bases)) {
      yield block(
        name,
        values.map((value, at) => field(`p${at + 1}`, value)),
      );
    }
    yield block('XIII', [filledOn]);
  });
  yield { kind: 'close', container: file };
}

function totalsOf(wish: SetWish): { totals: Contributions; bases: Grosze } {
  const totals: Record<keyof Contributions, bigint> = {
    oldAge: 0n,
    disabilityInsured: 0n,
    disabilityPayer: 0n,
    sickness: 0n,
    accident: 0n,
    healthBase: 0n,
    health: 0n,
  };
  let bases = 0n;
  for (let at = 0; at < wish.insured; at += 1) {
    const { pay } = person(wish, at);
    bases += pay;
    for (const [name, amount] of Object.entries(contributionsOf(pay, wish.rates))) totals[name as keyof Contributions] += amount as bigint;
  }
  return { totals: totals as Record<keyof Contributions, Grosze>, bases: grosze(bases) };
}
