import type { ReactNode } from 'react';
import { Button } from '#design/components/button.tsx';
import { Notice } from '#design/components/notice.tsx';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';

/** A form that scripts/passkey.ts fills and sends. Without scripts only the sentence that says so is there. */
export function PasskeyCeremony({
  lang,
  kind,
  options,
  action,
  button,
  children,
}: {
  lang: Lang;
  kind: 'make' | 'use';
  options: string;
  action: string;
  button: string;
  children?: ReactNode;
}) {
  const t = text(lang);
  return (
    <div data-passkey={kind} data-options={options} data-unsupported={t('passkey.unsupported')} data-failed={t('passkey.failed')}>
      <div data-no-script="">
        <Notice tone="attention" title={t('passkey.no-script')} />
      </div>
      <p className="field-error" role="alert" data-said="" hidden />
      <form className="form" method="post" action={action} hidden>
        <input type="hidden" name="step" value="finish" />
        <input type="hidden" name="response" value="" />
        {children}
        <Button>{button}</Button>
      </form>
    </div>
  );
}
