import type { ReactNode } from 'react';

export interface ChartBar {
  /** Under the bar; short. */
  label: string;
  /** One value for each series, never below nothing. */
  values: readonly number[];
}

interface BarChartProps {
  /** What the picture says, in a sentence: all that somebody who does not see it is told. */
  summary: string;
  /** Names of the series, in the order of the values; the first is drawn lowest, or leftmost. */
  series: readonly string[];
  bars: readonly ChartBar[];
  /** `stacked` for parts of a whole, `beside` for two things to be compared. */
  arrangement: 'stacked' | 'beside';
  /** How a value is written beside an axis and in the note of a bar. */
  write(value: number): string;
  /** Shown below the picture, before the table it belongs to. */
  children?: ReactNode;
}

/** Heights in pixels: only the width follows the screen, so that text keeps its size. */
const PLOT = 220;
const ABOVE = 12;
const BELOW = 30;
const TICKS = 4;
/** Part of a bar's place that it fills. */
const FILLED = 0.68;
/** On a narrow screen this many labels at most are written. */
const LABELS_NARROW = 4;
const LABELS_WIDE = 12;

/** Bars drawn on the server. The numbers stand in a table beside it: the picture adds nothing that is only there. */
export function BarChart({ summary, series, bars, arrangement, write, children }: BarChartProps) {
  const ticks = ticksUpTo(Math.max(0, ...bars.map(bar => (arrangement === 'stacked' ? total(bar) : Math.max(0, ...bar.values)))));
  const top = ticks.at(-1) ?? 1;
  const yOf = (value: number): number => ABOVE + PLOT - (value / top) * PLOT;
  return (
    <figure className="chart">
      <ul className="chart-legend">
        {series.map((name, place) => (
          <li key={name}>
            <svg className="chart-key" width="18" height="18" aria-hidden="true">
              <rect className={`chart-series-${place + 1}`} x="1" y="1" width="16" height="16" />
            </svg>
            {name}
          </li>
        ))}
      </ul>
      <div className="chart-picture">
        <svg className="chart-axis" height={ABOVE + PLOT + BELOW} aria-hidden="true">
          {ticks.map(tick => (
            <text key={tick} x="100%" y={yOf(tick) + 5} textAnchor="end">
              {write(tick)}
            </text>
          ))}
        </svg>
        <svg className="chart-plot" height={ABOVE + PLOT + BELOW} role="img" aria-label={summary}>
          {ticks.map(tick => (
            <line key={tick} className="chart-line" x1="0" x2="100%" y1={yOf(tick)} y2={yOf(tick)} />
          ))}
          {bars.map((bar, place) => (
            <Bar
              key={bar.label}
              bar={bar}
              place={place}
              bars={bars.length}
              series={series}
              arrangement={arrangement}
              write={write}
              yOf={yOf}
            />
          ))}
        </svg>
      </div>
      {children === undefined ? null : <figcaption>{children}</figcaption>}
    </figure>
  );
}

function Bar({
  bar,
  place,
  bars,
  series,
  arrangement,
  write,
  yOf,
}: Pick<BarChartProps, 'series' | 'arrangement' | 'write'> & { bar: ChartBar; place: number; bars: number; yOf(value: number): number }) {
  const room = 100 / bars;
  const width = room * FILLED;
  const left = place * room + (room - width) / 2;
  const note = [bar.label, ...series.map((name, one) => `${name}: ${write(bar.values[one] ?? 0)}`)].join('\n');
  let below = 0;
  return (
    <g>
      <title>{note}</title>
      {bar.values.map((value, one) => {
        const from = arrangement === 'stacked' ? below : 0;
        below += value;
        const own = arrangement === 'stacked' ? width : width / bar.values.length;
        return (
          <rect
            key={series[one]}
            className={`chart-series-${one + 1}`}
            x={`${fixed(arrangement === 'stacked' ? left : left + one * own)}%`}
            width={`${fixed(own)}%`}
            y={fixed(yOf(from + value))}
            height={fixed(yOf(from) - yOf(from + value))}
          />
        );
      })}
      {labelled(place, bars, LABELS_WIDE) ? (
        <text
          className={labelled(place, bars, LABELS_NARROW) ? 'chart-label' : 'chart-label chart-label-wide'}
          x={`${fixed(left + width / 2)}%`}
          y={ABOVE + PLOT + BELOW - 8}
          textAnchor="middle"
        >
          {bar.label}
        </text>
      ) : null}
    </g>
  );
}

const total = (bar: ChartBar): number => bar.values.reduce((sum, value) => sum + value, 0);
const fixed = (value: number): string => value.toFixed(2);

/** Every n-th label, counted back from the last, which is the one people look for. */
function labelled(place: number, bars: number, most: number): boolean {
  return (bars - 1 - place) % Math.ceil(bars / most) === 0;
}

/** Round values from nothing to at least `most`, at most five of them. */
export function ticksUpTo(most: number): readonly number[] {
  if (most <= 0) return [0, 1];
  const rough = most / TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find(one => one * power >= rough) as number) * power;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, place) => place * step);
}
