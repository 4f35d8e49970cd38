import type { ReactNode } from 'react';
import { DataTable } from '#design/components/data-table.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, Prose, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { unreachable } from '#kernel/result.ts';
import type { PageAnswer } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { type TextKey, text } from '../text.ts';
import type { Change, ChangeState, Preview } from '../types.ts';

export const HOME = '/desk/administration';

/** The way back to the front of administration, over the pages named. */
export function Trail({ lang, over = [], here }: { lang: Lang; over?: readonly { label: string; href: string }[]; here: string }) {
  return <Breadcrumbs trail={[{ label: text(lang)('home.title'), href: HOME }, ...over, { label: here }]} />;
}

export function wide(title: string, trail: ReactNode, body: ReactNode, failed = false): PageAnswer {
  return {
    kind: 'page',
    title,
    width: 'wide',
    ...(trail ? { trail } : {}),
    body: <Stack>{body}</Stack>,
    ...(failed ? { status: 422, failed } : {}),
  };
}

const TONES = {
  proposed: 'attention',
  approved: 'done',
  refused: 'problem',
  withdrawn: 'plain',
  recalled: 'plain',
} as const satisfies Record<ChangeState | 'recalled', string>;

export function ChangeTag({ lang, change }: { lang: Lang; change: Pick<Change, 'state' | 'recalled'> }) {
  const state = change.recalled ? 'recalled' : change.state;
  return <StatusTag tone={TONES[state]}>{text(lang)(`change.state.${state}`)}</StatusTag>;
}

/** A sentence whose key is put together from what was found: of a fault, a kind, a state. */
export const textOf = (lang: Lang, key: string): string => text(lang)(key as TextKey);

/** What will be otherwise, before anybody decides. */
export function PreviewOf({ lang, preview }: { lang: Lang; preview: Preview }) {
  const t = text(lang);
  return (
    <>
      {preview.warnings.length > 0 ? (
        <Notice tone="attention" title={t('preview.warnings')}>
          {preview.warnings.map(warning => (
            <p key={warning.en}>{warning[lang]}</p>
          ))}
        </Notice>
      ) : null}
      <DataTable
        caption={t('preview.changes')}
        rows={preview.lines}
        rowKey={line => `${line.what.en} ${line.before?.en ?? ''} ${line.after.en}`}
        columns={[
          { key: 'what', label: t('preview.what'), heading: true, cell: line => line.what[lang] },
          { key: 'before', label: t('preview.before'), cell: line => line.before?.[lang] ?? t('preview.nothing') },
          { key: 'after', label: t('preview.after'), cell: line => <strong>{line.after[lang]}</strong> },
        ]}
      />
      {preview.touches.length > 0 ? (
        <Prose>
          <h2>{t('preview.touches')}</h2>
          <ul>
            {preview.touches.map(touch => (
              <li key={touch.en}>{touch[lang]}</li>
            ))}
          </ul>
        </Prose>
      ) : null}
    </>
  );
}

type Refused =
  | { kind: 'not-permitted'; why: Record<Lang, string> }
  | { kind: 'faults'; faults: readonly { key: string }[] }
  | { kind: 'cannot-be-carried-out'; why: string }
  | { kind: 'own-proposal' | 'unknown-person' | 'no-such-change' | 'already-decided' | 'already-proposed' | 'reason-missing' };

/** What keeps somebody from proposing or deciding, as a sentence. */
export function refusalText(lang: Lang, refusal: Refused): string {
  const t = text(lang);
  switch (refusal.kind) {
    case 'not-permitted':
      return refusal.why[lang];
    case 'faults':
      return [t('refusal.faults'), ...refusal.faults.map(fault => textOf(lang, fault.key))].join(' ');
    case 'cannot-be-carried-out':
      return t('refusal.cannot-be-carried-out', { why: refusal.why });
    case 'own-proposal':
    case 'unknown-person':
    case 'no-such-change':
    case 'already-decided':
    case 'already-proposed':
    case 'reason-missing':
      return t(`refusal.${refusal.kind}`);
    default:
      return unreachable(refusal);
  }
}
