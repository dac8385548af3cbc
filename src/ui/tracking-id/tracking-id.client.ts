/** "Copy" beside a number. It appears only where the browser lets a page write to the clipboard. */
if ('clipboard' in navigator) {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const word = button.querySelector('[data-copy-word]');
    const before = word?.textContent ?? '';
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset['copy'] ?? '');
      if (!word) return;
      word.textContent = button.dataset['copied'] ?? before;
      window.setTimeout(() => (word.textContent = before), 2000);
    });
  }
}
