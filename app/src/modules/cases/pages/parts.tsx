import { StatusTag } from '#design/components/status-tag.tsx';
import type { Tone } from '#design/components/notice.tsx';
import { type Day, daysBetween, formatDay } from '#kernel/day.ts';
import type { Lang } from '#platform/text/text.ts';
import type { Urgency } from '../rules/clocks.ts';
import { text } from '../text.ts';
import type { CaseRefusal, MatterNow, MatterState, Outcome } from '../types.ts';

export type Standing = Pick<MatterNow, 'state' | 'reviewing' | 'answerBy'> & { outcome: Outcome | null };

const TONES: Record<MatterState, Tone | 'plain'> = {
  received: 'info',
  'waiting-for-clerk': 'info',
  'with-clerk': 'info',
  'for-approval': 'info',
  'waiting-for-party': 'attention',
  suspended: 'attention',
  decided: 'done',
};

export function StateTag({ lang, state }: { lang: Lang; state: MatterState }) {
  return <StatusTag tone={TONES[state]}>{text(lang)(`state.${state}`)}</StatusTag>;
}

const URGENCY_TONES: Record<Urgency, Tone | 'plain'> = { overdue: 'problem', today: 'attention', soon: 'attention', 'in-time': 'plain' };

/** The legal clock in a word and a colour; with `today` it also says how many days are left or past. */
export function DueTag({ lang, urgency, dueOn, today }: { lang: Lang; urgency: Urgency; dueOn: Day; today?: Day }) {
  const t = text(lang);
  const words =
    today === undefined || urgency === 'today'
      ? t(`due.${urgency}`, { day: formatDay(dueOn, lang) })
      : t(urgency === 'overdue' ? 'due.days-past' : 'due.days-left', {
          day: formatDay(dueOn, lang),
          count: Math.abs(daysBetween(today, dueOn)),
        });
  return <StatusTag tone={URGENCY_TONES[urgency]}>{words}</StatusTag>;
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
