import {
  businessHealthTermsOf,
  chargesOf,
  dueDay,
  healthOfBusiness,
  leastBase,
  ofOwnBase,
  ofPay,
  type TitleContributions,
  termsOf,
  titleOn,
} from '#app/contributions/index.ts';
import { type Day, formatDay, monthOf } from '#kernel/day.ts';
import { formatGrosze, type Grosze, grosze, NOTHING, sum } from '#kernel/grosze.ts';
import type { ParameterUse } from '#platform/declared.ts';
import type { Pack } from '#platform/pack.ts';
import type { Bilingual } from '#platform/text/text.ts';

type Given = Pick<Pack, 'parameters' | 'extraHolidays' | 'insuranceTitles'>;

const PAY = grosze(10_000_00n);
const REVENUE = grosze(100_000_00n);
const EMPLOYEE = '011000';
const FULL_BASE = '051000';

/** Where the dated values of contributions are worked with, each group with an example by the rules themselves. */
export const contributionUses: readonly ParameterUse[] = [
  {
    parameters: [
      'pension-rate-insured',
      'pension-rate-payer',
      'disability-rate-insured',
      'disability-rate-payer',
      'sickness-rate',
      'accident-rate',
      'health-rate',
      'labour-rate',
      'guaranteed-rate',
      'yearly-cap',
      'minimum-wage',
    ],
    what: {
      pl: 'Składki od wynagrodzenia, każda osobno zaokrąglona do grosza.',
      en: 'Contributions on pay, each rounded to the grosz by itself.',
    },
    example: {
      given: {
        pl: `Składki pracownika i pracodawcy od ${formatGrosze(PAY, 'pl')}, razem`,
        en: `Contributions of employee and employer on ${formatGrosze(PAY, 'en')}, together`,
      },
      compute: (pack, on) => worked(() => charged(ofEmployee(pack, on))),
    },
  },
  {
    parameters: ['self-employed-base', 'enterprise-sector-wage', 'lump-sum-first-limit', 'lump-sum-second-limit', 'lump-sum-second-share'],
    what: {
      pl: 'Składki prowadzącego działalność na pełnej podstawie, zdrowotna według ryczałtu.',
      en: 'Contributions of the self-employed on the full base, health by the lump sum.',
    },
    example: {
      given: {
        pl: `Miesiąc prowadzącego działalność, przychód od początku roku ${formatGrosze(REVENUE, 'pl')}`,
        en: `A month of a self-employed person, revenue since January ${formatGrosze(REVENUE, 'en')}`,
      },
      compute: (pack, on) => worked(() => charged(ofSelfEmployed(pack, on))),
    },
  },
  {
    parameters: ['due-day-self-only', 'due-day-other'],
    what: { pl: 'Termin rozliczenia i zapłaty składek.', en: 'The last day to declare and pay contributions.' },
    example: {
      given: {
        pl: 'Termin za ten miesiąc, płatnik inny niż osoba prawna',
        en: 'Due day for that month, a payer other than a legal person',
      },
      compute: (pack, on) =>
        worked(() => {
          const due = dueDay('other', monthOf(on), pack.parameters, pack.extraHolidays);
          return { pl: formatDay(due, 'pl'), en: formatDay(due, 'en') };
        }),
    },
  },
];

function ofEmployee(pack: Given, on: Day): TitleContributions {
  const terms = termsOf(pack.parameters, monthOf(on));
  const title = titled(pack, EMPLOYEE, on);
  return ofPay({ title, pay: PAY, before: NOTHING, accidentRate: terms.accident, allTitles: { base: PAY } }, terms);
}

function ofSelfEmployed(pack: Given, on: Day): TitleContributions {
  const terms = termsOf(pack.parameters, monthOf(on));
  const least = leastBase('full', pack.parameters, monthOf(on));
  if (!least.ok) throw new RangeError(least.refusal.kind);
  const health = healthOfBusiness({ form: 'lump-sum', revenue: REVENUE }, businessHealthTermsOf(pack.parameters, monthOf(on)));
  const title = titled(pack, FULL_BASE, on);
  return ofOwnBase({ title, base: least.value, before: NOTHING, joined: {}, accidentRate: terms.accident, health }, terms);
}

function titled(pack: Given, code: string, on: Day) {
  const title = titleOn(pack.insuranceTitles, code, on);
  if (!title.ok) throw new RangeError(title.refusal.kind);
  return title.value;
}

const charged = (title: TitleContributions): Bilingual => money(sum(Object.values(chargesOf([title]))));
const money = (amount: Grosze): Bilingual => ({ pl: formatGrosze(amount, 'pl'), en: formatGrosze(amount, 'en') });

/** Whoever proposes the values of a coming year does so one by one: until all are there, nothing can be worked out. */
function worked(example: () => Bilingual): Bilingual {
  try {
    return example();
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault;
    return { pl: 'nie wszystkie wartości tego miesiąca są znane', en: 'not all values of that month are known' };
  }
}
