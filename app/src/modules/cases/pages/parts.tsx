import { StatusTag } from '#design/components/status-tag.tsx';
import type { Tone } from '#design/components/notice.tsx';
import { type Day, formatDay } from '#kernel/day.ts';
import type { Lang } from '#platform/text/text.ts';
import type { Urgency } from '../rules/clocks.ts';
import { text } from '../text.ts';
import type { CaseRefusal, MatterNow, MatterState, Outcome } from '../types.ts';

export type Standing = Pick<MatterNow, 'state' | 'reviewing' | 'answerBy'> & { outcome: Outcome | null };

const TONES: Record<MatterState, Tone | 'plain'> = {
  received: 'info',
  'waiting-for-clerk': 'info',
  'with-clerk': 'info',
  'waiting-for-party': 'attention',
  decided: 'done',
};

export function StateTag({ lang, state }: { lang: Lang; state: MatterState }) {
  return <StatusTag tone={TONES[state]}>{text(lang)(`state.${state}`)}</StatusTag>;
}

const URGENCY_TONES: Record<Urgency, Tone | 'plain'> = { overdue: 'problem', today: 'attention', soon: 'attention', 'in-time': 'plain' };

export function DueTag({ lang, urgency, dueOn }: { lang: Lang; urgency: Urgency; dueOn: Day }) {
  return <StatusTag tone={URGENCY_TONES[urgency]}>{text(lang)(`due.${urgency}`, { day: formatDay(dueOn, lang) })}</StatusTag>;
}

/** What happens next and by when, in one or two sentences. */
export function nextStep(lang: Lang, now: Standing, dueOn: Day): string {
  const t = text(lang);
  const values = { due: formatDay(dueOn, lang), answerBy: now.answerBy ? formatDay(now.answerBy, lang) : '' };
  return now.reviewing ? t('next.reviewing', values) : t(`next.${now.state}`, values);
}

export function refusalText(lang: Lang, refusal: CaseRefusal | { kind: 'nothing-waits' }): string {
  if (refusal.kind === 'not-permitted') return [refusal.why[lang], refusal.fix?.[lang]].filter(Boolean).join(' ');
  return text(lang)(`refusal.${refusal.kind}`, refusal.kind === 'review-already-asked' ? { at: refusal.at } : {});
}
