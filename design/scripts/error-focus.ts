/** Takes a reader of a returned form to the summary of errors, and from an entry to its question: the label or legend is
 *  scrolled into view, since the control alone would not say what was asked. */
export function focusErrors(page: Document): void {
  // Two frames after `load`: a browser that honours `autofocus` on the summary has done so by then.
  window.addEventListener('load', () =>
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const summary = page.querySelector<HTMLElement>('[data-focus]');
        if (summary !== page.activeElement) summary?.focus();
      }),
    ),
  );
  page.querySelector('.error-summary')?.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const control = link === null ? null : page.getElementById(link.hash.slice(1));
    if (control === null) return;
    event.preventDefault();
    control.closest('.field')?.scrollIntoView();
    control.focus({ preventScroll: true });
  });
}
