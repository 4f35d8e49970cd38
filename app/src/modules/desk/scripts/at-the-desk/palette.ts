import { labelOf } from './keys.ts';

/** Something to choose: a place to go, a button of this page, or something found. */
interface Choice {
  label: string;
  about: string;
  choose(): void;
}

interface Suggestion {
  kind: string;
  title: string;
  about: string;
  href: string;
}

const WAIT_MS = 180;
const SHORTEST = 3;

/** Commands and search in one list. Without it the same form leads to the search page. */
export function openPalette(page: Document): { open(): void } | undefined {
  const dialog = page.querySelector<HTMLDialogElement>('#palette');
  const input = dialog?.querySelector<HTMLInputElement>('input[name=q]');
  const list = dialog?.querySelector<HTMLElement>('#palette-list');
  const told = dialog?.querySelector<HTMLElement>('.palette-told');
  if (!dialog || !input || !list || !told) return undefined;
  let choices: readonly Choice[] = [];
  let at = -1;
  let asking: AbortController | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const mark = (place: number): void => {
    at = place;
    for (const [index, item] of [...list.children].entries()) item.setAttribute('aria-selected', String(index === at));
    const chosen = list.children[at];
    if (chosen) {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  const show = (next: readonly Choice[]): void => {
    choices = next;
    list.replaceChildren(...next.map((choice, index) => itemOf(page, choice, index)));
    told.textContent = next.length === 0 && input.value.trim() !== '' ? (dialog.dataset['none'] ?? '') : '';
    mark(-1);
  };
  const look = (): void => {
    const commands = commandsOf(page, dialog).filter(choice => folded(choice.label).includes(folded(input.value.trim())));
    show(commands);
    clearTimeout(waiting);
    asking?.abort();
    if (input.value.replace(/[^\p{L}\d]/gu, '').length < SHORTEST) return;
    waiting = setTimeout(() => {
      asking = new AbortController();
      void suggestions(dialog.dataset['suggest'] ?? '', input.value, asking.signal).then(found => found && show([...commands, ...found]));
    }, WAIT_MS);
  };
  input.addEventListener('input', look);
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const by = event.key === 'ArrowDown' ? 1 : -1;
      mark(choices.length === 0 ? -1 : (at + by + choices.length + (at < 0 && by < 0 ? 1 : 0)) % choices.length);
    } else if (event.key === 'Enter' && choices[at]) {
      event.preventDefault();
      dialog.close();
      choices[at]?.choose();
    } else if (event.key === 'Escape') {
      // The field itself would only empty, and want a second stroke.
      event.preventDefault();
      dialog.close();
    }
  });
  list.addEventListener('click', event => {
    const item = (event.target as Element).closest('[role=option]');
    if (!item) return;
    dialog.close();
    choices[[...list.children].indexOf(item)]?.choose();
  });
  dialog.addEventListener('click', event => event.target === dialog && dialog.close());
  return {
    open() {
      if (dialog.open) return;
      input.value = '';
      dialog.showModal();
      input.focus();
      look();
    },
  };
}

function itemOf(page: Document, { label, about }: Choice, index: number): HTMLElement {
  const item = page.createElement('div');
  item.id = `palette-item-${index}`;
  item.setAttribute('role', 'option');
  const title = page.createElement('span');
  title.className = 'palette-title';
  title.textContent = label;
  const more = page.createElement('span');
  more.className = 'palette-about';
  more.textContent = about;
  item.append(title, more);
  return item;
}

/** Places of the menu, and the buttons of this page that have a key. */
function commandsOf(page: Document, dialog: HTMLDialogElement): Choice[] {
  const places = [...(dialog.querySelector('template')?.content.querySelectorAll('a') ?? [])].map(link => ({
    label: link.textContent ?? '',
    about: `g ${link.dataset['go'] ?? ''}`,
    choose: () => location.assign(link.getAttribute('href') ?? ''),
  }));
  const buttons = [...page.querySelectorAll<HTMLElement>('[data-key]')].map(element => ({
    label: labelOf(element),
    about: element.dataset['key'] ?? '',
    choose() {
      element.focus();
      if (element.dataset['keyDoes'] !== 'focus') element.click();
    },
  }));
  return [...buttons, ...places];
}

async function suggestions(href: string, typed: string, signal: AbortSignal): Promise<Choice[] | undefined> {
  try {
    const answer = await fetch(href, { method: 'POST', body: new URLSearchParams({ q: typed }), signal });
    if (!answer.ok || !answer.headers.get('content-type')?.startsWith('application/json')) return undefined;
    return ((await answer.json()) as Suggestion[]).map(({ kind, title, about, href: to }) => ({
      label: title,
      about: `${kind} · ${about}`,
      choose: () => location.assign(to),
    }));
  } catch {
    // Typed on, or the line is down: the form below still leads to the search page.
    return undefined;
  }
}

const folded = (text: string): string => text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');
