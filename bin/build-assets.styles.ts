/**
 * Compiles `src/ui/theme/app.scss` over USWDS and points every `url()` at a hashed file of ours. A `url()` that leads
 * nowhere stops the build: the theme must not ask for an image that we do not serve.
 */
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { compile } from 'sass';
import { transform } from 'esbuild';
import type { BuiltPart } from './build-assets.cache.ts';

export async function buildStyles(
  root: string,
  staticNames: Readonly<Record<string, string>>,
  browsers: string[],
): Promise<BuiltPart> {
  const packages = path.join(root, 'node_modules', '@uswds', 'uswds');
  const sheet = compile(path.join(root, 'src', 'ui', 'theme', 'app.scss'), {
    loadPaths: [path.join(packages, 'packages')],
    quietDeps: true,
  });
  const css = sheet.css.replaceAll(/url\("([^"]+)"\)/g, (_whole, reference: string) => {
    const target = staticNames[path.basename(reference)];
    if (!target) throw new Error(`The stylesheet refers to ${reference}, which is not among the assets.`);
    return `url("${target}")`;
  });
  const minified = await transform(css, { loader: 'css', minify: true, target: browsers, legalComments: 'none' });
  return {
    files: [{ name: 'app.css', content: Buffer.from(minified.code) }],
    inputs: sheet.loadedUrls.map((url) => fileURLToPath(url)).filter((file) => !file.includes('node_modules')),
  };
}
