/**
 * Does the work of a WorkField (ALTCHA) once its form is touched. The browser computes beside the page, so typing never waits;
 * a form that is sent before the work is done goes without it.
 */
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2';
import type { Challenge } from 'altcha-lib/types';

// Its licence wants to be named wherever its code goes; comments that begin like this stay in the bundle.
//! altcha-lib, MIT License, Copyright (c) 2023-2026 Daniel Regeci, https://github.com/altcha-org/altcha-lib

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-work]')) {
  // Some browsers keep what a script wrote over a reload, beside the new work.
  field.value = '';
  // Over plain http from elsewhere than this machine browsers have no WebCrypto.
  if (field.form && isSecureContext) workFor(field, field.form);
}

function workFor(field: HTMLInputElement, form: HTMLFormElement): void {
  const controller = new AbortController();
  const { signal } = controller;
  let begun = false;
  const begin = async (): Promise<void> => {
    if (begun) return;
    begun = true;
    const challenge = JSON.parse(field.dataset['work'] ?? '') as Challenge;
    const solution = await solveChallenge({ challenge, deriveKey, controller });
    if (solution) field.value = btoa(JSON.stringify({ challenge, solution }));
  };
  form.addEventListener('focusin', begin, { signal });
  form.addEventListener('input', begin, { signal });
  // What was sent stays as it was sent, should the person come back to it.
  form.addEventListener('submit', () => controller.abort());
  if (form.contains(document.activeElement)) void begin();
}
