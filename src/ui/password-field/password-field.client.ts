/** "Show" beside a password: a toggle that says whether it is pressed. The field is hidden again before the form leaves. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-reveal]')) {
  const field = document.getElementById(button.dataset['reveal'] ?? '');
  if (!(field instanceof HTMLInputElement)) continue;
  const show = (shown: boolean): void => {
    field.type = shown ? 'text' : 'password';
    button.setAttribute('aria-pressed', String(shown));
  };
  button.hidden = false;
  button.addEventListener('click', () => show(field.type === 'password'));
  field.form?.addEventListener('submit', () => show(false));
}
