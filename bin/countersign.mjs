/** `npm run countersign -- …`: the operator's command line, from the same build as the server. */
import { build, needNode24 } from './start.mjs';

needNode24();
await build();
await import(new URL('../dist/src/countersign.js', import.meta.url).href);
