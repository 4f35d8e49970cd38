import { useWords } from '../language.tsx';

export interface SessionClock {
  /** Seconds without a request after which the server ends the session, and how long before that to warn. */
  idleSeconds: number;
  warnSeconds: number;
  /** GET that renews the session, and where to go when it has ended. */
  stayHref: string;
  endedHref: string;
}

/** Warns before the session ends. Markup only: `scripts/session-dialog.ts` opens it. */
export function SessionDialog({ idleSeconds, warnSeconds, stayHref, endedHref }: SessionClock) {
  const words = useWords();
  return (
    <dialog
      className="session-dialog"
      id="session-dialog"
      aria-labelledby="session-title"
      aria-describedby="session-text session-minutes"
      data-idle={idleSeconds}
      data-warn={warnSeconds}
      data-stay={stayHref}
      data-ended={endedHref}
    >
      <SessionDialogContent />
      <form method="dialog" className="button-row">
        <button className="button button-primary" type="submit">
          <span>{words('session.stay')}</span>
        </button>
        <a className="button button-quiet" href={endedHref}>
          {words('sign.out')}
        </a>
      </form>
    </dialog>
  );
}

function SessionDialogContent() {
  const words = useWords();
  return (
    <>
      <h2 id="session-title">{words('session.title')}</h2>
      <p id="session-text">{words('session.text')}</p>
      <p id="session-minutes" aria-live="polite">
        {words('session.minutes')} <strong data-minutes="">2</strong>
      </p>
    </>
  );
}
