/**
 * A vault whose keys this process holds itself. Where they are written down is the storage's business (key-file.ts,
 * or memory in tests). A document that becomes unreadable while we run is ignored: the keys in memory stay in use.
 */
import { KeysUnavailable } from './errors.ts';
import { openDocument, readKeyDocument, withNewKey, withRetiredKey } from './key-document.ts';
import type { KeyDocument, KeyEntry, KeySets } from './key-document.ts';
import { decrypt, encrypt } from './primitives.ts';
import type { Shredding } from './shred-ledger.ts';
import type { Vault } from './vault.ts';

export interface Storage {
  read(): string;
  replace(text: string): void;
  /** Something that differs whenever the text may differ; cheap enough to ask for once a second. */
  stamp(): string;
  listShredded(): Promise<readonly Shredding[]>;
  noteShredded(shredding: Shredding): Promise<void>;
  readonly settleMilliseconds: number;
}

const lookAgainAfterMilliseconds = 1000;

/** Throws when the storage cannot be read at all: that is for the start to report. */
export function localVault(storage: Storage): Vault {
  let stamp = storage.stamp();
  let held = openDocument(readKeyDocument(storage.read()));
  let lookedAt = performance.now();

  const lookAgain = (): void => {
    lookedAt = performance.now();
    try {
      const seen = storage.stamp();
      if (seen === stamp) return;
      held = openDocument(readKeyDocument(storage.read()));
      stamp = seen;
    } catch {
      return;
    }
  };
  const sets: Vault['sets'] = (wanted): KeySets => {
    const unknown = wanted !== undefined && !held[wanted.purpose].keys.has(wanted.id);
    if (unknown || performance.now() - lookedAt > lookAgainAfterMilliseconds) lookAgain();
    return held;
  };
  const edit = async (change: (document: KeyDocument) => KeyDocument): Promise<void> => {
    storage.replace(`${JSON.stringify(change(readKeyDocument(storage.read())), null, 2)}\n`);
    lookAgain();
  };

  return {
    sets,
    wrap: async (about, plainKey) => {
      const { current, keys } = sets().master;
      return { masterKeyId: current, wrapped: encrypt(heldKey(keys.get(current), current), about, plainKey) };
    },
    unwrap: async (id, about, wrapped) => {
      const entry = sets({ purpose: 'master', id }).master.keys.get(id);
      return decrypt(heldKey(entry, id), about, wrapped);
    },
    addKey: (purpose, now) => edit((document) => withNewKey(document, purpose, now)),
    retireKey: (purpose, id, now) => edit((document) => withRetiredKey(document, purpose, id, now)),
    listShredded: () => storage.listShredded(),
    noteShredded: (shredding) => storage.noteShredded(shredding),
    settleMilliseconds: storage.settleMilliseconds,
  };
}

function heldKey(entry: KeyEntry | undefined, id: string) {
  if (entry?.key) return entry.key;
  throw new KeysUnavailable(`The keys hold no master key ${id}.`);
}
