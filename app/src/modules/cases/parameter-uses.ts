import { formatDay } from '#kernel/day.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { ParameterUse } from '#platform/declared.ts';
import { partyAnswerBy } from './rules/clocks.ts';

export const parameterUses: readonly ParameterUse[] = [
  {
    parameters: ['completion-days'],
    what: {
      pl: 'Czas strony na uzupełnienie wniosku, gdy referent o to prosi.',
      en: 'The party’s time to complete a request when a clerk asks for it.',
    },
    example: {
      given: { pl: 'Prośba o uzupełnienie doręczona tego dnia', en: 'A request to complete, delivered that day' },
      compute(pack, on) {
        const by = partyAnswerBy(on, Number(parameterOn(pack, 'completion-days', on).value), pack.extraHolidays);
        return { pl: `termin ${formatDay(by, 'pl')}`, en: `due ${formatDay(by, 'en')}` };
      },
    },
  },
  {
    parameters: ['complaint-days', 'appeal-months', 'completion-days'],
    what: {
      pl: 'Pouczenia w pismach, które zaczyna referent: zażalenie, odwołanie, uzupełnienie.',
      en: 'What letters begun by a clerk say of complaints, appeals and completing.',
    },
  },
  {
    parameters: ['four-eyes-on-refusals', 'four-eyes-above'],
    what: {
      pl: 'Kiedy rozstrzygnięcie referenta zatwierdza druga osoba.',
      en: 'When a clerk’s decision is approved by a second person.',
    },
  },
];
