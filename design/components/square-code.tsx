/** A two-dimensional code, drawn from its cells row by row. `label` says what it is for to those who cannot scan it; what
 *  it holds must stand beside it as text. Dark on light in every theme, since readers expect that. */
export function SquareCode({ cells, label }: { cells: readonly (readonly boolean[])[]; label: string }) {
  const quiet = 4;
  const size = cells.length + 2 * quiet;
  const path = cells.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : []))).join('');
  return (
    <svg className="square-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect className="square-code-ground" width={size} height={size} />
      <path className="square-code-cells" d={path} />
    </svg>
  );
}
