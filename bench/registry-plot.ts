/**
 * What searches cost at several sizes, as a table and as a plot, both sides in powers of ten. The plot shows processor time where
 * the system tells it: waiting depends on what else the machine does.
 */
export interface Measured {
  readonly rows: number;
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
  /** Processor time of the server, p95. */
  readonly cpu: number;
}

const namesOf = (measured: readonly Measured[]): readonly string[] => [...new Set(measured.map(({ name }) => name))];
const sizesOf = (measured: readonly Measured[]): readonly number[] => [...new Set(measured.map(({ rows }) => rows))];

export function tableOf(measured: readonly Measured[]): string {
  const sizes = sizesOf(measured);
  const cells = (name: string, rows: number): string => {
    const found = measured.find((one) => one.name === name && one.rows === rows);
    return found ? [found.p50, found.p95, found.max, found.cpu].map((ms) => ms.toFixed(1)).join(' / ') : '';
  };
  const lines = [
    ['ms: p50 / p95 / slowest / p95 on the processor', ...sizes.map((rows) => rows.toLocaleString('en-US'))],
    ['---', ...sizes.map(() => '---:')],
    ...namesOf(measured).map((name) => [name, ...sizes.map((rows) => cells(name, rows))]),
  ];
  return lines.map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [860, 470, 60, 36, 560, 420];
const [LEAST_MS, MOST_MS] = [0.1, 100];

/** Colours far apart, of equal weight, in turn; with a dash for the second half, so that colour alone tells nothing. */
const strokeOf = (index: number): string =>
  `stroke="hsl(${(index % 6) * 60} 70% 35%)"${index < 6 ? '' : ' stroke-dasharray="6 3"'}`;

export function plotOf(measured: readonly Measured[]): string {
  const sizes = sizesOf(measured);
  const [first, last] = [Math.log10(Math.min(...sizes)), Math.log10(Math.max(...sizes))];
  const x = (rows: number): number => LEFT + ((RIGHT - LEFT) * (Math.log10(rows) - first)) / (last - first || 1);
  const [low, high] = [Math.log10(LEAST_MS), Math.log10(MOST_MS)];
  const y = (ms: number): number =>
    BOTTOM - ((BOTTOM - TOP) * (Math.log10(Math.min(MOST_MS, Math.max(LEAST_MS, ms))) - low)) / (high - low);
  const text = (at: readonly [number, number], words: string, anchor = 'start'): string =>
    `<text x="${at[0].toFixed(0)}" y="${at[1].toFixed(0)}" text-anchor="${anchor}">${words.replaceAll('&', '&amp;')}</text>`;
  const rule = (ms: number): string =>
    `<path d="M${LEFT} ${y(ms).toFixed(1)}H${RIGHT}" stroke="#bbb"/>${text([LEFT - 8, y(ms) + 4], `${ms}`, 'end')}`;
  const line = (name: string, index: number): string => {
    const points = measured
      .filter((one) => one.name === name)
      .map((one) => `${x(one.rows).toFixed(1)},${y(one.cpu || one.p95).toFixed(1)}`);
    const row = TOP + 14 + index * 24;
    return (
      `<polyline fill="none" stroke-width="2" ${strokeOf(index)} points="${points.join(' ')}"/>` +
      `<path d="M${RIGHT + 30} ${row - 4}h36" stroke-width="2" ${strokeOf(index)}/>${text([RIGHT + 76, row], name)}`
    );
  };
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13" role="img">
<title>Searching the registry: p95 of processor time in milliseconds against providers</title>
<rect width="100%" height="100%" fill="#fff"/>
${[LEAST_MS, 1, 10, 25, MOST_MS].map(rule).join('\n')}
${sizes.map((rows) => text([x(rows), BOTTOM + 22], rows.toLocaleString('en-US'), 'middle')).join('\n')}
${text([(LEFT + RIGHT) / 2, BOTTOM + 42], 'providers', 'middle')}${text([LEFT - 8, TOP - 18], 'ms', 'end')}
${namesOf(measured).map(line).join('\n')}
</svg>
`;
}
