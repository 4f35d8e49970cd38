import { dayOf, formatDay } from '#kernel/day.ts';
import type { Lang, Translate } from '#platform/text/text.ts';
import { mandateState } from '../rules/mandates.ts';
import type { IdentityText } from '../text.ts';
import type { ActingMandate, Mandate } from '../types.ts';

/** Scope of a mandate in plain words. */
export function scopeInWords(mandate: ActingMandate, t: Translate<IdentityText>, lang: Lang): string {
  const roles = new Intl.ListFormat(lang, { type: 'conjunction' }).format(mandate.roles.map(role => t(`role.${role}`)));
  const scope =
    mandate.scope === 'platform'
      ? t(mandate.correspondenceOnly ? 'scope.platform.letters' : 'scope.platform', { roles })
      : t(`scope.${mandate.scope}`);
  return mandate.forms === null ? scope : t('scope.forms', { scope, forms: mandate.forms.join(', ') });
}

export function datesInWords(mandate: Mandate, t: Translate<IdentityText>, lang: Lang): string {
  const from = formatDay(mandate.validFrom, lang);
  return mandate.validTo === null ? t('mandates.from', { from }) : t('mandates.from-to', { from, to: formatDay(mandate.validTo, lang) });
}

export function stateInWords(mandate: Mandate, now: Date, t: Translate<IdentityText>): { words: string; tone: 'done' | 'info' | 'plain' } {
  const state = mandateState(mandate, dayOf(now));
  const at = mandate.revokedAt ?? mandate.usedAt ?? now;
  return { words: t(`mandates.state.${state}`, { at }), tone: state === 'in-force' ? 'done' : state === 'not-yet' ? 'info' : 'plain' };
}
