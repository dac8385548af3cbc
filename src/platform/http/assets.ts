/**
 * Files that the build made: their names carry a hash of their content, so browsers may keep them for ever. They are
 * read once at start; a path can therefore never reach another file.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { pathOf } from './request-path.ts';

const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
};

export type Assets = (request: Request) => Response | null;

export function loadAssets(folder: string): Assets {
  const files = new Map<string, { type: string; plain: Buffer; gzip: Buffer | null }>();
  for (const name of readdirSync(folder)) {
    const type = types[name.split('.').pop() ?? ''];
    if (!type) continue;
    const plain = readFileSync(join(folder, name));
    files.set(`/assets/${name}`, { type, plain, gzip: /text|svg/.test(type) ? gzipSync(plain, { level: 9 }) : null });
  }
  return (request) => {
    const file = files.get(pathOf(request.url));
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD')) return null;
    const zipped = file.gzip && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '') ? file.gzip : null;
    const headers = new Headers({
      'Content-Type': file.type,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
    });
    if (zipped) headers.set('Content-Encoding', 'gzip');
    const body = zipped ?? file.plain;
    return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), { headers });
  };
}
