/**
 * Keeps a RuleList live. A feature's own script calls `watchRules` with the rule code it shares with the server:
 * `watchRules('password', (form) => judgePassword(form.get('password')))`.
 */
export type Verdicts = Readonly<Record<string, boolean>>;

/** `judge` is asked after every change in the form that holds the field; an empty field resets the list. */
export function watchRules(field: string, judge: (form: FormData) => Verdicts): void {
  const list = document.querySelector<HTMLElement>(`[data-rules-for="${CSS.escape(field)}"]`);
  const form = list?.closest('form');
  if (!list || !form) return;
  let timer: number | undefined;
  form.addEventListener('input', () => {
    const data = new FormData(form);
    const typed = data.get(field);
    const verdicts = typed === '' || typed === null ? {} : judge(data);
    show(list, verdicts);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => announce(field, verdicts), 1000);
  });
}

function show(list: HTMLElement, verdicts: Verdicts): void {
  for (const line of list.querySelectorAll<HTMLElement>('[data-rule]')) {
    const met = verdicts[line.dataset['rule'] ?? ''];
    const word = line.querySelector('[data-rule-word]');
    line.dataset['state'] = met === undefined ? 'open' : met ? 'met' : 'unmet';
    if (word)
      word.textContent = met === undefined ? '' : ` (${(met ? list.dataset['met'] : list.dataset['unmet']) ?? ''})`;
  }
}

/** Spoken once the person pauses, as one number, so that it does not talk over the keys. */
function announce(field: string, verdicts: Verdicts): void {
  const status = document.querySelector<HTMLElement>(`[data-rules-status="${CSS.escape(field)}"]`);
  const left = Object.values(verdicts).filter((met) => !met).length;
  if (status) status.textContent = (status.dataset['left'] ?? '').replace('{count}', String(left));
}
