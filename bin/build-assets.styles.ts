/**
 * Compiles `src/ui/theme/app.scss` over USWDS and points every `url()` at a hashed file. An image of USWDS is published only
 * when a rule in use refers to it; a `url()` that leads nowhere stops the build.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { compile } from 'sass';
import { transform } from 'esbuild';
import type { BuiltPart } from './build-assets.cache.ts';

type NameWithHash = (name: string, content: Buffer) => string;

export async function buildStyles(
  root: string,
  staticNames: Readonly<Record<string, string>>,
  hashedName: NameWithHash,
  browsers: string[],
): Promise<BuiltPart> {
  const packages = path.join(root, 'node_modules', '@uswds', 'uswds');
  const sheet = compile(path.join(root, 'src', 'ui', 'theme', 'app.scss'), {
    loadPaths: [path.join(packages, 'packages')],
    quietDeps: true,
  });
  const images = new Map<string, { name: string; content: Buffer }>();
  for (const [, reference = ''] of sheet.css.matchAll(/url\("uswds-img\/([^"]+)"\)/g)) {
    const content = await readFile(path.join(packages, 'dist', 'img', reference));
    images.set(`uswds-img/${reference}`, { name: `uswds-${path.basename(reference)}`, content });
  }
  const css = sheet.css.replaceAll(/url\("([^"]+)"\)/g, (_whole, reference: string) => {
    const image = images.get(reference);
    const target = image ? hashedName(image.name, image.content) : staticNames[path.basename(reference)];
    if (!target) throw new Error(`The stylesheet refers to ${reference}, which is not among the assets.`);
    return `url("${target}")`;
  });
  const minified = await transform(css, { loader: 'css', minify: true, target: browsers, legalComments: 'none' });
  return {
    files: [{ name: 'app.css', content: Buffer.from(minified.code) }, ...images.values()],
    inputs: sheet.loadedUrls.map((url) => fileURLToPath(url)).filter((file) => !file.includes('node_modules')),
  };
}
