/** A page that waits for something says so by `data-live="name name"`; when one of these is told, it is shown anew.
 *  Without scripts the same page offers a button. */
const waiting = document.querySelector<HTMLElement>('[data-live]');
if (waiting) {
  const awaited = new Set((waiting.dataset['live'] ?? '').split(' '));
  const news = new EventSource('/live');
  news.addEventListener('news', event => {
    const { name } = JSON.parse((event as MessageEvent<string>).data) as { name: string };
    if (!awaited.has(name)) return;
    news.close();
    location.reload();
  });
}
