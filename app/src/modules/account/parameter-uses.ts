import { plusDays } from '#kernel/day.ts';
import { formatGrosze, grosze } from '#kernel/grosze.ts';
import type { ParameterUse } from '#platform/declared.ts';
import { interestBorne, roundedInterest } from './rules/interest.ts';

const EXAMPLE = grosze(1_000_00n);
const EXAMPLE_DAYS = 90;

export const parameterUses: readonly ParameterUse[] = [
  {
    parameters: ['arrears-interest-rate'],
    what: {
      pl: 'Odsetki od zaległości na kontach płatników, dzień po dniu według stopy z danego dnia.',
      en: 'Interest on arrears on the payers’ accounts, day by day at the rate of that day.',
    },
    example: {
      given: {
        pl: `${EXAMPLE_DAYS} dni zaległości ${formatGrosze(EXAMPLE, 'pl')}, od tego dnia`,
        en: `${EXAMPLE_DAYS} days of arrears of ${formatGrosze(EXAMPLE, 'en')}, from that day`,
      },
      compute(pack, on) {
        const rates = pack.parameters['arrears-interest-rate'] ?? [];
        const borne = interestBorne({ due: EXAMPLE, dueOn: plusDays(on, -1) }, [], rates, plusDays(on, EXAMPLE_DAYS - 1));
        const amount = roundedInterest(borne);
        return { pl: formatGrosze(amount, 'pl'), en: formatGrosze(amount, 'en') };
      },
    },
  },
  {
    parameters: ['minimum-wage'],
    what: {
      pl: 'Granica, do której odsetek za miesiąc się nie pobiera (setna część minimalnego wynagrodzenia).',
      en: 'The limit up to which interest of a month is let go (a hundredth of the minimum wage).',
    },
  },
];
