import { useWords } from '../language.tsx';

export interface PaletteProps {
  /** The ordinary search page, to which the form goes where scripts are off or nothing is chosen. */
  searchHref: string;
  /** Answers a posted `q` with suggestions as JSON: `{ kind, title, about, href }[]`. */
  suggestHref: string;
  /** Places to go. */
  commands: readonly { label: string; href: string }[];
}

/** Commands and search under one key, and the sheet of keys. Both stay closed until a script opens them. */
export function Palette({ searchHref, suggestHref, commands }: PaletteProps) {
  const words = useWords();
  return (
    <>
      <dialog className="palette" id="palette" aria-label={words('palette')} data-suggest={suggestHref} data-none={words('palette.none')}>
        <form method="post" action={searchHref}>
          <input
            className="input input-full"
            name="q"
            type="search"
            role="combobox"
            aria-label={words('palette.label')}
            aria-expanded="true"
            aria-controls="palette-list"
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder={words('palette.label')}
          />
        </form>
        <div className="palette-list" id="palette-list" role="listbox" aria-label={words('palette.found')} />
        <p className="palette-told" aria-live="polite" />
        <template>
          {commands.map(({ label, href }, place) => (
            <a key={href} href={href} data-go={String(place + 1)}>
              {label}
            </a>
          ))}
        </template>
      </dialog>
      <dialog className="shortcuts" id="shortcuts" aria-labelledby="shortcuts-title">
        <h2 id="shortcuts-title">{words('keys')}</h2>
        <dl className="key-list">
          <KeyLine keys="Ctrl K, /" does={words('keys.palette')} />
          <KeyLine keys="?" does={words('keys.sheet')} />
          <KeyLine keys="j, k" does={words('keys.rows')} />
          {commands.map(({ label, href }, place) => (
            <KeyLine key={href} keys={`g ${place + 1}`} does={label} />
          ))}
        </dl>
        <p>{words('keys.page')}</p>
        <dl className="key-list" data-keys-of-page="" />
        <div className="choice">
          <input className="choice-input" type="checkbox" id="keys-on" defaultChecked data-keys-on="" />
          <label className="choice-label" htmlFor="keys-on">
            {words('keys.on')}
          </label>
        </div>
        <form method="dialog" className="button-row">
          <button type="submit" className="button button-secondary">
            <span>{words('keys.close')}</span>
          </button>
        </form>
      </dialog>
    </>
  );
}

function KeyLine({ keys, does }: { keys: string; does: string }) {
  return (
    <div>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{does}</dd>
    </div>
  );
}

/** Opens the two; shown where the script runs. */
export function PaletteButtons() {
  const words = useWords();
  return (
    <div className="palette-buttons" data-palette-buttons="" hidden>
      <button type="button" className="button button-quiet" data-opens="palette" aria-keyshortcuts="Control+K">
        <span>{words('palette.open')}</span> <span className="key-hint">Ctrl K</span>
      </button>
      <button type="button" className="button button-quiet" data-opens="shortcuts" aria-keyshortcuts="?">
        <span>{words('keys')}</span> <span className="key-hint">?</span>
      </button>
    </div>
  );
}
