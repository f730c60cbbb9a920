// The grid under the fingers: Enter goes down, a pasted column fills downwards. Without this it is an ordinary form.
const grid = document.querySelector<HTMLFormElement>('[data-hours]');

const column = (field: HTMLInputElement) => [
  ...(grid?.querySelectorAll<HTMLInputElement>(`input[data-month="${field.dataset.month}"]`) ?? []),
];

grid?.addEventListener('keydown', (event) => {
  const field = event.target;
  if (event.key !== 'Enter' || !(field instanceof HTMLInputElement) || !field.dataset.month || event.ctrlKey) return;
  const fields = column(field);
  const next = fields[fields.indexOf(field) + (event.shiftKey ? -1 : 1)];
  event.preventDefault();
  if (!next) return;
  next.focus();
  next.select();
});

grid?.addEventListener('paste', (event) => {
  const field = event.target;
  if (!(field instanceof HTMLInputElement) || !field.dataset.month) return;
  const lines = (event.clipboardData?.getData('text') ?? '').replace(/\r?\n$/, '').split(/\r?\n/);
  if (lines.length < 2) return;
  event.preventDefault();
  const fields = column(field);
  const from = fields.indexOf(field);
  for (const [index, line] of lines.entries()) {
    const target = fields[from + index];
    if (target) target.value = (line.split('\t')[0] ?? '').trim();
  }
});
