const AGAIN_AFTER_MS = 8000;

/** Sends a form once however often the button is pressed, and asks before unsaved answers are left behind. */
export function guardForms(page: Document): void {
  let unsaved = false;
  page.addEventListener('input', event => {
    if (event.target instanceof Element && event.target.closest('form[data-guard]') !== null) unsaved = true;
  });
  page.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement;
    if (form.method === 'dialog') return;
    unsaved = false;
    if (form.dataset['sent'] !== undefined) {
      event.preventDefault();
      return;
    }
    // The button is not disabled: its name and value belong to what is sent.
    form.dataset['sent'] = '';
    event.submitter?.setAttribute('aria-disabled', 'true');
    window.setTimeout(() => free(form), AGAIN_AFTER_MS);
  });
  // A page taken back from the browser's memory must be sendable again.
  window.addEventListener('pageshow', () => page.querySelectorAll<HTMLFormElement>('form[data-sent]').forEach(free));
  window.addEventListener('beforeunload', event => {
    if (unsaved) event.preventDefault();
  });
}

function free(form: HTMLFormElement): void {
  delete form.dataset['sent'];
  form.querySelectorAll('[aria-disabled]').forEach(button => button.removeAttribute('aria-disabled'));
}
