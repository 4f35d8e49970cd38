/** Shows the buttons that need a script, and lets them work. */
export function copyAndPrint(page: Document): void {
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-copy]')) {
    const source = page.getElementById(button.dataset['copy'] ?? '');
    const label = button.querySelector('span');
    if (source === null || label === null || navigator.clipboard === undefined) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(source.textContent.trim()).then(() => {
        label.textContent = button.dataset['copied'] ?? '';
      });
    });
  }
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => window.print());
  }
}
