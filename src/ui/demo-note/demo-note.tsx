/** A box that exists in the demonstration only: how to try this out. Outside the demo it renders nothing. Ours. */
import { useContext } from 'hono/jsx';
import { Icon } from '../icon/icon.tsx';
import { RenderContext } from '../render-context.ts';
import type { Content } from '../element.ts';

export function DemoNote({ heading, children }: { heading: string; children: Content }) {
  if (!useContext(RenderContext).frame.demo) return null;
  return (
    <aside class="cs-demo-note" aria-label={heading}>
      <p class="cs-demo-note__heading">
        <Icon name="info" /> {heading}
      </p>
      <div class="cs-stack">{children}</div>
    </aside>
  );
}
