/** Where a code went, and that it can go elsewhere, too, where the account has another method. */
import { expect, test } from 'vitest';
import { htmlMistakes } from '../../../test/html.ts';
import { emptyForm } from '../../platform/http/form.ts';
import { renderDocument } from '../../ui/render.ts';
import { CodePage } from './sign-in.pages.tsx';

const sent = {
  method: { methodId: '019a0000-0000-7000-8000-000000000000', kind: 'text', masked: '***-***-0100' },
  resent: false,
  minutes: 10,
  mayRemember: true,
  hasOther: false,
} as const;

test('the other method is offered to whoever has one', async () => {
  const alone = renderDocument(<CodePage sent={sent} form={emptyForm} />);
  const both = renderDocument(<CodePage sent={{ ...sent, hasOther: true }} form={emptyForm} />);
  expect(alone).not.toContain('href="/sign-in/method"');
  expect(both).toMatch(/href="\/sign-in\/method"[^>]*>Send it to your other method/);
  expect([...(await htmlMistakes(alone)), ...(await htmlMistakes(both))]).toEqual([]);
});
