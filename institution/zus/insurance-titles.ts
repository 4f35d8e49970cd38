import type { BaseRule, Duty, Financing, InsuranceTitle } from '#app/contributions/index.ts';
import type { CodeName } from '#platform/pack.ts';

// The codes marked S have a source. What each of them brings is from memory and simplified, for every row: it is to be
// confirmed before a set is settled by it. Rows that say 2012-01-01 held when these tables begin; when they came into force
// is not told. Whole tables of title codes were not to be found: a code that is not here is not known.

const S = 'S';
const M = 'M';
const BEGIN = '2012-01-01';
/** Relief at the start, preferential base, the smaller base on revenue and later on income, contribution holiday. */
const START_RELIEF = '2018-04-30';
const SMALL = '2019-01-01';
const HOLIDAY = '2024-11-01';

const DUTIES: Readonly<Record<string, Duty>> = { o: 'obligatory', d: 'voluntary', n: 'none' };
const duty = (letter: string | undefined): Duty => {
  const found = DUTIES[letter ?? ''];
  if (found === undefined) throw new RangeError(`Not a duty: ${letter}`);
  return found;
};
const whether = (letter: string | undefined): 'obligatory' | 'none' => (duty(letter) === 'obligatory' ? 'obligatory' : 'none');

/** @param duties letters for pension and disability, sickness, accident, health, FP and FS, FGŚP: obligatory, voluntary
 *    (dobrowolne), none */
function title(
  code: string,
  mark: 'S' | 'M',
  duties: string,
  [baseRule, financing, from = BEGIN]: readonly [BaseRule, Financing, string?],
  pl: string,
  en: string,
  pensionRight?: string,
): InsuranceTitle & CodeName {
  const [pension, sickness, accident, health, labour, guaranteed] = duties;
  return {
    code,
    ...(pensionRight === undefined ? {} : { pensionRight }),
    from,
    mark,
    name: { pl, en },
    baseRule,
    financing,
    pension: duty(pension),
    sickness: duty(sickness),
    accident: duty(accident),
    health: duty(health),
    labour: whether(labour),
    guaranteed: whether(guaranteed),
  };
}

const ownTitles = [
  title(
    '0510',
    S,
    'odooon',
    ['full', 'insured'],
    'prowadzący działalność, podstawa co najmniej 60% przeciętnego wynagrodzenia',
    'self-employed, base of at least 60% of the average wage',
  ),
  title('0511', M, 'odoonn', ['full', 'payer'], 'współpracujący z prowadzącym działalność', 'helping a self-employed person'),
  title('0520', S, 'odooon', ['full', 'insured'], 'twórca', 'author'),
  title('0530', S, 'odooon', ['full', 'insured'], 'artysta', 'artist'),
  title('0543', S, 'odooon', ['full', 'insured'], 'wspólnik spółki', 'partner in a company'),
  title(
    '0544',
    S,
    'odonon',
    ['full', 'insured'],
    'prowadzący działalność niepodlegający ubezpieczeniu zdrowotnemu',
    'self-employed, not subject to health insurance',
  ),
  title(
    '0570',
    S,
    'odoonn',
    ['preferential', 'insured'],
    'prowadzący działalność, składki preferencyjne',
    'self-employed, preferential contributions',
  ),
  // FP is left out as the notes have it; a base of Mały ZUS Plus above the minimum wage may well bear it.
  title('0590', S, 'odoonn', ['small', 'insured', SMALL], 'prowadzący działalność, Mały ZUS Plus', 'self-employed, Mały ZUS Plus'),
] as const;

/** Who already has the right to an old-age pension (fifth digit 1) is bound to health insurance alone, and may ask for
 *  pension insurance. */
const OLD_AGE_PENSION = '1';

export const insuranceTitles: readonly (InsuranceTitle & CodeName)[] = [
  title('0110', S, 'oooooo', ['pay', 'shared'], 'pracownik', 'employee'),
  title(
    '0111',
    S,
    'ooonoo',
    ['pay', 'shared'],
    'pracownik niepodlegający ubezpieczeniu zdrowotnemu',
    'employee not subject to health insurance',
  ),
  title(
    '0112',
    S,
    'nnnonn',
    ['set-by-law', 'payer'],
    'osoba pobierająca świadczenie szkoleniowe po ustaniu zatrudnienia',
    'on a training benefit after employment',
  ),
  title('0120', S, 'oooono', ['pay', 'shared'], 'pracownik młodociany', 'young employee'),
  title(
    '0124',
    S,
    'nnnonn',
    ['set-by-law', 'payer'],
    'były pracownik mianowany lub urzędnik służby cywilnej ze świadczeniem po ustaniu zatrudnienia',
    'former appointed employee or civil servant on a benefit after employment',
  ),
  title('0125', S, 'oooonn', ['pay', 'insured'], 'pracownik opłacający składki sam', 'employee who pays the contributions alone'),
  title('0411', M, 'odoooo', ['pay', 'shared'], 'zleceniobiorca, agent', 'contractor, agent'),
  ...ownTitles,
  ...ownTitles.map(
    own => ({ ...own, pensionRight: OLD_AGE_PENSION, pension: duty('d'), sickness: duty('n'), accident: 'none', labour: 'none' }) as const,
  ),
  title(
    '0512',
    S,
    'odooon',
    ['full', 'insured'],
    'prowadzący działalność z prawem do renty',
    'self-employed with a right to a disability pension',
  ),
  title(
    '0572',
    S,
    'odoonn',
    ['preferential', 'insured'],
    'składki preferencyjne, z prawem do renty',
    'preferential contributions, with a disability pension',
  ),
  title('0592', M, 'odoonn', ['small', 'insured', SMALL], 'Mały ZUS Plus, z prawem do renty', 'Mały ZUS Plus, with a disability pension'),
  title(
    '0540',
    S,
    'nnnonn',
    ['start', 'insured', START_RELIEF],
    'prowadzący działalność, ulga na start',
    'self-employed, relief at the start',
  ),
  title('0514', S, 'odonnn', ['full', 'budget', HOLIDAY], 'wakacje składkowe, pełna podstawa', 'contribution holiday, full base'),
  title(
    '0574',
    S,
    'odonnn',
    ['preferential', 'budget', HOLIDAY],
    'wakacje składkowe, składki preferencyjne',
    'contribution holiday, preferential base',
  ),
  title('0594', S, 'odonnn', ['small', 'budget', HOLIDAY], 'wakacje składkowe, Mały ZUS Plus', 'contribution holiday, Mały ZUS Plus'),
  title('0910', M, 'onnonn', ['set-by-law', 'payer'], 'bezrobotny z prawem do zasiłku', 'unemployed with a benefit'),
  title('1211', M, 'onnonn', ['set-by-law', 'budget'], 'osoba na urlopie wychowawczym', 'on child-care leave'),
  title('1240', M, 'onnonn', ['set-by-law', 'budget'], 'osoba pobierająca zasiłek macierzyński', 'on maternity benefit'),
];
