// Swaps the door line, and on the open door's page the queue, when the office's queue changes; says politely who came; never moves focus.
const line = () => document.querySelector<HTMLElement>('#door-line');
const queue = () => document.querySelector<HTMLElement>('#door-queue');
const news = document.querySelector<HTMLElement>('#door-news');
const words = () => line()?.querySelector('.door-state-count')?.textContent ?? '';

async function swap(old: HTMLElement | null, address: string): Promise<void> {
  if (!old || old.contains(document.activeElement)) return;
  const answer = await fetch(address, { headers: { accept: 'text/html' } });
  if (!answer.ok || answer.redirected) return;
  const holder = document.createElement('template');
  holder.innerHTML = await answer.text();
  const fresh = holder.content.firstElementChild;
  if (fresh) old.replaceWith(fresh);
}

let running: Promise<void> = Promise.resolve();
function refresh(): void {
  running = running.then(
    async () => {
      const before = words();
      await swap(line(), `/door/open-door/line?shape=${line()?.dataset.shape ?? 'compact'}`);
      await swap(queue(), `/door/open-door/queue${location.search}`);
      if (news && words() !== before) news.textContent = words();
    },
    () => {},
  );
}

if (line()) {
  const events = new EventSource('/door/open-door/events');
  events.addEventListener('door', refresh);
  // Minutes grow by themselves.
  setInterval(refresh, 60_000);
}
