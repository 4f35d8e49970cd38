import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

interface Looks {
  kind?: ButtonKind | undefined;
  icon?: IconName | undefined;
  children: ReactNode;
}

const inside = (icon: IconName | undefined, children: ReactNode) => (
  <>
    {icon === undefined ? null : <Icon name={icon} size={20} />}
    <span>{children}</span>
  </>
);

/** Sends the form it stands in. `name` and `value` say which button was pressed; `shortcut` is the key that presses it at
 *  the desk.
 *  `skipCheck` lets somebody leave or remove without filling the form. */
export function Button({
  kind = 'primary',
  icon,
  children,
  name,
  value,
  form,
  skipCheck,
  shortcut,
  shortcutDoes,
}: Looks & {
  name?: string;
  value?: string;
  form?: string;
  skipCheck?: boolean;
  shortcut?: string;
  /** `focus` where pressing cannot be undone. */
  shortcutDoes?: 'press' | 'focus';
}) {
  return (
    <button
      type="submit"
      className={`button button-${kind}`}
      name={name}
      value={value}
      form={form}
      formNoValidate={skipCheck}
      aria-keyshortcuts={shortcut}
      data-key={shortcut}
      data-key-does={shortcutDoes}
    >
      {inside(icon, children)}
      <KeyHint shortcut={shortcut} />
    </button>
  );
}

/** The key that does the same; shown where the script that hears it runs. */
function KeyHint({ shortcut }: { shortcut: string | undefined }) {
  return shortcut === undefined ? null : (
    <span className="key-hint" aria-hidden="true" hidden>
      {shortcut}
    </span>
  );
}

/** What the Enter key presses in a form whose first visible button does something else. Not seen, not reached by Tab. */
export function DefaultButton({ name, value }: { name: string; value: string }) {
  return <button type="submit" className="default-button" name={name} value={value} tabIndex={-1} aria-hidden="true" formNoValidate />;
}

/** A link that starts or continues a task. */
export function LinkButton({
  kind = 'primary',
  icon,
  children,
  href,
  download,
  shortcut,
}: Looks & { href: string; download?: boolean; shortcut?: string }) {
  return (
    <a className={`button button-${kind}`} href={href} download={download} aria-keyshortcuts={shortcut} data-key={shortcut}>
      {inside(icon, children)}
      <KeyHint shortcut={shortcut} />
    </a>
  );
}

/** Buttons of one decision, the main one first. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}
