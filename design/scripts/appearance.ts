/** Changes colours and text size at once; the same link, followed quietly, keeps the choice on the server. */
export function switchAppearance(page: Document): void {
  const root = page.documentElement;
  for (const link of page.querySelectorAll<HTMLAnchorElement>('[data-set-theme],[data-set-size]')) {
    link.addEventListener('click', event => {
      if (event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      const { setTheme, setSize } = link.dataset;
      if (setTheme !== undefined) root.dataset['theme'] = setTheme;
      if (setSize !== undefined) root.dataset['textSize'] = setSize;
      link
        .closest('ul')
        ?.querySelectorAll('[aria-current]')
        .forEach(other => other.removeAttribute('aria-current'));
      link.setAttribute('aria-current', 'true');
      void fetch(link.href, { redirect: 'manual', credentials: 'same-origin' });
    });
  }
  closePopovers(page);
}

function closePopovers(page: Document): void {
  const open = (): NodeListOf<HTMLDetailsElement> => page.querySelectorAll('details.popover[open]');
  page.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    for (const popover of open()) {
      popover.open = false;
      popover.querySelector('summary')?.focus();
    }
  });
  page.addEventListener('click', event => {
    for (const popover of open()) if (!popover.contains(event.target as Node)) popover.open = false;
  });
}
