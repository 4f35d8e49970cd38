/** Shows how much of a large file has been sent. Without scripts the browser sends it by itself. */
const PERCENT = 100;
const place = document.querySelector<HTMLElement>('[data-upload]');
const form = place?.querySelector('form');
if (place && form) {
  form.addEventListener('submit', event => {
    const file = form.querySelector<HTMLInputElement>('input[type=file]')?.files?.[0];
    if (!file) return;
    event.preventDefault();
    const button = form.querySelector('button');
    button?.setAttribute('aria-disabled', 'true');
    const bar = document.createElement('progress');
    bar.className = 'progress-bar';
    bar.max = file.size;
    const said = document.createElement('p');
    said.className = 'progress-text';
    said.setAttribute('role', 'status');
    form.append(said, bar);
    const say = (sent: number): void => {
      bar.value = sent;
      const percent = String(Math.floor((sent / Math.max(1, file.size)) * PERCENT));
      said.textContent = (place.dataset['uploadSent'] ?? '').replace('{percent}', percent);
      bar.setAttribute('aria-label', said.textContent);
    };
    say(0);
    const sending = new XMLHttpRequest();
    sending.open('POST', form.action);
    sending.responseType = 'document';
    sending.upload.addEventListener('progress', progress => say(progress.loaded));
    sending.addEventListener('load', () => {
      const came = new URL(sending.responseURL);
      if (sending.status < 400 && came.pathname !== new URL(form.action).pathname) return location.assign(came.href);
      // The page with its remarks, as it would have come without us.
      const page = sending.responseXML;
      const shown = page?.querySelector('main');
      const here = document.querySelector('main');
      if (!page || !shown || !here) return location.reload();
      here.replaceWith(document.adoptNode(shown));
      document.title = page.title;
      document.querySelector<HTMLElement>('.error-summary')?.focus();
    });
    sending.addEventListener('error', () => {
      bar.remove();
      said.textContent = place.dataset['upload'] ?? '';
      button?.removeAttribute('aria-disabled');
    });
    sending.send(new FormData(form));
  });
}
