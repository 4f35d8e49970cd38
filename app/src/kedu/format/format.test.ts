import { describe, expect, test } from 'vitest';
import { formatOf, isPart, isValue, type PartType, VERSIONS } from './format.ts';
import { readNotation } from './notation.ts';
import { valueType } from './value-types.ts';

describe('the description of the format', () => {
  test.each(VERSIONS)('%s knows 21 types of documents', version => {
    const { documents, set } = formatOf(version);
    expect(documents.size).toBe(21);
    expect([...documents.keys()].every(code => set.elements.has(code))).toBe(true);
  });

  test('every part is used by some document, and every element of it is of a known kind', () => {
    const met = new Set<string>();
    const meet = (part: PartType): void => {
      if (met.has(part.name)) return;
      met.add(part.name);
      for (const { holds } of part.elements.values()) if (isPart(holds)) meet(holds);
    };
    meet(formatOf('5.7').file);
    expect(met.size).toBeGreaterThan(80);
    for (const name of ['yearly-health', 'end-of-employment', 'special-periods', 'member', 'error-place']) expect(met).toContain(name);
  });

  test('5.6 differs in the yearly settlement of health, in the declaration and in the report', () => {
    const differing: string[] = [];
    for (const [code, now] of formatOf('5.7').documents) {
      const then = formatOf('5.6').documents.get(code) as PartType;
      const compare = (one: PartType, other: PartType, path: string): void => {
        for (const [name, element] of one.elements) {
          const before = other.elements.get(name);
          if (isPart(element.holds) && before && isPart(before.holds)) compare(element.holds, before.holds, `${path}/${name}`);
          else if (isValue(element.holds) && (!before || !isValue(before.holds) || before.holds.word !== element.holds.word))
            differing.push(`${path}/${name}`);
        }
      };
      compare(now, then, code);
    }
    const fields = ['p6', 'p12', 'p13', 'p15', 'p19', 'p21', 'p28', 'p29'];
    expect(differing).toEqual([...fields.map(field => `ZUSDRA/XII/${field}`), ...fields.map(field => `ZUSRCA/III/F/${field}`)]);
  });

  test('says what a field means in English and on the Polish form, where we know', () => {
    const social = formatOf('5.7').documents.get('ZUSDRA')?.elements.get('IV')?.holds as PartType;
    expect(social.elements.get('p37')).toMatchObject({
      en: 'to be transferred by the payer',
      pl: 'Kwota składek na ubezpieczenia społeczne, które powinien przekazać płatnik składek',
    });
    expect(social.elements.get('p12')?.en).toBe('old-age and disability, by others');
  });
});

describe('the notation', () => {
  test('a line says name, how often, what it holds and what it means', () => {
    expect(readNotation('part x repeated\n@n!  text\np1..p3*  amount5   base | Podstawa\nB..C?    =y')).toEqual([
      {
        kind: 'part',
        name: 'x',
        groups: ['repeated'],
        attributes: [{ names: ['n'], required: true, repeats: false, holds: 'text' }],
        lines: [
          { names: ['p1', 'p2', 'p3'], required: false, repeats: true, holds: 'amount5', en: 'base', pl: 'Podstawa' },
          { names: ['B', 'C'], required: false, repeats: false, holds: '=y' },
        ],
      },
    ]);
  });
  test.each(['nonsense', 'part x\n!!'])('what is no notation is not guessed: %s', text => {
    expect(() => readNotation(text)).toThrow();
  });
  test('a word that means nothing is not guessed', () => {
    expect(() => valueType('amounts')).toThrow('amounts');
  });
});
