/**
 * Leaves empty fields out of the address of a search, so that it is short enough to be read and passed on. Back in the
 * history the page is shown as it was left, so the fields are enabled again.
 */
const emptyFields = (form: HTMLFormElement) =>
  [...form.elements].filter(
    (field): field is HTMLInputElement | HTMLSelectElement =>
      (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) && field.value === '',
  );

for (const form of document.querySelectorAll<HTMLFormElement>('form.cs-search')) {
  form.addEventListener('submit', () => {
    const empty = emptyFields(form);
    // With nothing filled in the server must see that the form was sent, and say what is missing.
    if (empty.length === form.querySelectorAll('input, select').length) return;
    for (const field of empty) field.disabled = true;
    window.addEventListener('pageshow', () => {
      for (const field of empty) field.disabled = false;
    });
  });
}
