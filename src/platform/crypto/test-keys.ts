/**
 * Keys for tests: derived from a published sentence, so every process of a test run has the same ones and none of
 * them can protect anything. The configuration never asks for them.
 */
import { createHash } from 'node:crypto';
import { makeKeyDocument } from './key-document.ts';
import type { KeyDocument, Purpose } from './key-document.ts';
import type { Storage } from './local-vault.ts';
import type { Shredding } from './shred-ledger.ts';

export function testStorage(): Storage {
  const shredded: Shredding[] = [];
  let text = JSON.stringify(testKeyDocument());
  return {
    read: () => text,
    replace: (next) => {
      text = next;
    },
    stamp: () => text,
    listShredded: async () => [...shredded],
    noteShredded: async (shredding) => {
      shredded.push(shredding);
    },
    settleMilliseconds: 0,
  };
}

function testKeyDocument(): KeyDocument {
  const draw = (purpose: Purpose): Buffer => createHash('sha256').update(`Countersign test key: ${purpose}`).digest();
  const name = (purpose: Purpose): string => `${purpose}-test`;
  return makeKeyDocument(new Date(0), draw, name);
}
