/** Keys of the desk. One-letter keys are never heard while somebody types or a dialog is open, and can be switched off
 *  (WCAG 2.1.4); what cannot be undone is only brought into focus by its key, never pressed. */

const SWITCH = 'okienko.keys';
const ROWS = 'a[data-row], .hit-link';
/** After `g` a digit is waited for so long. */
const GO_WITHIN_MS = 1_500;

export function listenForKeys(page: Document, palette: { open(): void } | undefined): void {
  const sheet = page.querySelector<HTMLDialogElement>('#shortcuts');
  if (!sheet || !palette) return;
  const on = (): boolean => localStorage.getItem(SWITCH) !== 'off';
  const box = sheet.querySelector<HTMLInputElement>('[data-keys-on]');
  if (box) {
    box.checked = on();
    box.addEventListener('change', () => {
      localStorage.setItem(SWITCH, box.checked ? 'on' : 'off');
      showHints(page, on());
    });
  }
  showHints(page, on());
  const openSheet = (): void => {
    listOfPage(page, sheet);
    sheet.showModal();
  };
  const buttons = page.querySelector<HTMLElement>('[data-palette-buttons]');
  if (buttons) buttons.hidden = false;
  page.querySelector('[data-opens="palette"]')?.addEventListener('click', () => palette.open());
  page.querySelector('[data-opens="shortcuts"]')?.addEventListener('click', openSheet);
  let goSince = 0;
  page.addEventListener('keydown', event => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      palette.open();
      return;
    }
    if (!on() || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || page.querySelector('dialog[open]')) return;
    const act = actOf(event.key, event.timeStamp - goSince < GO_WITHIN_MS);
    goSince = event.key === 'g' ? event.timeStamp : 0;
    if (act) {
      event.preventDefault();
      act();
    }
  });

  function actOf(key: string, going: boolean): (() => void) | undefined {
    if (going && /^[1-9]$/.test(key)) return () => follow(page, Number(key));
    switch (key) {
      case '/':
        return () => palette?.open();
      case '?':
        return openSheet;
      case 'j':
        return () => move(page, 1);
      case 'k':
        return () => move(page, -1);
      default: {
        const found = [...page.querySelectorAll<HTMLElement>('[data-key]')].find(
          one => one.dataset['key'] === key && one.checkVisibility(),
        );
        return found && (() => press(found));
      }
    }
  }
}

function press(element: HTMLElement): void {
  element.focus();
  element.scrollIntoView({ block: 'nearest' });
  if (element.dataset['keyDoes'] !== 'focus') element.click();
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'submit', 'button'].includes(target.type))
  );
}

/** Up and down the rows of a list. */
function move(page: Document, by: number): void {
  const rows = [...page.querySelectorAll<HTMLElement>(ROWS)];
  const here = rows.findIndex(row => row === page.activeElement);
  rows[Math.max(0, Math.min(rows.length - 1, here < 0 ? 0 : here + by))]?.focus();
}

function follow(page: Document, place: number): void {
  const commands = page.querySelector<HTMLTemplateElement>('#palette template')?.content.querySelectorAll('a') ?? [];
  const href = commands[place - 1]?.getAttribute('href');
  if (href) location.assign(href);
}

function showHints(page: Document, shown: boolean): void {
  for (const hint of page.querySelectorAll<HTMLElement>('[data-key] .key-hint')) hint.hidden = !shown;
}

/** What the page at hand offers, in the words of its own buttons. */
function listOfPage(page: Document, sheet: HTMLDialogElement): void {
  const list = sheet.querySelector('[data-keys-of-page]');
  if (!list) return;
  list.replaceChildren(
    ...[...page.querySelectorAll<HTMLElement>('[data-key]')].map(one => {
      const line = page.createElement('div');
      const name = page.createElement('dt');
      const key = page.createElement('kbd');
      key.textContent = one.dataset['key'] ?? '';
      name.append(key);
      const does = page.createElement('dd');
      does.textContent = labelOf(one);
      line.append(name, does);
      return line;
    }),
  );
}

/** What a button says, without the hint of its key. */
export const labelOf = (element: HTMLElement): string =>
  element.querySelector('span:not(.key-hint)')?.textContent?.trim() ?? element.innerText;
