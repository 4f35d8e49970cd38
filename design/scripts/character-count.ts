/** Shows how many characters are left. Spoken only after a pause in typing, or every key would be interrupted. */
export function countCharacters(page: Document): void {
  for (const line of page.querySelectorAll<HTMLElement>('[data-count]')) {
    const area = page.getElementById(line.dataset['count'] ?? '') as HTMLTextAreaElement | null;
    if (area === null) continue;
    const show = (): void => {
      // Browsers send line ends as two characters; the server counts them as one, and so do we.
      const left = Number(area.dataset['limit']) - area.value.length;
      line.textContent = `${left < 0 ? line.dataset['over'] : line.dataset['left']} ${Math.abs(left)}`;
      line.classList.toggle('field-count-over', left < 0);
    };
    let pause = 0;
    area.addEventListener('input', () => {
      clearTimeout(pause);
      pause = window.setTimeout(show, 400);
    });
    show();
    line.hidden = false;
    line.previousElementSibling?.classList.add('hidden-visually');
  }
}
