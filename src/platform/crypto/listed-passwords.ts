/**
 * The 49,000 passwords that leaked most often, for policies with a blocklist. Read when they are first asked for: legacy
 * never asks, and would pay 20 MB and a tenth of a second for nothing. Source of the list: zxcvbn-ts, MIT.
 */
import { createRequire } from 'node:module';
import type { dictionary as Dictionary } from '@zxcvbn-ts/language-common';

const require = createRequire(import.meta.url);
let passwords: ReadonlySet<string> | null = null;

/** In lower case. */
export function listedPasswords(): ReadonlySet<string> {
  if (passwords) return passwords;
  const { dictionary } = require('@zxcvbn-ts/language-common') as { dictionary: typeof Dictionary };
  passwords = new Set(dictionary['passwords-common']);
  return passwords;
}
