const LAST_REQUEST = 'okienko-last-request';

/** Warns before an idle session ends. Several open tabs share the time of the last request, so that work in one keeps
 *  the others quiet; the server alone decides when the session is over. */
export function watchSession(page: Document): void {
  const dialog = page.querySelector<HTMLDialogElement>('#session-dialog');
  if (dialog === null) return;
  const idleMs = Number(dialog.dataset['idle']) * 1000;
  const warnMs = Number(dialog.dataset['warn']) * 1000;
  const minutes = dialog.querySelector('[data-minutes]');
  let own = Date.now();
  const renewed = (): void => {
    own = Date.now();
    try {
      localStorage.setItem(LAST_REQUEST, String(own));
    } catch {
      /* storage is switched off: this tab counts alone */
    }
  };
  const leftMs = (): number => {
    let shared = 0;
    try {
      shared = Number(localStorage.getItem(LAST_REQUEST));
    } catch {
      /* as above */
    }
    return Math.max(own, shared) + idleMs - Date.now();
  };
  renewed();
  dialog.addEventListener('close', () => {
    const before = own;
    own = Date.now();
    fetch(dialog.dataset['stay'] ?? '', { credentials: 'same-origin' }).then(
      answer => (answer.ok ? renewed() : window.location.assign(dialog.dataset['ended'] ?? '/')),
      () => {
        own = before;
      },
    );
  });
  window.setInterval(() => {
    const left = leftMs();
    if (left <= 0) window.location.assign(dialog.dataset['ended'] ?? '/');
    else if (left > warnMs) {
      if (dialog.open) dialog.close();
    } else {
      const shown = String(Math.max(1, Math.ceil(left / 60_000)));
      if (minutes !== null && minutes.textContent !== shown) minutes.textContent = shown;
      if (!dialog.open) dialog.showModal();
    }
  }, 1000);
}
