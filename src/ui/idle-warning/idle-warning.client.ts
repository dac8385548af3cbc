/**
 * Opens the idle warning in time and counts down. Only a press on "Stay signed in" asks the server for more time: moving the
 * mouse keeps nobody signed in. Other tabs of the same person are told, so that one press is enough.
 */
const dialog = document.querySelector<HTMLDialogElement>('#idle-warning');
if (dialog) watchIdle(dialog);

function watchIdle(dialog: HTMLDialogElement): void {
  const idleSeconds = Number(dialog.dataset['idleSeconds']);
  const warnSeconds = Number(dialog.dataset['warnSeconds']);
  const tabs = new BroadcastChannel('countersign-session');
  let endsAt = Date.now() + idleSeconds * 1000;
  let announcedAt = Number.POSITIVE_INFINITY;

  const restart = (): void => {
    endsAt = Date.now() + idleSeconds * 1000;
    announcedAt = Number.POSITIVE_INFINITY;
    if (dialog.dataset['state'] !== 'ended' && dialog.open) dialog.close();
  };
  const stay = async (): Promise<void> => {
    const reply = await fetch(dialog.dataset['extend'] ?? '', {
      method: 'POST',
      body: new URLSearchParams({ csrf: dialog.dataset['csrf'] ?? '' }),
      redirect: 'manual',
    }).catch(() => null);
    if (!reply?.ok) return showEnded(dialog);
    restart();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    tabs.postMessage('extended');
  };
  tabs.addEventListener('message', restart);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  tabs.postMessage('extended');
  dialog.querySelector('[name="stay"]')?.addEventListener('click', () => void stay());
  dialog.querySelector('[name="return"]')?.addEventListener('click', () => dialog.close());
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    if (dialog.dataset['state'] === 'ended') dialog.close();
    else void stay();
  });

  window.setInterval(() => {
    if (dialog.dataset['state'] === 'ended') return;
    const left = Math.ceil((endsAt - Date.now()) / 1000);
    if (left <= 0) return showEnded(dialog);
    if (left > warnSeconds) return;
    if (!dialog.open) dialog.showModal();
    announcedAt = showLeft(dialog, left, announcedAt);
  }, 1000);
}

/** The number on the screen changes every second; a screen reader hears it every half minute. */
function showLeft(dialog: HTMLDialogElement, left: number, announcedAt: number): number {
  const shown = dialog.querySelector<HTMLElement>('[data-idle-left]');
  const announcement = dialog.querySelector('[data-idle-announcement]');
  if (!shown || !announcement) return announcedAt;
  const minutes = Math.floor(left / 60);
  const parts = [
    minutes > 0 ? (shown.dataset['minute'] ?? '').replace('{count}', String(minutes)) : '',
    (shown.dataset['second'] ?? '').replace('{count}', String(left % 60)),
  ];
  shown.textContent = parts.filter(Boolean).join(' ');
  if (announcedAt - left < 30) return announcedAt;
  announcement.textContent = shown.textContent;
  return left;
}

function showEnded(dialog: HTMLDialogElement): void {
  const heading = dialog.querySelector<HTMLElement>('[data-ended]');
  dialog.dataset['state'] = 'ended';
  for (const part of dialog.querySelectorAll<HTMLElement>('[data-idle-part]')) {
    part.hidden = part.dataset['idlePart'] !== 'ended';
  }
  if (heading) heading.textContent = heading.dataset['ended'] ?? '';
  if (!dialog.open) dialog.showModal();
}
