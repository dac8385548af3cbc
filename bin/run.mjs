/**
 * `node bin/run.mjs test`: runs bin/test.ts. Plain JavaScript, so that an old Node gets a sentence instead of a syntax
 * error: behind it everything is TypeScript that Node itself strips.
 */
import { needNode24 } from './start.mjs';

needNode24();
const [name = ''] = process.argv.splice(2, 1);
await import(new URL(`./${name}.ts`, import.meta.url).href);
