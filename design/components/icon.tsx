/** Drawings grow with the text. */
const rem = (pixels: number): string => `${pixels / 16}rem`;

/** The mark of Okienko: a counter window with its sill, and a light behind it. */
export function Mark({ size = 44 }: { size?: number }) {
  return (
    <svg className="mark" width={rem(size)} height={rem(size)} viewBox="0 0 44 44" aria-hidden="true" focusable="false">
      <rect className="mark-frame" x="3" y="1.5" width="38" height="34" rx="9" />
      <path className="mark-pane" d="M11 31.5V20a11 11 0 0 1 22 0v11.5z" />
      <path className="mark-bar" d="M22 9.5v22M11 20.5h22" />
      <rect className="mark-sill" x="0.5" y="35.5" width="43" height="6.5" rx="2.5" />
    </svg>
  );
}

/** A small arched window beside a heading; lit where something waits for the reader. Decoration: the words say it too. */
export function Lamp({ lit }: { lit: boolean }) {
  return (
    <svg
      className={lit ? 'lamp lamp-lit' : 'lamp'}
      width={rem(18)}
      height={rem(24)}
      viewBox="0 0 18 24"
      aria-hidden="true"
      focusable="false"
    >
      <path className="lamp-pane" d="M2 20V9a7 7 0 0 1 14 0v11z" />
      <path className="lamp-sill" d="M0.5 22h17" />
    </svg>
  );
}

const ARCH = 'M9 26V13a7 7 0 0 1 14 0v13z';
/** Which window of the row is lit, from the left. */
const LIT_PLACE = 2;

/** A row of windows along the foot of the page, one of them lit; goes on to both edges. Decoration only. */
export function WindowRow() {
  return (
    <svg className="window-row" width="100%" height="26" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="window-row-pane" width="32" height="26" patternUnits="userSpaceOnUse">
          <path className="window-row-pane" d={ARCH} />
        </pattern>
      </defs>
      <rect width="100%" height="26" fill="url(#window-row-pane)" />
      <path className="window-row-lit" d={ARCH} transform={`translate(${LIT_PLACE * 32} 0)`} />
    </svg>
  );
}

const SHAPES = {
  tick: 'M4 12.5l5.2 5.2L20 6.8',
  exclamation: 'M12 4.5v10M12 18.6v.4',
  cross: 'M6 6l12 12M18 6L6 18',
  info: 'M12 10.5v9M12 5v.4',
  'arrow-left': 'M19 12H5M11 6l-6 6 6 6',
  'arrow-right': 'M5 12h14M13 6l6 6-6 6',
  down: 'M6 9.5l6 6 6-6',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2.5',
  file: 'M6 3.5h8l4 4v13H6zM14 3.5v4h4',
  seal: 'M12 3l2.5 1.8 3-.1.9 2.9 2.5 1.8-1 2.8 1 2.8-2.5 1.8-.9 2.9-3-.1L12 21.4l-2.5-1.8-3 .1-.9-2.9L3.1 15l1-2.8-1-2.8 2.5-1.8.9-2.9 3 .1zM8.5 12.3l2.5 2.5 4.5-5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5l5 5',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  print: 'M7 8V3.5h10V8M7 17H4V8h16v9h-3M7 14h10v6.5H7z',
  lock: 'M6 11h12v9.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const;

export type IconName = keyof typeof SHAPES;

/** A drawn sign beside words; never instead of them. */
export function Icon({ name, size = 24 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={rem(size)} height={rem(size)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={SHAPES[name]} />
    </svg>
  );
}
