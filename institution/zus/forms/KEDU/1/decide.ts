import type { Decide } from '#platform/forms/definition.ts';
import { formatGrosze, parseGrosze } from '#kernel/grosze.ts';

const LEGAL_BASIS = 'Ustawa o systemie ubezpieczeń społecznych, art. 36, 41 i 46';

/** A set was verified before it could be signed; what is left is to book it. What the booking itself refuses (the set is
 *  not what was signed) goes to a clerk. */
export const decide: Decide = {
  ruleSet: 'KEDU/1',
  decide({ answers }) {
    const { setId, sha256, fileName, documents, people, month, number, due } = answers;
    return {
      outcome: 'granted',
      legalBasis: LEGAL_BASIS,
      tests: [
        {
          name: 'verified',
          value: String(sha256),
          passed: true,
          text: { pl: 'Zestaw zweryfikowano przed podpisaniem.', en: 'The set was verified before it was signed.' },
        },
      ],
      effects: [{ name: 'payers.book-set', with: { setId, sha256 } }],
      collection: 'open',
      letter: {
        template: 'set-booked',
        values: {
          fileName: String(fileName),
          documents: Number(documents),
          people: Number(people),
          hasMonth: month !== undefined,
          month: month === undefined ? '' : String(month),
          number: number === undefined ? '' : String(number),
          due: due === undefined ? '' : amountIn(String(due)),
          sha256: String(sha256),
        },
      },
    };
  },
};

function amountIn(text: string): string {
  const read = parseGrosze(text);
  return read.ok ? formatGrosze(read.value, 'pl') : text;
}
