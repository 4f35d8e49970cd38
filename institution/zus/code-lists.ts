import type { CodeName } from '#platform/pack.ts';

const S = 'S';
const M = 'M';
const code = (mark: 'S' | 'M', value: string, pl: string, en: string): CodeName => ({ code: value, mark, name: { pl, en } });

/** What a title code means: the first four digits; two more tell of a pension and of a disability. */
export const titleCodes: readonly CodeName[] = [
  code(S, '0110', 'pracownik', 'employee'),
  code(S, '0111', 'pracownik niepodlegający ubezpieczeniu zdrowotnemu', 'employee not subject to health insurance'),
  code(S, '0120', 'pracownik młodociany', 'young employee'),
  code(M, '0411', 'zleceniobiorca, agent', 'contractor, agent'),
  code(
    S,
    '0510',
    'prowadzący działalność, podstawa co najmniej 60% przeciętnego wynagrodzenia',
    'self-employed, base of at least 60% of the average wage',
  ),
  code(M, '0511', 'współpracujący z prowadzącym działalność', 'helping a self-employed person'),
  code(S, '0512', 'prowadzący działalność z prawem do renty', 'self-employed with a right to a disability pension'),
  code(S, '0520', 'twórca', 'author'),
  code(S, '0530', 'artysta', 'artist'),
  code(S, '0540', 'prowadzący działalność, ulga na start', 'self-employed, relief at the start'),
  code(S, '0543', 'wspólnik spółki', 'partner in a company'),
  code(S, '0570', 'prowadzący działalność, składki preferencyjne', 'self-employed, preferential contributions'),
  code(S, '0590', 'prowadzący działalność, Mały ZUS Plus', 'self-employed, Mały ZUS Plus'),
  code(M, '0910', 'bezrobotny z prawem do zasiłku', 'unemployed with a benefit'),
  code(M, '1211', 'osoba na urlopie wychowawczym', 'on child-care leave'),
  code(M, '1240', 'osoba pobierająca zasiłek macierzyński', 'on maternity benefit'),
];

/** Reasons of breaks in contributions (ZUS RSA). */
export const breakCodes: readonly CodeName[] = [
  code(S, '111', 'urlop bezpłatny', 'unpaid leave'),
  code(S, '121', 'urlop wychowawczy', 'child-care leave'),
  code(S, '122', 'urlop wychowawczy', 'child-care leave'),
  code(S, '131', 'urlop opiekuńczy', 'carer’s leave'),
  code(S, '151', 'usprawiedliwiona nieobecność bez wynagrodzenia', 'excused absence without pay'),
  code(S, '152', 'nieusprawiedliwiona nieobecność', 'unexcused absence'),
  code(S, '311', 'zasiłek macierzyński', 'maternity benefit'),
  code(S, '312', 'zasiłek opiekuńczy', 'care benefit'),
  code(S, '313', 'zasiłek chorobowy', 'sickness benefit'),
  code(S, '314', 'zasiłek chorobowy z ubezpieczenia wypadkowego', 'sickness benefit after an accident at work'),
  code(S, '321', 'świadczenie rehabilitacyjne', 'rehabilitation benefit'),
  code(S, '331', 'wynagrodzenie za czas choroby od pracodawcy', 'sick pay by the employer'),
  code(S, '332', 'wynagrodzenie za czas choroby z FGŚP', 'sick pay from the guaranteed-benefits fund'),
  code(S, '350', 'inna przyczyna', 'another reason'),
];
