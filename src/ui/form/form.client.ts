/**
 * Lets a form be sent once: a second press while the first is on its way does nothing. The button is not disabled, so that its
 * name and value are sent and its focus stays; the page coming back from the browser's history can be sent again.
 */
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.dataset['once'] === undefined) return;
  if (form.dataset['sent'] === 'yes') event.preventDefault();
  else if (!event.defaultPrevented) form.dataset['sent'] = 'yes';
});

window.addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) delete form.dataset['sent'];
});
