// Keeps a half-written form on the server while one types; without this file the forms work, without drafts.
const PAUSE_IN_MILLISECONDS = 1200;

for (const key of document.querySelectorAll<HTMLInputElement>('input[name="draft_key"]')) {
  if (key.form) keepDraft(key.form);
}

function keepDraft(form: HTMLFormElement): void {
  const status = form.querySelector<HTMLElement>('[data-draft]');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sending = new AbortController();

  const save = async (isLeaving: boolean): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    sending.abort();
    sending = new AbortController();
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === 'string' && name !== 'form_key') body.append(name, value);
    }
    try {
      const answer = await fetch('/draft', { method: 'POST', body, keepalive: isLeaving, signal: sending.signal });
      if (answer.ok && status) status.textContent = ((await answer.json()) as { text: string }).text;
    } catch {
      // No net, or newer words are on their way: what was typed still stands in the form.
    }
  };

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(false), PAUSE_IN_MILLISECONDS);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    timer = undefined;
    sending.abort();
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) void save(true);
  });
}
