// Ctrl+K goes to the search box; a receipt leaves after ten seconds unless somebody stands on it.
document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
  const box = document.querySelector<HTMLInputElement>('[data-search]');
  if (!box || box.offsetParent === null) return;
  event.preventDefault();
  box.focus();
  box.select();
});

const receipt = document.querySelector('[data-receipt]');
if (receipt) {
  setTimeout(() => {
    if (!receipt.contains(document.activeElement) && !receipt.matches(':hover')) receipt.remove();
  }, 10_000);
}
