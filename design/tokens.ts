export const THEMES = ['light', 'dark', 'contrast'] as const;
export type ThemeColours = (typeof THEMES)[number];
/** `auto` follows the reader's device. */
export type Theme = 'auto' | ThemeColours;

/** Part of the usual text size. `1` is the size the reader's browser is set to. */
export const TEXT_SIZES = ['1', '1.25', '1.5'] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

/** What the reader has chosen about how pages look; kept in a cookie by the face. */
export interface Appearance {
  theme: Theme;
  textSize: TextSize;
}

/** Colours by role, never by hue: a component names what a colour is for. */
export interface Colours {
  /** The ground behind everything, the panes on it, and a quiet band inside a pane. */
  page: string;
  surface: string;
  band: string;
  ink: string;
  inkQuiet: string;
  /** `line` only separates; `lineStrong` bounds a control and needs 3:1. */
  line: string;
  lineStrong: string;
  /** The masthead and the panel of a receipt. */
  brand: string;
  onBrand: string;
  onBrandQuiet: string;
  brandLine: string;
  action: string;
  actionHover: string;
  onAction: string;
  danger: string;
  dangerHover: string;
  onDanger: string;
  link: string;
  linkHover: string;
  /** The light in the window: something here waits for the reader. */
  lamp: string;
  onLamp: string;
  lampOff: string;
  done: string;
  doneSoft: string;
  attention: string;
  attentionSoft: string;
  problem: string;
  problemSoft: string;
  info: string;
  infoSoft: string;
  /** Two rings, so that one of them shows on any ground. */
  focusInner: string;
  focusOuter: string;
  shadow: string;
}

export const COLOURS: Record<ThemeColours, Colours> = {
  light: {
    page: '#f1f5f5',
    surface: '#ffffff',
    band: '#e7eff0',
    ink: '#13252e',
    inkQuiet: '#465963',
    line: '#cbd7da',
    lineStrong: '#5d727c',
    brand: '#0d4456',
    onBrand: '#ffffff',
    onBrandQuiet: '#d2e4e9',
    brandLine: '#3c6b7b',
    action: '#0d5a70',
    actionHover: '#083c4b',
    onAction: '#ffffff',
    danger: '#a3231c',
    dangerHover: '#7d1812',
    onDanger: '#ffffff',
    link: '#0b5a73',
    linkHover: '#072f3c',
    lamp: '#f2ab3c',
    onLamp: '#2a1a00',
    lampOff: '#9fb3ba',
    done: '#17633a',
    doneSoft: '#e2f2e8',
    attention: '#754600',
    attentionSoft: '#fdf0d8',
    problem: '#a3231c',
    problemSoft: '#fce9e6',
    info: '#0b5a73',
    infoSoft: '#e0eff4',
    focusInner: '#ffc45e',
    focusOuter: '#13252e',
    shadow: 'rgb(19 37 46 / 0.09)',
  },
  dark: {
    page: '#0e191f',
    surface: '#17262d',
    band: '#1f333b',
    ink: '#e9f0f1',
    inkQuiet: '#aec1c8',
    line: '#344c56',
    lineStrong: '#8aa3ad',
    brand: '#0b303c',
    onBrand: '#f2f8f9',
    onBrandQuiet: '#b9d2d9',
    brandLine: '#33596a',
    action: '#84d1e2',
    actionHover: '#b3e5f0',
    onAction: '#04222b',
    danger: '#ffaca2',
    dangerHover: '#ffd0ca',
    onDanger: '#3b0b07',
    link: '#8dd6e7',
    linkHover: '#c5edf6',
    lamp: '#f6b850',
    onLamp: '#2a1a00',
    lampOff: '#5d7782',
    done: '#8fdcab',
    doneSoft: '#173528',
    attention: '#f7c978',
    attentionSoft: '#372a12',
    problem: '#ffb3aa',
    problemSoft: '#41211e',
    info: '#8dd6e7',
    infoSoft: '#143642',
    focusInner: '#0e191f',
    focusOuter: '#ffd47f',
    shadow: 'rgb(0 0 0 / 0.35)',
  },
  contrast: {
    page: '#000000',
    surface: '#000000',
    band: '#1c1c1c',
    ink: '#ffffff',
    inkQuiet: '#ffffff',
    line: '#ffffff',
    lineStrong: '#ffffff',
    brand: '#000000',
    onBrand: '#ffffff',
    onBrandQuiet: '#ffffff',
    brandLine: '#ffffff',
    action: '#ffe14d',
    actionHover: '#ffffff',
    onAction: '#000000',
    danger: '#ffb8b0',
    dangerHover: '#ffffff',
    onDanger: '#000000',
    link: '#ffe14d',
    linkHover: '#ffffff',
    lamp: '#ffe14d',
    onLamp: '#000000',
    lampOff: '#8c8c8c',
    done: '#8dffab',
    doneSoft: '#000000',
    attention: '#ffe14d',
    attentionSoft: '#000000',
    problem: '#ffb8b0',
    problemSoft: '#000000',
    info: '#8fe6ff',
    infoSoft: '#000000',
    focusInner: '#000000',
    focusOuter: '#4de8ff',
    shadow: 'transparent',
  },
};

/** Steps of space in rem, so that it grows with the text. */
export const SPACE = { 1: 0.25, 2: 0.5, 3: 0.75, 4: 1, 5: 1.5, 6: 2, 7: 3, 8: 4.5 } as const;

/** Type sizes in rem; each about a fifth larger than the one before. */
export const TYPE = { small: 0.9375, body: 1.125, lead: 1.3125, h3: 1.25, h2: 1.5, h1: 2.5, number: 3 } as const;

export const RADIUS = { control: 0.5, pane: 1, panel: 1.75 } as const;

/** Milliseconds; nought for those who asked for less motion. */
export const MOTION = { quick: 120, calm: 200 } as const;
