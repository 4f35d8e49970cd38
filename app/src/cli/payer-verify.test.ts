import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pack } from '#institution/zus/pack.ts';
import { day, month } from '#kernel/day.ts';
import { STRUCTURE_CODES } from '../kedu/finding.ts';
import { inventedSet } from '../kedu/invented-set.ts';
import { GOOD, HOSTILE_FILES } from '../kedu/testing/hostile-files.ts';
import { eventsOf, findingsIn } from '../kedu/testing/pieces.ts';
import { writeKedu } from '../kedu/writer.ts';
import { findingText, placeText } from '../finding-text/finding-text.ts';
import { exitCodeOf, verifyFile } from './payer-verify.ts';
import { verificationTermsOf } from '../verification-terms.ts';
import en from '../finding-text/text/en.json' with { type: 'json' };

const terms = verificationTermsOf(pack, day('2026-11-10'));
const folder = mkdtempSync(join(tmpdir(), 'okienko-verify-'));
const fileWith = (content: string | Uint8Array): string => {
  const file = join(folder, 'set.xml');
  writeFileSync(file, content);
  return file;
};

test('a right set of a month is clean', async () => {
  const rate = { oldAge: '0.0976', disabilityInsured: '0.015', disabilityPayer: '0.065', sickness: '0.0245', accident: '0.0167' };
  const rates = { ...rate, health: '0.09', funds: '0.0245', guaranteedBenefits: '0.001' };
  const events = inventedSet({ version: '5.7', month: month('2026-10'), insured: 3, rates, seed: 1 });
  const pieces: Uint8Array[] = [];
  for await (const piece of writeKedu(events, '5.7')) pieces.push(piece);
  const verdict = await verifyFile(fileWith(Buffer.concat(pieces)), terms);
  expect(verdict).toMatchObject({ version: '5.7', documents: 3, findings: [], isBroken: false });
  expect(exitCodeOf(verdict)).toBe(0);
});

test('a set with something wrong in it has findings, each with a sentence and a place in both languages', async () => {
  const verdict = await verifyFile(fileWith(GOOD.replace(/<III id_bloku="1">/, '<III id_bloku="one">')), terms);
  expect(exitCodeOf(verdict)).toBe(1);
  const [finding] = verdict.findings;
  expect(finding && findingText(finding, terms.rules)).toEqual({
    pl: '„one” nie jest liczbą całkowitą od 0.',
    en: '"one" is no whole number from 0.',
  });
  expect(finding && placeText(finding, 'pl')).toMatch(/^dokument 1, ZUSRCA nr 1, blok III, atrybut id_bloku, wiersz \d+, bajt \d+$/);
});

test('a file that is no XML, or ends too soon, cannot be read', async () => {
  for (const content of ['', '%PDF-1.7', GOOD.slice(0, 300)]) expect(exitCodeOf(await verifyFile(fileWith(content), terms))).toBe(2);
});

test('every code has its sentence, and every finding has the facts that it tells', () => {
  expect(STRUCTURE_CODES.filter(code => !(code in en))).toEqual([]);
  expect(Object.keys(en).filter(key => key.startsWith('V001.') && !STRUCTURE_CODES.includes(key))).toEqual([]);
  const told = new Set<string>();
  const changes = ['x', '', ' ', '1'.repeat(40), '2026-00', '12,5', 'NOWAK'.repeat(10)].map(value =>
    GOOD.replace(/>[^<>\n]+<(?=\/p\d)/g, `>${value}<`),
  );
  const others = [
    GOOD.replace('<I>', '<I x="1">y<q/>'),
    GOOD.replace(' id_bloku="1"', ''),
    GOOD.replace(/<A>.*?<\/A>/s, ''),
    GOOD.replace(/(<A>.*?<\/A>)/s, '$1$1'),
    GOOD.replace(/(<A>.*?<\/A>)\n?(<B>.*?<\/B>)/s, '$2$1'),
    GOOD.replace('<producent>X', '<producent><b/>X'),
    GOOD.replace('wersja_schematu="1"', 'wersja_schematu="2"'),
  ];
  for (const file of [...changes, ...others, ...HOSTILE_FILES.map(([, file]) => file)]) {
    for (const finding of findingsIn(eventsOf([Buffer.from(file as string)]))) {
      told.add(finding.code);
      const sentences = Object.values(findingText(finding, terms.rules));
      expect(sentences.filter(sentence => /[{}]|undefined/.test(sentence))).toEqual([]);
      expect(placeText(finding, 'en')).not.toMatch(/[{}]|undefined/);
    }
  }
  expect(told.size).toBeGreaterThan(28);
});
