/**
 * What every letter of this installation has in common: the address its links begin with, its zone, its help desk.
 * Decided once, from the configuration; nothing here may come from a request. Source: CVE-2025-64101, poisoned links.
 */
import { say } from '../../vocabulary/say.ts';
import { dayInZone, formatInstantLong } from '../../vocabulary/time-zone.ts';
import { facts, type Block, type LetterShow } from './letter.ts';

export interface LetterHouse {
  /** Origin of every link, such as https://id.example.org. */
  readonly publicUrl: string;
  readonly timeZone: string;
  readonly agencyName: string | null;
  readonly desk: {
    readonly name: string;
    readonly phone: string;
    readonly email: string;
    readonly address: string | null;
  };
}

/** Made once: making one costs as much as 500 uses of it. */
const day = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'long', day: 'numeric', year: 'numeric' });

export function letterShow(house: LetterHouse): LetterShow {
  return {
    time: (at) => formatInstantLong(new Date(at), house.timeZone),
    date: (at) => day.format(new Date(dayInZone(new Date(at), house.timeZone))),
    agencyName: house.agencyName,
  };
}

/** The whole address of one of our paths; a path that would lead elsewhere is our fault and throws. */
export function letterLink(house: LetterHouse, path: string): string {
  const { origin } = new URL(house.publicUrl);
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(path) || path.includes('\\') || !URL.canParse(path, origin))
    throw new Error('A letter links to paths of ours only');
  const url = new URL(path, origin);
  if (url.origin !== origin) throw new Error('A letter links to paths of ours only');
  return url.href;
}

/** When and from where something happened; every letter about an account carries this. */
export type Circumstances = {
  /** ISO time. */
  readonly at: string;
  /** In plain words, such as "Firefox on Windows". */
  readonly device: string;
  /** Client address as the prelude decided it. */
  readonly address: string;
};

export function circumstances({ at, device, address }: Circumstances, show: LetterShow): Block {
  return facts([
    [say('When'), show.time(at)],
    [say('From'), say('{device}, network address {address}', { device, address })],
  ]);
}
