import { formatDay, startOfDay } from '#kernel/day.ts';
import type { ParameterUse } from '#platform/declared.ts';
import type { Lang } from '#platform/text/text.ts';
import { place } from './rules/delivery.ts';
import { deliveryTerms } from './terms.ts';

export const parameterUses: readonly ParameterUse[] = [
  {
    parameters: ['second-notice-days', 'fiction-days', 'access-months'],
    what: {
      pl: 'Doręczanie pism: dni liczone od złożenia pisma na koncie. Pisma już złożone zachowują swoje dni.',
      en: 'Delivery of letters: days counted from the placing. Letters placed before keep their days.',
    },
    example: {
      given: { pl: 'Pismo złożone tego dnia', en: 'A letter placed that day' },
      compute(pack, on) {
        const { dates } = place('against-receipt', startOfDay(on), deliveryTerms(pack, startOfDay(on)));
        const told = (lang: Lang) => ({
          second: dates ? formatDay(dates.secondNoticeOn, lang) : '',
          fiction: dates ? formatDay(dates.fictionOn, lang) : '',
        });
        const [pl, en] = [told('pl'), told('en')];
        return {
          pl: `drugie zawiadomienie ${pl.second}, fikcja doręczenia ${pl.fiction}`,
          en: `second notice ${en.second}, delivered by fiction ${en.fiction}`,
        };
      },
    },
  },
];
