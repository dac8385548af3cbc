/** Every preview is a valid document, and every component folder has a preview in the list. */
import { existsSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { htmlMistakes } from '../../test/html.ts';
import { PreviewIndexPage, PreviewPage } from './preview-pages.tsx';
import { findPreview, previews } from './previews.ts';
import { renderDocument } from './render.ts';

const all = previews.flatMap((preview) =>
  preview.states.map((state) => [preview.name, state.name, preview, state] as const),
);

test.each(all)('%s (%s) is valid HTML', async (_name, _state, preview, state) => {
  const html = renderDocument(<PreviewPage preview={preview} state={state} back="/dev/components" />);
  expect(await htmlMistakes(html)).toEqual([]);
  expect(html).not.toMatch(/undefined|\[object |NaN/);
});

test('the list of previews is valid HTML and leads to each', async () => {
  const hrefOf = (preview: string, state: string): string => `/dev/components/${preview}/${state}`;
  const html = renderDocument(<PreviewIndexPage previews={previews} hrefOf={hrefOf} />);
  expect(await htmlMistakes(html)).toEqual([]);
  for (const [name, state] of all) expect(html).toContain(`href="${hrefOf(name, state)}"`);
});

test('every component folder has a preview in the list', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(`${import.meta.dirname}/${entry.name}/${entry.name}.tsx`),
  );
  const listed = new Set(previews.map((preview) => preview.name));
  /** Parts that are seen only inside others: the shell of a field, the dialog of the layout. */
  const parts = new Set(['field', 'idle-warning']);
  expect(folders.map((entry) => entry.name).filter((name) => !listed.has(name) && !parts.has(name))).toEqual([]);
});

test('a preview brings the frame that it asks for', () => {
  const found = findPreview('layout', 'acting');
  if (!found) throw new Error('the preview of the acting bar is missing');
  expect(renderDocument(<PreviewPage {...found} back="/dev/components" />)).toContain('You are working for');
});

test('a preview is found by its address', () => {
  expect(findPreview('alert', 'done')?.preview.name).toBe('alert');
  expect(findPreview('alert', 'unknown')).toBeNull();
  expect(findPreview('unknown', 'done')).toBeNull();
});
