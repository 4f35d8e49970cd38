/** While a destruction is under way its page is asked again from time to time; only the part that changes is put in, so
 *  that whoever reads keeps their place. Without scripts there is a link. */
const ASK_AGAIN_MS = 2_000;

async function shownAnew(): Promise<void> {
  const before = document.querySelector<HTMLElement>('#under-way');
  if (!before) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const after = page.querySelector('#under-way');
    // Done: the page has more to show now, the document among it.
    if (!after) return location.reload();
    before.replaceChildren(...after.childNodes);
  } catch {
    // The line is down: the next try, or the link, shows where it stands.
  }
  setTimeout(() => void shownAnew(), ASK_AGAIN_MS);
}

if (document.querySelector('#under-way')) setTimeout(() => void shownAnew(), ASK_AGAIN_MS);
