import { type Block, dayAt, textAt } from '#app/kedu/document.ts';
import { parseNip } from '#kernel/nip.ts';
import { bornOn, parsePesel, sexOf } from '#kernel/pesel.ts';
import { parseRegon } from '#kernel/regon.ts';
import type { Check } from '../check.ts';
import type { BlockIn } from '../document.ts';

/** Documents that bear their payer in block II. */
const OF_A_PAYER = [
  ...['ZUSDRA', 'ZUSRCA', 'ZUSRSA', 'ZUSRPA', 'ZUSDRA2', 'ZUSRCA2'],
  ...['ZUSZUA', 'ZUSZZA', 'ZUSZIUA', 'ZUSZWUA', 'ZUSZCNA', 'ZUSIWA', 'ZUSZSWA', 'ZUSOSW', 'ZUSRIA'],
];
const REGISTRATIONS = ['ZUSZUA', 'ZUSZZA', 'ZUSZIUA', 'ZUSZWUA', 'ZUSZCNA'];
/** Reports name a person in A of each repeated block III. */
const REPORTS = ['ZUSRCA', 'ZUSRSA'];
const BY_PESEL = 'P';

const written = (block: Block, path: string): string => textAt(block, path)?.trim() ?? '';

/** V002: a payer is known by NIP, REGON, PESEL, or kind and number of a document, and each number is right by itself. */
export const payerIdentified: Check = {
  code: 'V002',
  documents: OF_A_PAYER,
  watch: ({ tell }) => ({
    block({ block, spot }) {
      if (block.name !== 'II') return;
      const [nip, regon, pesel, kind, number] = ['p1', 'p2', 'p3', 'p4', 'p5'].map(field => written(block, field)) as [
        string,
        string,
        string,
        string,
        string,
      ];
      if (!nip && !regon && !pesel && !(kind && number)) tell(spot, { what: 'missing' });
      if (nip && !parseNip(nip).ok) tell(spot, { what: 'nip', value: nip }, 'p1');
      if (regon && !parseRegon(regon).ok) tell(spot, { what: 'regon', value: regon }, 'p2');
      if (pesel && !parsePesel(pesel).ok) tell(spot, { what: 'pesel', value: pesel }, 'p3');
    },
    close(document) {
      if (document.payer === undefined) tell(document.spot, { what: 'missing' });
    },
  }),
};

/** Where a document names a person: the PESEL, and the names as they must be written. */
function personFields({ document, block }: BlockIn): { pesel?: string; surname?: string; firstName?: string } {
  if (REPORTS.includes(document.type) && block.name === 'III') {
    const named = { surname: 'A/p1', firstName: 'A/p2' };
    return written(block, 'A/p3') === BY_PESEL ? { pesel: 'A/p4', ...named } : named;
  }
  const isInsured = block.name === 'III' || (document.type === 'ZUSZIUA' && block.name === 'IV');
  if (REGISTRATIONS.includes(document.type) && isInsured) return { pesel: 'p1', surname: 'p5', firstName: 'p6' };
  return document.type === 'ZUSZCNA' && block.name === 'IV' ? { pesel: 'A/p3' } : {};
}

/** V005: the PESEL of a person has the right check digit and a birth date that there was. */
export const peselOfPerson: Check = {
  code: 'V005',
  documents: [...REGISTRATIONS, ...REPORTS],
  watch: ({ tell }) => ({
    block(at) {
      const { pesel: field } = personFields(at);
      const value = field === undefined ? '' : written(at.block, field);
      if (value === '') return;
      const read = parsePesel(value);
      if (!read.ok) tell(at.spot, { what: read.refusal.kind === 'no-such-birth-date' ? 'birth' : 'digits', value }, field);
    },
  }),
};

const SEX_LETTERS = { woman: 'K', man: 'M' };

/** V006: birth date and sex are those of the PESEL. */
export const birthAgreesWithPesel: Check = {
  code: 'V006',
  documents: ['ZUSZUA', 'ZUSZZA'],
  watch({ tell }) {
    let sex: string | undefined;
    return {
      open() {
        sex = undefined;
      },
      block({ block, spot }) {
        if (block.name === 'III') {
          const pesel = parsePesel(written(block, 'p1'));
          if (!pesel.ok) return;
          sex = SEX_LETTERS[sexOf(pesel.value)];
          const born = dayAt(block, 'p7');
          if (born !== undefined && born !== bornOn(pesel.value)) tell(spot, { what: 'birth', expected: bornOn(pesel.value) }, 'p7');
        } else if (block.name === 'IV' && sex !== undefined) {
          const letter = written(block, 'p4');
          if (letter !== '' && letter !== sex) tell(spot, { what: 'sex', expected: sex }, 'p4');
        }
      },
    };
  },
};

/** Capital letters of any alphabet, and what joins names. */
const NAME = /^\p{Lu}[\p{Lu} '’.-]*$/u;

/** V008: names are in capital letters, without spaces before, after or doubled, and hold nothing that names do not. */
export const namesWritten: Check = {
  code: 'V008',
  documents: [...REGISTRATIONS, ...REPORTS],
  watch: ({ tell }) => ({
    block(at) {
      const { surname, firstName } = personFields(at);
      for (const field of [surname, firstName]) {
        const value = field === undefined ? undefined : textAt(at.block, field);
        if (field === undefined || value === undefined || value === '') continue;
        if (value !== value.trim() || / {2}/.test(value)) tell(at.spot, { what: 'spaces', value }, field);
        else if (value !== value.toUpperCase()) tell(at.spot, { what: 'lowerCase', value }, field);
        else if (!NAME.test(value)) tell(at.spot, { what: 'characters', value }, field);
      }
    },
  }),
};
