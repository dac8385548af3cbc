/** A link that changes a fact says which one. */
import { expect, test } from 'vitest';
import { renderPart } from '../render.ts';
import { SummaryList } from './summary-list.tsx';

test('"Change" and "Modify" name their fact for those who hear the link alone', () => {
  const facts = [
    { label: 'Name', value: 'Cleo Marsh' },
    { label: 'E-mail', value: 'cleo@example.org', changeHref: '/email' },
    { label: 'Phone', value: '202-555-0123', changeHref: '/phone', changeLabel: 'Modify' },
  ];
  const html = renderPart(<SummaryList facts={facts} />);
  expect([...html.matchAll(/aria-label="([^"]+)"/g)].map(([, label]) => label)).toEqual([
    'Change E-mail',
    'Modify Phone',
  ]);
});
