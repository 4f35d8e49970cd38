import { expect, test } from 'vitest';
import { COLOURS, type Colours, THEMES } from './tokens.ts';
import { tokensCss } from './tokens-css.ts';

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
function contrast(one: string, other: string): number {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (bright + 0.05) / (dark + 0.05);
}

type Pair = readonly [keyof Colours, keyof Colours];
const grounds = ['page', 'surface', 'band'] as const;
const tones = ['done', 'attention', 'problem', 'info'] as const;

/** Words on their grounds: 4.5 to 1 (success criterion 1.4.3). */
const words: readonly Pair[] = [
  ...grounds.flatMap((ground): Pair[] => [
    ['ink', ground],
    ['inkQuiet', ground],
    ['link', ground],
    ['linkHover', ground],
    ['problem', ground],
  ]),
  ...tones.flatMap((tone): Pair[] => [
    [tone, `${tone}Soft`],
    [tone, 'surface'],
    ['ink', `${tone}Soft`],
    ['link', `${tone}Soft`],
  ]),
  ['onBrand', 'brand'],
  ['onBrandQuiet', 'brand'],
  ['lamp', 'brand'],
  ['onAction', 'action'],
  ['onAction', 'actionHover'],
  ['onDanger', 'danger'],
  ['onDanger', 'dangerHover'],
  ['onLamp', 'lamp'],
];

/** Edges of controls and marks that carry meaning: 3 to 1 (1.4.11). */
const edges: readonly Pair[] = [
  ...grounds.flatMap((ground): Pair[] => [
    ['lineStrong', ground],
    ['action', ground],
    ['danger', ground],
  ]),
  ...tones.map((tone): Pair => [tone, 'page']),
];

test('the measure itself knows black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5);
});

for (const theme of THEMES) {
  test.each(words)(`in the ${theme} theme the words "%s" are readable on "%s"`, (word, ground) => {
    expect(contrast(COLOURS[theme][word], COLOURS[theme][ground])).toBeGreaterThanOrEqual(theme === 'contrast' ? 7 : 4.5);
  });

  test.each(edges)(`in the ${theme} theme the edge "%s" is visible on "%s"`, (edge, ground) => {
    expect(contrast(COLOURS[theme][edge], COLOURS[theme][ground])).toBeGreaterThanOrEqual(3);
  });

  test.each(['page', 'surface', 'band', 'brand', 'action', 'danger'] as const)(
    `in the ${theme} theme one of the two focus rings is visible on "%s"`,
    ground => {
      const { focusInner, focusOuter } = COLOURS[theme];
      const seen = Math.max(contrast(focusInner, COLOURS[theme][ground]), contrast(focusOuter, COLOURS[theme][ground]));
      expect(seen).toBeGreaterThanOrEqual(3);
      expect(contrast(focusInner, focusOuter)).toBeGreaterThanOrEqual(3);
    },
  );
}

test('every theme is written to the style sheet, and none is left without a colour', () => {
  const css = tokensCss();
  for (const theme of THEMES) {
    const block = css.split('\n').find(line => line.startsWith(`:root[data-theme="${theme}"]`)) ?? '';
    for (const value of Object.values(COLOURS[theme])) expect(block).toContain(value);
  }
});
