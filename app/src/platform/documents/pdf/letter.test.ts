import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { absent, ask, newFolder } from '../testing/witnesses.ts';
import { render } from '../testing/letters.ts';
import type { Block } from './blocks.ts';

const POLISH = 'Zażółć gęślą jaźń ZAŻÓŁĆ GĘŚLĄ JAŹŃ';
const UKRAINIAN = 'Їжак, ґанок, єдність, Олена';

function file(pdf: Buffer): string {
  const path = join(newFolder(), 'letter.pdf');
  writeFileSync(path, pdf);
  return path;
}

/** The words as a reader aloud or a search would get them. */
const textOf = (pdf: Buffer, ...words: string[]): string =>
  ask('pdftotext', '-layout', ...words, file(pdf), '-').text.replace(/[ \u00a0]+/g, ' ');

test('the same letter, written at the same time, is the same file', async () => {
  const one = await render({ blocks: everything });
  expect(await render({ blocks: everything })).toEqual(one);
  expect(await render({ blocks: everything, createdAt: new Date('2026-11-23T03:00:01Z') })).not.toEqual(one);
});

test('a row higher than a page, or of another number of cells, is refused and not cut', async () => {
  const columns = [{ title: 'Opis' }];
  await expect((async () => render({ blocks: [{ kind: 'table', columns, rows: [['słowo '.repeat(5000)]] }] }))()).rejects.toThrow(
    'higher than a page',
  );
  await expect((async () => render({ blocks: [{ kind: 'table', columns, rows: [['a', 'b']] }] }))()).rejects.toThrow('2 cells');
});

describe.skipIf(absent('pdftotext', 'pdfinfo'))('read by other programs', () => {
  test('Polish and Ukrainian letters come out as they went in', async () => {
    const text = textOf(
      await render({
        title: POLISH,
        blocks: [
          { kind: 'paragraph', text: POLISH },
          { kind: 'paragraph', text: UKRAINIAN, tone: 'foreign' },
          { kind: 'heading', text: POLISH },
        ],
      }),
    );
    expect(text.split(POLISH).length - 1).toBe(3);
    expect(text).toContain(UKRAINIAN);
  });

  test('the file says its title, language and structure, and is PDF 1.7', async () => {
    const pdf = await render({ lang: 'en', title: 'Decyzja – próba' });
    const said = ask('pdfinfo', file(pdf)).text;
    for (const words of [/Title:\s+Decyzja – próba/, /Tagged:\s+yes/, /PDF version:\s+1\.7/, /A4/]) expect(said).toMatch(words);
    expect(pdf.toString('latin1')).toContain('/Lang (en)');
    expect(pdf.toString('latin1')).toContain('/DisplayDocTitle true');
  });

  test('a long table has its head on every page, all its rows once, and the page number at the foot', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => [`wiersz-${index}`, `${index},00 zł`]);
    const pdf = await render({
      blocks: [{ kind: 'table', columns: [{ title: 'Nazwa kolumny' }, { title: 'Kwota', align: 'right' }], rows }],
    });
    const pages = textOf(pdf)
      .split('\f')
      .filter(page => page.trim() !== '');
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      expect(page).toContain('Nazwa kolumny');
      expect(page).toContain(`Strona ${index + 1} z ${pages.length}`);
      expect(page).toContain('470000/604/17');
    });
    expect(pages.join().match(/wiersz-\d+/g)).toEqual(rows.map(([name]) => name));
  });

  test('a long letter loses no word', async () => {
    const words = Array.from({ length: 3000 }, (_, index) => `słowo${index}`);
    const blocks = Array.from(
      { length: 60 },
      (_, index): Block => ({ kind: index % 7 === 3 ? 'note' : 'paragraph', text: words.slice(index * 50, index * 50 + 50).join(' ') }),
    );
    expect(textOf(await render({ blocks })).match(/słowo\d+/g)).toEqual(words);
  });

  test('the parts are tagged for what they are', async () => {
    const structure = ask(
      'pdfinfo',
      '-struct',
      file(await render({ blocks: everything, reference: [['Znak sprawy', '17']], addressee: ['Anna'] })),
    ).text;
    for (const tag of ['Document', 'H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'TR', 'TH', 'TD', 'Figure'])
      expect(structure).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
  });

  test('the seal box says who, when in our time, and how to check', async () => {
    const text = textOf(await render({ blocks: everything }));
    for (const words of ['Pieczęć elektroniczna', 'Zakład Próbny', '23 listopada 2026, 04:00', 'Wydruk nie ma pieczęci'])
      expect(text).toContain(words);
    expect(textOf(await render({ lang: 'en', blocks: everything }))).toContain('Electronic seal');
  });

  test('a heading does not stand alone at the foot of a page', async () => {
    for (let lines = 25; lines < 40; lines += 1) {
      const filler: Block[] = Array.from({ length: lines }, () => ({ kind: 'paragraph', text: 'Wiersz.', tone: 'small' }));
      const pages = textOf(
        await render({ blocks: [...filler, { kind: 'heading', text: 'Nagłówek' }, { kind: 'paragraph', text: 'Dalej.' }] }),
      ).split('\f');
      const page = pages.find(one => one.includes('Nagłówek'));
      expect(page).toContain('Dalej.');
    }
  });
});

const everything: readonly Block[] = [
  { kind: 'heading', text: 'Uzasadnienie' },
  { kind: 'paragraph', text: 'Tak jest.' },
  {
    kind: 'facts',
    rows: [
      ['Okres', '2 dni'],
      ['Kwota', '10,00 zł'],
    ],
  },
  {
    kind: 'table',
    columns: [{ title: 'Miesiąc' }, { title: 'Kwota', align: 'right' }],
    rows: [
      ['maj', '1,00 zł'],
      ['Razem', '1,00 zł'],
    ],
    sum: 'last-row',
  },
  { kind: 'note', title: 'Uwaga', text: 'Termin to 30 dni.' },
  { kind: 'qr', content: 'https://okienko.test/17', text: 'Zeskanuj.' },
  {
    kind: 'seal',
    by: 'Zakład Próbny',
    at: new Date('2026-11-23T03:00:00Z'),
    check: 'Wydruk nie ma pieczęci.',
    address: 'https://okienko.test/17',
  },
];
