/** Measures of a letter in points (1/72 inch) and its colours. One place, so that all documents look alike. */
export const PAGE = { width: 595.28, height: 841.89, left: 70, right: 70, top: 62, bottom: 84 } as const;
export const COLUMN = PAGE.width - PAGE.left - PAGE.right;
export const FOOT = PAGE.height - PAGE.bottom;

export const SIZE = { title: 21, heading: 13, text: 10.5, small: 8.75 } as const;
export const LINE_GAP = 2.6;
export const SPACE = { afterParagraph: 8, beforeHeading: 14, afterHeading: 5, afterBlock: 14, box: 13 } as const;

/** All texts stand at 4.5 : 1 or better on white and on `tint`. */
export const COLOUR = { ink: '#1a1e23', quiet: '#545d68', rule: '#cfd5db', tint: '#f3f5f7', white: '#ffffff', accent: '#1d4f7c' } as const;
