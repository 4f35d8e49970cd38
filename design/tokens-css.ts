import { COLOURS, type Colours, MOTION, RADIUS, SPACE, THEMES, type ThemeColours, TYPE } from './tokens.ts';

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);

function colours(theme: ThemeColours): string {
  const pairs = Object.entries(COLOURS[theme] satisfies Colours).map(([name, value]) => `--${kebab(name)}:${value};`);
  return `color-scheme:${theme === 'light' ? 'light' : 'dark'};${pairs.join('')}`;
}

const steps = (prefix: string, values: Readonly<Record<string, number>>, unit: string): string =>
  Object.entries(values)
    .map(([name, value]) => `--${prefix}-${kebab(name)}:${value}${unit};`)
    .join('');

/** The tokens as custom properties on the root. Written out per theme and not with `light-dark()`, because a browser
 *  that does not know the function would lose every colour of the page. */
export function tokensCss(): string {
  const fixed = steps('space', SPACE, 'rem') + steps('type', TYPE, 'rem') + steps('radius', RADIUS, 'rem') + steps('motion', MOTION, 'ms');
  const asked = THEMES.map(theme => `:root[data-theme="${theme}"]{${colours(theme)}}`);
  const automatic = ':root:not([data-theme="light"],[data-theme="dark"],[data-theme="contrast"])';
  return [
    `:root{${fixed}${colours('light')}}`,
    `@media (prefers-color-scheme:dark){${automatic}{${colours('dark')}}}`,
    `@media (prefers-contrast:more){${automatic}{${colours('contrast')}}}`,
    ...asked,
    // Paper is white whatever the screen was.
    `@media print{:root:root[data-theme]{${colours('light')}}}`,
    '@media (prefers-reduced-motion:reduce){:root{--motion-quick:0ms;--motion-calm:0ms;}}',
  ].join('\n');
}
