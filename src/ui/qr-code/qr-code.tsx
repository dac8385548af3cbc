/**
 * An address as a QR code, for a phone held to a screen or to paper. It is a picture of a link that stands beside it as text,
 * so that nobody needs a camera. Drawn as one path: no image file, nothing that a content policy would have to allow.
 */
import { encodeQR } from 'qr';
import { say } from '../../vocabulary/say.ts';

export interface QrCodeProps {
  /** A whole address, with its origin. */
  readonly address: string;
  /** What the address leads to: "Lakeside Clinic". */
  readonly of: string;
}

/** Four modules all around. Source: ISO/IEC 18004, quiet zone. */
const QUIET_ZONE_MODULES = 4;

export function QrCode({ address, of }: QrCodeProps) {
  const modules = encodeQR(address, 'raw', { ecc: 'medium', border: QUIET_ZONE_MODULES });
  return (
    <svg
      class="cs-qr"
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      width="160"
      height="160"
      role="img"
      aria-label={say('QR code: the address of {what}', { what: of })}
      shape-rendering="crispEdges"
    >
      <path d={pathOf(modules)} fill="currentColor" />
    </svg>
  );
}

/** Dark modules beside each other become one bar. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules
    .map((row, y) =>
      barsOf(row)
        .map(([x, width]) => `M${x} ${y}h${width}v1h-${width}z`)
        .join(''),
    )
    .join('');
}

function barsOf(row: readonly boolean[]): readonly (readonly [x: number, width: number])[] {
  const bars: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = bars.at(-1);
    if (dark && last && last[0] + last[1] === x) last[1] += 1;
    else if (dark) bars.push([x, 1]);
  });
  return bars;
}
