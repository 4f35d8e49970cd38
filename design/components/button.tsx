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

/** Sends the form it stands in. `name` and `value` say which button was pressed.
 *  `skipCheck` lets somebody leave or remove without filling the form. */
export function Button({
  kind = 'primary',
  icon,
  children,
  name,
  value,
  form,
  skipCheck,
}: Looks & { name?: string; value?: string; form?: string; skipCheck?: boolean }) {
  return (
    <button type="submit" className={`button button-${kind}`} name={name} value={value} form={form} formNoValidate={skipCheck}>
      {inside(icon, children)}
    </button>
  );
}

/** A link that starts or continues a task. */
export function LinkButton({ kind = 'primary', icon, children, href, download }: Looks & { href: string; download?: boolean }) {
  return (
    <a className={`button button-${kind}`} href={href} download={download}>
      {inside(icon, children)}
    </a>
  );
}

/** Buttons of one decision, the main one first. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="button-row">{children}</div>;
}
