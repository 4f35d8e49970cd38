import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from './reader.ts';
import { eventsOf, findingsIn, inPieces, lazily } from './testing/pieces.ts';
import { GOOD, HOSTILE_FILES, MEGABYTE } from './testing/hostile-files.ts';

describe('a file made to do harm is refused', () => {
  test.each(HOSTILE_FILES)('%s', (_, file, code, what) => {
    for (const size of [64 * 1024, 1021]) {
      const findings = findingsIn(eventsOf(inPieces(Buffer.from(file as string), size)));
      if (file.length === 0) findings.push(...findingsIn(eventsOf([])));
      expect(findings.map(finding => finding.code)).toContain(`V001.${code}`);
      expect(findings.flatMap(finding => (finding.code === 'V001.limit' ? [finding.facts['what']] : []))).toEqual(what ? [what] : []);
      expect(findings.every(finding => finding.class === 'K')).toBe(true);
    }
  });

  test('and says the same however it is cut', () => {
    for (const [, file] of HOSTILE_FILES.filter(([, file]) => file.length < 20_000)) {
      const bytes = Buffer.from(file as string);
      const whole = findingsIn(eventsOf(inPieces(bytes, bytes.length || 1)));
      expect(findingsIn(eventsOf(inPieces(bytes, 1)))).toEqual(whole);
    }
  });

  test('with more bytes than allowed, as soon as they are too many', () => {
    let read = 0;
    const endless = (function* () {
      for (;;) {
        read += 65_536;
        yield Buffer.alloc(65_536, ' ');
      }
    })();
    const findings = findingsIn(eventsOf(endless, { ...DEFAULT_LIMITS, mostBytes: MEGABYTE }));
    expect(findings).toMatchObject([{ code: 'V001.too-large', facts: { most: MEGABYTE } }]);
    expect(read).toBeLessThan(1.2 * MEGABYTE);
  });

  test('with more findings than anybody would read', () => {
    const findings = findingsIn(eventsOf([Buffer.from(GOOD.replace('<ZUSRCA', `${'<x/>'.repeat(20_000)}<ZUSRCA`))]));
    expect(findings).toHaveLength(DEFAULT_LIMITS.mostFindings + 1);
    expect(findings.at(-1)).toMatchObject({ code: 'V001.limit', facts: { what: 'findings' } });
  });

  test('keeps no more of a file than a buffer, however long the file is', () => {
    const grown = (insured: number): number => {
      globalThis.gc?.();
      const before = process.memoryUsage();
      const line = Buffer.from(GOOD.slice(GOOD.indexOf('<III'), GOOD.indexOf('</III>') + 6));
      const file = (function* () {
        yield Buffer.from(GOOD.slice(0, GOOD.indexOf('<III')));
        for (let at = 0; at < insured; at += 1) yield line;
        yield Buffer.from(GOOD.slice(GOOD.indexOf('</III>') + 6));
      })();
      let blocks = 0;
      for (const event of lazily(file)) if (event.kind === 'block') blocks += 1;
      expect(blocks).toBeGreaterThanOrEqual(insured);
      return process.memoryUsage().external - before.external;
    };
    grown(10);
    expect(grown(20_000)).toBeLessThan(MEGABYTE);
  });
});

test('white space that is written as CDATA between elements is white space as any other', () => {
  const said = (file: string) => findingsIn(eventsOf(inPieces(Buffer.from(file), 64)));
  expect(said(GOOD.replace('<I>', '<![CDATA[ \n]]><I>'))).toEqual([]);
  expect(said(GOOD.replace('<I>', '<![CDATA[x]]><I>'))).not.toEqual([]);
});
