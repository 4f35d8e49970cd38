import type { Bilingual } from '#platform/text/text.ts';

/** What the parameters are called for people, with the unit of their values. */
export const parameterTitles: Readonly<Record<string, Bilingual>> = {
  'arrears-interest-rate': { pl: 'Roczna stopa odsetek za zwłokę', en: 'Yearly rate of interest on arrears' },
  'minimum-wage': { pl: 'Minimalne wynagrodzenie miesięczne, zł', en: 'Minimum monthly wage, zł' },
  'no-arrears-tolerance': { pl: 'Zaległość uznawana za brak zaległości, zł', en: 'Arrears that count as none, zł' },
  'certificate-fee': { pl: 'Opłata za zaświadczenie, zł', en: 'Fee for a certificate, zł' },
  'second-notice-days': { pl: 'Drugie zawiadomienie o piśmie, dni', en: 'Second notice of a letter, days' },
  'fiction-days': { pl: 'Fikcja doręczenia, dni', en: 'Delivery by fiction, days' },
  'access-months': { pl: 'Dostęp do pisma po fikcji doręczenia, miesiące', en: 'Access to a letter after delivery by fiction, months' },
  'certificate-days': { pl: 'Wydanie zaświadczenia, dni', en: 'Issuing a certificate, days' },
  'ordinary-matter-days': { pl: 'Załatwienie zwykłej sprawy, dni', en: 'Settling an ordinary matter, days' },
  'complicated-matter-months': {
    pl: 'Załatwienie sprawy szczególnie skomplikowanej, miesiące',
    en: 'Settling an especially complicated matter, months',
  },
  'complaint-days': { pl: 'Zażalenie, dni', en: 'Complaint, days' },
  'appeal-months': { pl: 'Odwołanie do sądu, miesiące', en: 'Appeal to the court, months' },
  'completion-days': { pl: 'Uzupełnienie wniosku przez stronę, dni', en: 'Completing a request, days' },
  'attachment-bytes': { pl: 'Największy załącznik, bajty', en: 'Largest attachment, bytes' },
  'document-bytes': { pl: 'Największy dokument z załącznikami, bajty', en: 'Largest document with attachments, bytes' },
  'attachment-types': { pl: 'Rodzaje plików w załącznikach', en: 'Kinds of files taken as attachments' },
  'untrusted-profile-days': { pl: 'Potwierdzenie profilu w oddziale, dni', en: 'Confirming a profile in a branch, days' },
  'session-idle-minutes': { pl: 'Wygaśnięcie sesji bez aktywności, minuty', en: 'End of an idle session, minutes' },
  'session-warning-minutes': { pl: 'Ostrzeżenie przed wygaśnięciem sesji, minuty', en: 'Warning before a session ends, minutes' },
};
