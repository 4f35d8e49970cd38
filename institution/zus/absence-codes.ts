import type { AbsenceCode } from '#app/contributions/index.ts';
import type { CodeName } from '#platform/pack.ts';

// Codes of ZUS RSA as told by a public list of about 2018; when each came into force is not told, so they hold from where
// these tables begin. How days are counted, and which of them lower the base of a self-employed payer,
// is from memory. How codes of one name differ is not known here.

const BEGIN = '2012-01-01';
/** Variants of maternity benefit in the act of 2016. */
const MATERNITY_VARIANTS = '2016-01-02';

const code = (
  value: string,
  kind: AbsenceCode['kind'],
  ownBase: 'lowers-own-base' | 'leaves-own-base',
  pl: string,
  en: string,
  from = BEGIN,
): AbsenceCode & CodeName => ({
  code: value,
  mark: 'S',
  from,
  kind,
  counts: 'calendar-days',
  lowersOwnBase: ownBase === 'lowers-own-base',
  name: { pl, en },
});

/** Benefits and breaks in contributions (ZUS RSA III.B p2). */
export const absenceCodes: readonly (AbsenceCode & CodeName)[] = [
  code('111', 'leave', 'leaves-own-base', 'urlop bezpłatny', 'unpaid leave'),
  code('121', 'leave', 'leaves-own-base', 'urlop wychowawczy', 'child-care leave'),
  code('122', 'leave', 'leaves-own-base', 'urlop wychowawczy', 'child-care leave'),
  code('131', 'leave', 'leaves-own-base', 'urlop opiekuńczy', 'carer’s leave'),
  code('151', 'leave', 'leaves-own-base', 'usprawiedliwiona nieobecność bez wynagrodzenia', 'excused absence without pay'),
  code('152', 'leave', 'leaves-own-base', 'nieusprawiedliwiona nieobecność', 'unexcused absence'),
  code('212', 'benefit', 'leaves-own-base', 'zasiłek wyrównawczy', 'compensatory benefit'),
  code('214', 'benefit', 'leaves-own-base', 'zasiłek wyrównawczy', 'compensatory benefit'),
  code('311', 'benefit', 'lowers-own-base', 'zasiłek macierzyński', 'maternity benefit'),
  code('312', 'benefit', 'lowers-own-base', 'zasiłek opiekuńczy', 'care benefit'),
  code('313', 'benefit', 'lowers-own-base', 'zasiłek chorobowy', 'sickness benefit'),
  code('314', 'benefit', 'lowers-own-base', 'zasiłek chorobowy z ubezpieczenia wypadkowego', 'sickness benefit after an accident at work'),
  code('315', 'equalisation', 'leaves-own-base', 'wyrównanie', 'equalisation'),
  code('316', 'equalisation', 'leaves-own-base', 'wyrównanie', 'equalisation'),
  code('317', 'equalisation', 'leaves-own-base', 'wyrównanie', 'equalisation'),
  code('318', 'equalisation', 'leaves-own-base', 'wyrównanie', 'equalisation'),
  code('321', 'benefit', 'lowers-own-base', 'świadczenie rehabilitacyjne', 'rehabilitation benefit'),
  code('322', 'benefit', 'lowers-own-base', 'świadczenie rehabilitacyjne', 'rehabilitation benefit'),
  code('323', 'equalisation', 'leaves-own-base', 'wyrównanie', 'equalisation'),
  code('324', 'equalisation', 'leaves-own-base', 'wyrównanie', 'equalisation'),
  code('331', 'sick-pay', 'leaves-own-base', 'wynagrodzenie za czas choroby od pracodawcy', 'sick pay by the employer'),
  code('332', 'sick-pay', 'leaves-own-base', 'wynagrodzenie za czas choroby z FGŚP', 'sick pay from the guaranteed-benefits fund'),
  code('335', 'equalisation', 'leaves-own-base', 'wyrównanie', 'equalisation'),
  code('336', 'equalisation', 'leaves-own-base', 'wyrównanie', 'equalisation'),
  code(
    '337',
    'benefit',
    'lowers-own-base',
    'zasiłek macierzyński (ustawa z 2016 r.)',
    'maternity benefit (act of 2016)',
    MATERNITY_VARIANTS,
  ),
  code(
    '338',
    'benefit',
    'lowers-own-base',
    'zasiłek macierzyński (ustawa z 2016 r.)',
    'maternity benefit (act of 2016)',
    MATERNITY_VARIANTS,
  ),
  code(
    '339',
    'benefit',
    'lowers-own-base',
    'zasiłek macierzyński (ustawa z 2016 r.)',
    'maternity benefit (act of 2016)',
    MATERNITY_VARIANTS,
  ),
  code(
    '340',
    'benefit',
    'lowers-own-base',
    'zasiłek macierzyński (ustawa z 2016 r.)',
    'maternity benefit (act of 2016)',
    MATERNITY_VARIANTS,
  ),
  code('350', 'other', 'leaves-own-base', 'inna przyczyna', 'another reason'),
];
