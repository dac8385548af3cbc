/** Moves focus to the error summary after a failed post. */
document.querySelector<HTMLElement>('[data-focus-first]')?.focus();
