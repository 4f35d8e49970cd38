import { amountAt, type Block, blockAt, dayAt, flagAt, isBlock, type KeduEvent, numberAt, textAt } from '#app/kedu/document.ts';
import { identifierIn, InsuredReport } from '#app/verification/index.ts';
import { type Month, firstDayOf } from '#kernel/day.ts';
import { type Grosze, NOTHING, sum } from '#kernel/grosze.ts';

/** A row of a table of this module, by its columns without party and set; amounts as text, so that it may cross to
 *  another thread and into JSON. */
export type Reported = Readonly<Record<string, string | number | readonly string[] | null | object>>;

export const REPORTED_TABLES = ['declaration', 'reported_month', 'reported_absence', 'reported_title', 'reported_family'] as const;
export type ReportedTable = (typeof REPORTED_TABLES)[number];
export interface ReportedRow {
  readonly table: ReportedTable;
  readonly row: Reported;
}

type Named = { insured_kind: string; insured_id: string; surname: string; given_names: string };

const PESEL_KIND = 'P';
/** ZCNA IV A p1 and the like: 1 registers, 2 takes out. [M] */
const TAKES_OUT = '2';

/** Takes out of a file what it says of people and sums, while it is read. What cannot be read is left out: the schema has
 *  said so, and such a file is not filed. */
export class ReportedInSet {
  #type = '';
  #documentPlace = 0;
  #place = 0;
  #month: Month | undefined;
  #number = 0;
  #payer: Block | undefined;
  #insured: Block | undefined;
  #declared: Record<string, Record<string, string>> = {};
  #own: Block | undefined;
  readonly #titleFrom = new Map<string, Block>();

  /** Whom the block last taken is about, where it is about one. */
  person: string | undefined;

  take(event: KeduEvent): readonly ReportedRow[] {
    this.person = undefined;
    if (event.kind === 'open' && event.container.place !== undefined) this.#begin(event.container.name, event.container.place);
    else if (event.kind === 'block') return this.#look(event.block);
    else if (event.kind === 'close' && event.container.place === this.#documentPlace && this.#type !== '') return this.#end();
    return NONE;
  }

  #begin(type: string, place: number): void {
    this.#type = type;
    this.#documentPlace = place;
    this.#month = undefined;
    this.#payer = undefined;
    this.#insured = undefined;
    this.#own = undefined;
    this.#declared = {};
    this.#titleFrom.clear();
  }

  #look(block: Block): readonly ReportedRow[] {
    if (block.name === 'I') {
      const identifier = identifierIn(this.#type, block);
      this.#month = identifier?.month;
      this.#number = Number(identifier?.number ?? 0);
    } else if (block.name === 'II') this.#payer = block;
    else if (this.#type === 'ZUSDRA') {
      this.#declared[block.name] = amountsOf(block);
      if (block.name === 'X') this.#own = block;
    } else if (this.#type === 'ZUSRCA' && block.name === 'III')
      return this.#month === undefined ? NONE : this.#contributions(block, this.#month);
    else if (this.#type === 'ZUSRSA' && block.name === 'III') return this.#month === undefined ? NONE : this.#absence(block, this.#month);
    else if (this.#type.startsWith('ZUSZ')) {
      if (block.name === 'III') this.#insured = block;
      else if (this.#type === 'ZUSZCNA' && block.name === 'IV') return this.#member(block);
      else this.#titleFrom.set(block.name, block);
    }
    return NONE;
  }

  #contributions(block: Block, month: Month): readonly ReportedRow[] {
    const report = new InsuredReport(block);
    const of = (...fields: readonly number[]): string => String(sum(fields.map(field => report.social(field))));
    const named = reportedPerson(block);
    const title = titleCodeIn(blockAt(block, 'B/p1'));
    if (!named || title === undefined) return NONE;
    return this.#row('reported_month', {
      month: firstDayOf(month),
      ...named,
      title_code: title,
      pension_base_grosze: of(4),
      sickness_base_grosze: of(5),
      accident_base_grosze: of(6),
      health_base_grosze: String(report.health(1)),
      // By the insured, the payer and others (p15 to p28 stand in fours: budget, disabled persons' fund, church fund). [M]
      pension_grosze: of(7, 11, 15, 19, 23),
      disability_grosze: of(8, 12, 16, 20, 24),
      sickness_grosze: of(9, 13, 17, 21, 25),
      accident_grosze: of(10, 14, 18, 22, 26),
      health_grosze: String(sum([2, 3, 4, 5].map(field => report.health(field)))),
      labour_grosze: '0',
      guaranteed_grosze: '0',
    });
  }

