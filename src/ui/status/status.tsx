/**
 * How something stands, as icon and word: colour alone never says it. `Tag` is the quiet kind for a label without a state
 * ("not yet verified"). Follows USWDS 3.14 "Tag".
 */
import { Icon, type IconName } from '../icon/icon.tsx';

export type StatusKind = 'done' | 'waiting' | 'refused' | 'ended' | 'info';

const icons: Readonly<Record<StatusKind, IconName>> = {
  done: 'done',
  waiting: 'waiting',
  refused: 'cross',
  ended: 'ended',
  info: 'info',
};

/** `children` is the word: "Approved", "Pending Approval", "Rejected", "Disassociated". */
export function Status({ kind, children }: { kind: StatusKind; children: string }) {
  return (
    <span class={`cs-status cs-status--${kind}`}>
      <Icon name={icons[kind]} />
      {children}
    </span>
  );
}

export function Tag({ children }: { children: string }) {
  return <span class="usa-tag cs-tag">{children}</span>;
}
