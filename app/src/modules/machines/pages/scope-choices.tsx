import { Checkboxes } from '#design/components/choices.tsx';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { SCOPES } from '../types.ts';

/** What a program may do, to be ticked. */
export function ScopeChoices({ lang, values, error }: { lang: Lang; values: readonly string[]; error: string | undefined }) {
  const t = text(lang);
  return (
    <Checkboxes
      name="scopes"
      label={t('register.scopes')}
      hint={t('register.scopes.hint')}
      values={values}
      error={error}
      choices={SCOPES.map(scope => ({
        value: scope,
        label: t(`scope.${scope}`),
        ...(scope === 'letters.collect' ? { hint: t('scope.letters.collect.hint') } : {}),
      }))}
    />
  );
}
