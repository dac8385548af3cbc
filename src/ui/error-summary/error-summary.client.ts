/** Moves focus to the error summary after a failed post, and to the field when one of its links is followed. */
document.querySelector<HTMLElement>('[data-focus-first]')?.focus();
