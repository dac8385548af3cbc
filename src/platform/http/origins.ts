/**
 * Our own address. Links are built from `publicUrl` alone, never from a request; posts are taken from `accepted`. In
 * the demo a person may type 127.0.0.1 as well as localhost, so both are ours.
 */
import { isLoopback, type Config } from '../config/config.ts';

export interface Origins {
  readonly publicUrl: string;
  readonly accepted: readonly string[];
}

const schemeOf = ({ tls }: Pick<Config, 'tls'>) => (tls ? 'https' : 'http');

/** Whether browsers reach us over TLS, ours or a proxy's: decides about cookies and strict transport. */
export const isSecure = (config: Pick<Config, 'publicUrl' | 'tls'>): boolean =>
  (config.publicUrl ?? `${schemeOf(config)}:`).startsWith('https:');

export function originsOf(config: Pick<Config, 'publicUrl' | 'host' | 'demo' | 'tls'>, port: number): Origins {
  const scheme = schemeOf(config);
  const publicUrl = config.publicUrl ?? `${scheme}://localhost:${port}`;
  const others = config.demo && isLoopback(config.host) ? ['localhost', '127.0.0.1', '[::1]'] : [];
  return { publicUrl, accepted: [publicUrl, ...others.map((host) => `${scheme}://${host}:${port}`)] };
}
