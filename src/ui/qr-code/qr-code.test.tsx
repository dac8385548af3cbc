/** A camera reads the address out of what was drawn. */
import { expect, test } from 'vitest';
import { decodeQR } from 'qr/decode.js';
import { renderPart } from '../render.ts';
import { QrCode } from './qr-code.tsx';

const pixelsOfModule = 4;

/** Paints the bars of the path, as a browser would. */
function painted(svg: string) {
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const width = size * pixelsOfModule;
  const data = new Uint8Array(width * width * 3).fill(255);
  for (const [, x, y, bar] of svg.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
    const [left, top] = [Number(x) * pixelsOfModule, Number(y) * pixelsOfModule];
    for (let row = top; row < top + pixelsOfModule; row += 1) {
      const from = (row * width + left) * 3;
      data.fill(0, from, from + Number(bar) * pixelsOfModule * 3);
    }
  }
  return { width, height: width, data };
}

test.each(['https://registry.example/registry/2000002016', 'http://localhost:3000/registry/2000001018'])(
  '%s is read again',
  (address) => {
    const svg = renderPart(<QrCode address={address} of="Lakeside Clinic" />);
    expect(decodeQR(painted(svg))).toBe(address);
    expect(svg).toContain('role="img" aria-label="QR code: the address of Lakeside Clinic"');
  },
);
