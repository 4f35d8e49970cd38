/** A letter that is being written: shown as it will be printed, kept by itself, and told how it reads. */
const KEEP_AFTER_MS = 1_500;

interface Kept {
  saved: string;
  figure: string;
  stumbles: readonly string[];
}

const form = document.querySelector<HTMLFormElement>('form#letter');
const place = form?.dataset['keeps'] ?? document.querySelector<HTMLElement>('[data-keeps]')?.dataset['keeps'];
if (form && place) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let asking: AbortController | undefined;
  const keep = async (): Promise<void> => {
    asking?.abort();
    asking = new AbortController();
    try {
      const body = new URLSearchParams([...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string'));
      const answer = await fetch(place, { method: 'POST', body, signal: asking.signal });
      if (answer.ok && answer.headers.get('content-type')?.startsWith('application/json')) show((await answer.json()) as Kept);
    } catch {
      // Typed on, or the line is down: the next letter typed tries again, and the button saves without this.
    }
  };
  form.addEventListener('input', event => {
    if (event.target instanceof HTMLTextAreaElement) preview(event.target);
    clearTimeout(waiting);
    waiting = setTimeout(() => void keep(), KEEP_AFTER_MS);
  });
  form.addEventListener('submit', () => {
    clearTimeout(waiting);
    asking?.abort();
  });
}

function preview(field: HTMLTextAreaElement): void {
  const shown = document.querySelector<HTMLElement>(`[data-preview-of="${field.name}"]`);
  if (!shown) return;
  shown.textContent = field.value;
  shown.hidden = field.value.trim() === '';
}

function show({ saved, figure, stumbles }: Kept): void {
  const said = document.querySelector('[data-kept]');
  if (said) said.textContent = saved;
  const told = document.querySelector('#plain-check [data-figure]');
  if (told) told.textContent = figure;
  document.querySelector('#plain-check [data-stumbles]')?.replaceChildren(
    ...stumbles.map(words => {
      const item = document.createElement('li');
      item.textContent = words;
      return item;
    }),
  );
}
