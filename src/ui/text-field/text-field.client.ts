/**
 * Groups numbers the way they are read, when that is certain: slashes of a date while typing at its end, hyphens of a phone
 * number or SSN when the field is left. Anything else is left exactly as typed; the server judges.
 */
const groupings: Readonly<Record<string, (digits: string) => string | null>> = {
  ssn: (digits) => (digits.length === 9 ? digits.replace(/^(\d{3})(\d{2})/, '$1-$2-') : null),
  phone: (digits) => (digits.length === 10 ? digits.replace(/^(\d{3})(\d{3})/, '$1-$2-') : null),
  date: (digits) => (digits.length === 8 ? digits.replace(/^(\d{2})(\d{2})/, '$1/$2/') : null),
};

for (const field of document.querySelectorAll<HTMLInputElement>('input[data-behaviour]')) {
  const behaviour = field.dataset['behaviour'] ?? '';
  field.addEventListener('change', () => {
    const bare = field.value.replace(/[\s().-]/g, '');
    const grouped = /^\d+$/.test(bare) ? groupings[behaviour]?.(bare) : null;
    if (grouped) field.value = grouped;
  });
  if (behaviour === 'date') setSlashes(field);
}

/** With the slashes set for them, a phone can offer its digits only. */
function setSlashes(field: HTMLInputElement): void {
  field.inputMode = 'numeric';
  field.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent) || event.inputType !== 'insertText') return;
    if (field.selectionStart !== field.value.length) return;
    if (/^(?:\d{2}|\d{2}\/\d{2})$/.test(field.value)) field.value += '/';
    else field.value = field.value.replace(/\/\/$/, '/');
  });
}
