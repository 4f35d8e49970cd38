import type { ReactNode } from 'react';
import { useWords } from '../language.tsx';
import { Button } from './button.tsx';

interface FormProps {
  action?: string;
  method?: 'post' | 'get';
  multipart?: boolean;
  /** Asks before leaving with unsaved answers (with scripts only). */
  guard?: boolean;
  id?: string;
  hidden?: Readonly<Record<string, string>>;
  children: ReactNode;
}

/** The server judges answers, so the browser's own bubbles are off: their words and places are not ours. */
export function Form({ action, method = 'post', multipart, guard, id, hidden = {}, children }: FormProps) {
  const words = useWords();
  return (
    <form
      className="form"
      id={id}
      action={action}
      method={method}
      encType={multipart === true ? 'multipart/form-data' : undefined}
      noValidate
      data-guard={guard === true ? words('leave') : undefined}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}

/** Filters of a list in one row, asked for by address. */
export function FilterBar({
  action,
  hidden = {},
  submit,
  children,
}: {
  action: string;
  hidden?: Readonly<Record<string, string>>;
  submit: string;
  children: ReactNode;
}) {
  return (
    <form className="filter-bar" method="get" action={action}>
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
      <Button kind="secondary">{submit}</Button>
    </form>
  );
}
