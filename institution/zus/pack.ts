import { decideKey } from '#platform/forms/registry.ts';
import type { Decide, FormDefinition } from '#platform/forms/definition.ts';
import type { Pack } from '#platform/pack.ts';
import { accessibility } from './accessibility.ts';
import { branches } from './branches.ts';
import { absenceCodes } from './absence-codes.ts';
import { insuranceTitles } from './insurance-titles.ts';
import { breakCodes, titleCodes } from './code-lists.ts';
import { extraHolidays } from './calendar/extra-holidays.ts';
import { decide as decideEzp } from './forms/EZP/1/decide.ts';
import { form as ezp } from './forms/EZP/1/form.ts';
import { decide as decidePel } from './forms/PEL/1/decide.ts';
import { form as pel } from './forms/PEL/1/form.ts';
import { decide as decidePelO } from './forms/PEL-O/1/decide.ts';
import { form as pelO } from './forms/PEL-O/1/form.ts';
import { decide as decidePog } from './forms/POG/1/decide.ts';
import { form as pog } from './forms/POG/1/form.ts';
import { decide as decidePotw } from './forms/POTW/1/decide.ts';
import { form as potw } from './forms/POTW/1/form.ts';
import { decide as decideRwn } from './forms/RWN/1/decide.ts';
import { form as rwn } from './forms/RWN/1/form.ts';
import { decide as decideRws } from './forms/RWS/1/decide.ts';
import { form as rws } from './forms/RWS/1/form.ts';
import { decide as decideUs7 } from './forms/US-7/1/decide.ts';
import { form as us7 } from './forms/US-7/1/form.ts';
import { decide as decideZas53 } from './forms/ZAS-53/1/decide.ts';
import { form as zas53 } from './forms/ZAS-53/1/form.ts';
import { decide as decideZ15a } from './forms/Z-15A/1/decide.ts';
import { form as z15a } from './forms/Z-15A/1/form.ts';
import { decide as decideZ15b } from './forms/Z-15B/1/decide.ts';
import { form as z15b } from './forms/Z-15B/1/form.ts';
import { decide as decideZam } from './forms/ZAM/1/decide.ts';
import { form as zam } from './forms/ZAM/1/form.ts';
import { decide as decideZ12 } from './forms/Z-12/1/decide.ts';
import { form as z12 } from './forms/Z-12/1/form.ts';
import { decide as decideEsun } from './forms/ESUN/1/decide.ts';
import { form as esun } from './forms/ESUN/1/form.ts';
import { decide as decideOl2 } from './forms/OL-2/1/decide.ts';
import { form as ol2 } from './forms/OL-2/1/form.ts';
import { decide as decideRzsR } from './forms/RZS-R/1/decide.ts';
import { form as rzsR } from './forms/RZS-R/1/form.ts';
import { decide as decideErp6 } from './forms/ERP-6/1/decide.ts';
import { form as erp6 } from './forms/ERP-6/1/form.ts';
import { form as zua } from './forms/ZUA/1/form.ts';
import { form as zwua } from './forms/ZWUA/1/form.ts';
import { decide as decideKedu } from './forms/KEDU/1/decide.ts';
import { form as kedu } from './forms/KEDU/1/form.ts';
import { decide as decideEmp } from './forms/EMP/1/decide.ts';
import { form as emp } from './forms/EMP/1/form.ts';
import { letters } from './letters/letters.ts';
import { parameterTitles } from './parameters/titles.ts';
import { plainLanguage } from './plain-language.ts';
import { suspensionGrounds } from './suspension.ts';
import { verificationRules } from './verification-rules.ts';
import { parameters } from './parameters/parameters.ts';

/** Forms with the rule of each that a computer decides. A new version is a new line; no line is ever taken away. */
/** Forms whose answers become insurance documents; nothing is decided by them. */
const formsOfSets: readonly FormDefinition[] = [zua, zwua];

const formsWithRules: readonly (readonly [FormDefinition, Decide])[] = [
  [rwn, decideRwn],
  [pel, decidePel],
  [pelO, decidePelO],
  [potw, decidePotw],
  [rws, decideRws],
  [us7, decideUs7],
  [ezp, decideEzp],
  [pog, decidePog],
  [zas53, decideZas53],
  [z15a, decideZ15a],
  [z15b, decideZ15b],
  [zam, decideZam],
  [z12, decideZ12],
  [esun, decideEsun],
  [ol2, decideOl2],
  [rzsR, decideRzsR],
  [erp6, decideErp6],
  [emp, decideEmp],
  [kedu, decideKedu],
];

/** Zakład Ubezpieczeń Społecznych. Identifiers, mailbox and telephone are those of the public register; the e-mail is of the
 *  demo. */
export const pack: Pack = {
  code: 'zus',
  name: { pl: 'Zakład Ubezpieczeń Społecznych', en: 'Social Insurance Institution' },
  shortName: 'ZUS',
  identifiers: { nip: '5213017228', regon: '000017756' },
  mailboxAddress: '/ZUS/esp',
  timeZone: 'Europe/Warsaw',
  parameters,
  parameterTitles,
  codeLists: { title: titleCodes, break: breakCodes },
  insuranceTitles,
  absenceCodes,
  verificationRules,
  extraHolidays,
  branches,
  forms: [...formsWithRules.map(([form]) => form), ...formsOfSets],
  decides: new Map(formsWithRules.map(([form, decide]) => [decideKey(form), decide])),
  letters,
  topics: {
    payers: { pl: 'Płatnicy składek', en: 'Contribution payers' },
    mandates: { pl: 'Pełnomocnictwa', en: 'Mandates' },
    benefits: { pl: 'Emerytury, renty i świadczenia', en: 'Pensions and benefits' },
    'short-term-benefits': { pl: 'Zasiłki', en: 'Short-term benefits' },
    'sick-leaves': { pl: 'Zwolnienia lekarskie', en: 'Sick leaves' },
    general: { pl: 'Pisma ogólne', en: 'General letters' },
    confirmations: { pl: 'Potwierdzenia i zaświadczenia', en: 'Confirmations and certificates' },
  },
  plainLanguage,
  suspensionGrounds,
  accessibility,
  support: {
    phone: '22 560 16 00',
    email: 'cot@example.test',
    hours: { pl: 'poniedziałek–piątek 7:00–18:00', en: 'Monday to Friday 7:00–18:00' },
  },
};
