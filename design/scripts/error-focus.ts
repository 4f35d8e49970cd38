/** Takes a reader of a returned form to the summary of errors, and from an entry to its question: the label or legend is
 *  scrolled into view, since the control alone would not say what was asked. */
export function focusErrors(page: Document): void {
  page.querySelector<HTMLElement>('[data-focus]')?.focus();
  page.querySelector('.error-summary')?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const control = link === null ? null : page.getElementById(link.hash.slice(1));
    if (control === null) return;
    event.preventDefault();
    control.closest('.field')?.scrollIntoView();
    control.focus({ preventScroll: true });
  });
}
