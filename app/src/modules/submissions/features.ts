import type { FeatureSwitch } from '#platform/features.ts';

export const DECIDES = 'submissions.decide-by-computer';

export const features: readonly FeatureSwitch[] = [
  {
    name: DECIDES,
    meaning: {
      pl: 'Komputer rozstrzyga wnioski, które może rozstrzygnąć sam. Po wyłączeniu wszystkie trafiają do referentów.',
      en: 'The computer decides the requests it can decide alone. Switched off, all of them go to clerks.',
    },
    owner: 'submissions',
    byDefault: 'on',
    expires: null,
  },
];
