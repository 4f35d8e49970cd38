import type { ReactNode } from 'react';
import { Button } from './button.tsx';

/** Questions in a row that choose what a page shows; asked by address (GET), so that a choice can be kept and sent.
 *  Left out on paper. */
export function Filter({ action, button, children }: { action: string; button: string; children: ReactNode }) {
  return (
    <form className="filter" action={action} method="get" noValidate>
      {children}
      <Button kind="secondary">{button}</Button>
    </form>
  );
}
