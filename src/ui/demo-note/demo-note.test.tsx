/** The box exists in the demonstration and nowhere else. */
import { expect, test } from 'vitest';
import { plainFrame } from '../frame.ts';
import { previewContext } from '../render-context.ts';
import { renderPart } from '../render.ts';
import { DemoNote } from './demo-note.tsx';

test('outside the demonstration nothing of it is sent', () => {
  const render = (demo: boolean) =>
    renderPart(<DemoNote heading="Try it">secret of the demo</DemoNote>, {
      ...previewContext,
      frame: { ...plainFrame, demo },
    });
  expect(render(true)).toContain('secret of the demo');
  expect(render(false)).toBe('');
});
