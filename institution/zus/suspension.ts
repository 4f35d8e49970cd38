import type { SuspensionGround } from '#platform/pack.ts';

/** Grounds for suspending a matter. From memory of the Code of Administrative Procedure, to be confirmed in its text. */
export const suspensionGrounds: readonly SuspensionGround[] = [
  {
    code: 'preliminary-question',
    text: {
      pl: 'rozstrzygnięcie zależy od tego, co wcześniej ustali inny organ lub sąd',
      en: 'the answer depends on what another authority or a court must settle first',
    },
    legalBasis: 'Kodeks postępowania administracyjnego, art. 97 § 1 pkt 4',
    mark: 'M',
  },
  {
    code: 'death-of-party',
    text: { pl: 'śmierć strony', en: 'death of the party' },
    legalBasis: 'Kodeks postępowania administracyjnego, art. 97 § 1 pkt 1',
    mark: 'M',
  },
  {
    code: 'death-of-statutory-representative',
    text: { pl: 'śmierć przedstawiciela ustawowego strony', en: 'death of the party’s statutory representative' },
    legalBasis: 'Kodeks postępowania administracyjnego, art. 97 § 1 pkt 2',
    mark: 'M',
  },
  {
    code: 'loss-of-capacity',
    text: {
      pl: 'strona lub jej przedstawiciel ustawowy utracili zdolność do czynności prawnych',
      en: 'the party or its statutory representative has lost legal capacity',
    },
    legalBasis: 'Kodeks postępowania administracyjnego, art. 97 § 1 pkt 3',
    mark: 'M',
  },
  {
    code: 'asked-by-party',
    text: {
      pl: 'strona, na której żądanie toczy się sprawa, poprosiła o zawieszenie',
      en: 'the party at whose request the matter is open has asked for it',
    },
    legalBasis: 'Kodeks postępowania administracyjnego, art. 98 § 1',
    mark: 'M',
  },
];