  #absence(block: Block, month: Month): readonly ReportedRow[] {
    const named = reportedPerson(block);
    const title = titleCodeIn(blockAt(block, 'B/p1'));
    const code = textAt(block, 'B/p2')?.trim();
    if (!named || title === undefined || code === undefined) return NONE;
    return this.#row('reported_absence', {
      month: firstDayOf(month),
      ...named,
      title_code: title,
      code,
      from_day: dayAt(block, 'B/p3') ?? null,
      to_day: dayAt(block, 'B/p4') ?? null,
      days: numberAt(block, 'B/p5') ?? null,
      amount_grosze: String(amountAt(block, 'B/p6') ?? NOTHING),
    });
  }

  #member(block: Block): readonly ReportedRow[] {
    const named = this.#insured && insuredPerson(this.#insured);
    const from = dayAt(block, 'A/p2');
    const given = textAt(block, 'A/p8')?.trim();
    const surname = textAt(block, 'A/p7')?.trim();
    if (!named || from === undefined || given === undefined || surname === undefined) return NONE;
    const pesel = textAt(block, 'A/p3')?.trim();
    return this.#row('reported_family', {
      ...named,
      member_kind: pesel === undefined ? (textAt(block, 'A/p5')?.trim() ?? '') : PESEL_KIND,
      member_id: pesel ?? textAt(block, 'A/p6')?.trim() ?? '',
      member_given_names: given,
      member_surname: surname,
      member_born_on: dayAt(block, 'A/p9') ?? null,
      kinship: textAt(block, 'A/p10')?.trim() ?? '',
      act: textAt(block, 'A/p1')?.trim() === TAKES_OUT ? 'deregister' : 'register',
      from_day: from,
    });
  }

  #end(): readonly ReportedRow[] {
    const type = this.#type;
    this.#type = '';
    if (type === 'ZUSDRA') return this.#declaration();
    if (type === 'ZUSZUA' || type === 'ZUSZZA' || type === 'ZUSZWUA') return this.#title(type.slice(3) as 'ZUA' | 'ZZA' | 'ZWUA');
    return NONE;
  }

  #declaration(): readonly ReportedRow[] {
    if (this.#month === undefined) return NONE;
    const amount = (block: string, field: string): bigint => BigInt(this.#declared[block]?.[field] ?? '0');
    const due = {
      fus_grosze: String(amount('IV', 'p37') - amount('V', 'p5')),
      fuz_grosze: String(amount('VI', 'p7')),
      labour_grosze: String(amount('VII', 'p1')),
      guaranteed_grosze: String(amount('VII', 'p2')),
      bridging_grosze: String(amount('VIII', 'p3')),
    };
    const declaration = {
      table: 'declaration',
      row: {
        document_place: this.#documentPlace,
        month: firstDayOf(this.#month),
        number: this.#number,
        insured: Number(this.#declared['III']?.['count'] ?? 0) || null,
        fields: this.#declared,
        ...due,
      },
    } as const;
    const own = this.#own && titleCodeIn(blockAt(this.#own, 'p1'));
    const named = this.#payer && insuredPerson({ ...this.#payer, parts: this.#payer.parts.map(renamedPayerField) });
    if (!this.#own || own === undefined || !named) return [declaration];
    const base = (field: string): string => String(amountAt(this.#own as Block, field) ?? NOTHING);
    return [
      declaration,
      ...this.#row('reported_month', {
        month: firstDayOf(this.#month),
        ...named,
        title_code: own,
        pension_base_grosze: base('p2'),
        sickness_base_grosze: base('p3'),
        accident_base_grosze: base('p4'),
        health_base_grosze: base('p5'),
        pension_grosze: String(amount('IV', 'p1')),
        disability_grosze: String(amount('IV', 'p2')),
        sickness_grosze: String(amount('IV', 'p19')),
        accident_grosze: String(amount('IV', 'p20')),
        health_grosze: String(amount('VI', 'p5')),
        labour_grosze: String(amount('VII', 'p1')),
        guaranteed_grosze: String(amount('VII', 'p2')),
      }),
    ];
  }

  #title(document: 'ZUA' | 'ZZA' | 'ZWUA'): readonly ReportedRow[] {
    const named = this.#insured && insuredPerson(this.#insured);
    const at = (block: string): Block | undefined => this.#titleFrom.get(block);
    const about = at(document === 'ZWUA' ? 'IV' : 'V');
    const code = about && titleCodeIn(blockAt(about, 'p1'));
    if (!named || !about || code === undefined) return NONE;
    const born = this.#insured && (dayAt(this.#insured, 'p7') ?? null);
    if (document === 'ZWUA') {
      const from = dayAt(about, 'p2');
      if (from === undefined) return NONE;
      const why = textAt(about, 'p3')?.trim() ?? null;
      return this.#row('reported_title', {
        document,
        act: 'deregister',
        ...named,
        born_on: born ?? null,
        title_code: code,
        from_day: from,
        insurances: [],
        why,
      });
    }
    const insurances: string[] = [];
    const days: string[] = [];
    const obligatory = at('VI');
    if (document === 'ZUA' && obligatory) {
      for (const [place, insurance] of SOCIAL.entries()) if (flagAt(obligatory, `p${place + 2}`)) insurances.push(insurance);
      days.push(dayAt(obligatory, 'p1') ?? '');
    }
    const voluntary = at('VIII');
    if (document === 'ZUA' && voluntary)
      for (const [place, insurance] of VOLUNTARY.entries())
        if (flagAt(voluntary, `p${place * 2 + 1}`)) {
          insurances.push(insurance);
          days.push(dayAt(voluntary, `p${place * 2 + 2}`) ?? '');
        }
    for (const name of document === 'ZUA' ? ['VII', 'IX'] : ['VI', 'VII']) {
      const health = at(name);
      const from = health && dayAt(health, 'p1');
      if (from === undefined) continue;
      if (!insurances.includes('health')) insurances.push('health');
      days.push(from);
    }
    const from = days.filter(day => day !== '').sort()[0];
    if (from === undefined) return NONE;
    const organisation = at('I');
    const act = organisation && textAt(organisation, 'p2') !== undefined && flagAt(organisation, 'p1') !== true ? 'change' : 'register';
    return this.#row('reported_title', {
      document,
      act,
      ...named,
      born_on: born ?? null,
      title_code: code,
      from_day: from,
      insurances,
      why: null,
    });
  }

  #row(table: ReportedTable, row: Reported): readonly ReportedRow[] {
    this.person = `${row['surname']} ${row['given_names']} (${row['insured_id']})`;
    this.#place += 1;
    return [{ table, row: { place: this.#place, ...row } }];
  }
}

const NONE: readonly ReportedRow[] = [];
const SOCIAL = ['pension', 'disability', 'sickness', 'accident'] as const;
const VOLUNTARY = ['pension', 'disability', 'sickness'] as const;

/** `A` of a report: p1 surname, p2 first name, p3 kind, p4 identifier. */
function reportedPerson(block: Block): Named | undefined {
  const [surname, given, kind, id] = ['p1', 'p2', 'p3', 'p4'].map(field => textAt(block, `A/${field}`)?.trim());
  return surname && given && kind && id ? { insured_kind: kind, insured_id: id, surname, given_names: given } : undefined;
}

/** `III` of a registration, by PESEL or else by document. */
function insuredPerson(block: Block): Named | undefined {
  const [pesel, kind, id, surname, given] = ['p1', 'p3', 'p4', 'p5', 'p6'].map(field => textAt(block, field)?.trim());
  if (!surname || !given) return undefined;
  if (pesel) return { insured_kind: PESEL_KIND, insured_id: pesel, surname, given_names: given };
  return kind && id ? { insured_kind: kind, insured_id: id, surname, given_names: given } : undefined;
}

/** Payers stand in `II` by fields of another number: p3 PESEL, p4 kind, p5 document, p7 surname, p8 first name. */
const AS_INSURED: Readonly<Record<string, string>> = { p3: 'p1', p4: 'p3', p5: 'p4', p7: 'p5', p8: 'p6' };
const renamedPayerField = (part: Block['parts'][number]): Block['parts'][number] => ({
  ...part,
  name: AS_INSURED[part.name] ?? `not-${part.name}`,
});

function titleCodeIn(block: Block | undefined): string | undefined {
  if (!block) return undefined;
  const [subject, pension, disability] = ['p1', 'p2', 'p3'].map(field => textAt(block, field)?.trim() ?? '');
  return `${subject}${pension}${disability}`;
}

/** All amounts of a block in grosze, and the number of insured of DRA III as `count`. */
function amountsOf(block: Block): Record<string, string> {
  const amounts: Record<string, string> = {};
  for (const part of block.parts) {
    if (isBlock(part)) continue;
    const amount: Grosze | undefined = amountAt(block, part.name);
    if (amount !== undefined) amounts[part.name] = String(amount);
  }
  const count = block.name === 'III' ? numberAt(block, 'p1') : undefined;
  return count === undefined ? amounts : { ...amounts, count: String(count) };
}
