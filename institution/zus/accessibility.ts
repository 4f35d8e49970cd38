import type { AccessibilityStatement } from '#platform/pack.ts';

/** The statement of this demo platform, not of the institution: dates, shortfalls and contact are ours. Which parts a
 *  statement has is from memory (M). Nothing is known here of the buildings of the institution. */
export const accessibility: AccessibilityStatement = {
  status: 'partial',
  publishedOn: '2026-11-24',
  updatedOn: '2026-11-24',
  preparedOn: '2026-11-24',
  reviewedOn: '2026-11-24',
  method: 'self',
  shortfalls: [
    { pl: 'Nie ma jeszcze tłumacza polskiego języka migowego (PJM).', en: 'There is no interpreter of Polish Sign Language (PJM) yet.' },
    {
      pl: 'Nie ma jeszcze tekstu łatwego do czytania (ETR) o tym, co robi platforma.',
      en: 'There is no easy-to-read text about what the platform does yet.',
    },
    {
      pl: 'Załączniki przysłane przez strony pokazujemy tak, jak przyszły: mogą być skanami bez tekstu.',
      en: 'Attachments that parties send are shown as they came: they may be scans without text.',
    },
  ],
  contact: { who: { pl: 'Zespół platformy Okienko', en: 'The team of Okienko' }, email: 'cot@example.test', phone: '22 560 16 00' },
  architecture: {
    pl: 'Informacji o dostępności budynków oddziałów ta instalacja nie zawiera. Proszę o nią pytać telefonicznie.',
    en: 'This installation holds no information about the accessibility of branch buildings. Please ask by telephone.',
  },
  mark: 'M',
};
