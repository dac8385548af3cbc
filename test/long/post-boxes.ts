/**
 * Where letters and texts of a walk arrive: a mail server and a webhook on loopback, and the newest code that came to an
 * address. Copies that a crash brings are kept, so that they can be counted.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { headerOf, testMailServer, type TestMailServer } from '../mail-server.ts';

export interface PostBoxes {
  readonly mail: TestMailServer;
  readonly smtpUrl: string;
  readonly smsUrl: string;
  readonly texts: readonly { readonly id: string; readonly to: string; readonly text: string }[];
  /** How many came to this address so far: hand it to `code`. */
  count(address: string): number;
  /** The code of the first letter or text after the `seen` first ones; null when none comes in time. */
  code(address: string, seen: number): Promise<string | null>;
  close(): Promise<void>;
}

const comesWithinMilliseconds = 15_000;

export async function openPostBoxes(): Promise<PostBoxes> {
  const mail = await testMailServer();
  const texts: { id: string; to: string; text: string }[] = [];
  const webhook = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      texts.push(JSON.parse(Buffer.concat(parts).toString('utf8')));
      response.end();
    });
  });
  webhook.listen(0, '127.0.0.1');
  await once(webhook, 'listening');
  const arrived = (address: string): readonly string[] => [
    ...mail.received.filter(({ recipients }) => recipients.includes(address)).map(({ raw }) => bodyOf(raw)),
    ...texts.filter(({ to }) => to.replace(/\D/g, '').endsWith(address)).map(({ text }) => text),
  ];
  return {
    mail,
    smtpUrl: mail.url,
    smsUrl: `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/`,
    texts,
    count: (address) => arrived(address).length,
    async code(address, seen) {
      const deadline = performance.now() + comesWithinMilliseconds;
      while (performance.now() < deadline) {
        const code = arrived(address)
          .slice(seen)
          .map((text) => /(?<![\w-])\d{6}(?![\w-])/.exec(text)?.[0])
          .find(Boolean);
        if (code) return code;
        await pause(30);
      }
      return null;
    },
    async close() {
      webhook.closeAllConnections();
      webhook.close();
      await mail.close();
    },
  };
}

/** The letter's id is what its Message-ID begins with. */
export const letterIdOf = (raw: string): string => /^<(.+)@/.exec(headerOf(raw, 'Message-ID') ?? '')?.[1] ?? '';

/** The text part alone: headers and boundaries hold numbers of their own. */
const bodyOf = (raw: string): string =>
  /content-type: text\/plain[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/i.exec(raw)?.[1]?.replaceAll(/=\r\n/g, '') ?? raw;
