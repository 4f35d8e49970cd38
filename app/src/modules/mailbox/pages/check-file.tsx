import { Fragment, type ReactNode } from 'react';
import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { FileField } from '#design/components/text-fields.tsx';
import type { Result } from '#kernel/result.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { type MailboxWord, text } from '../text.ts';
import { DestroyedNotice } from './destroyed-notice.tsx';
import { checkFile, type CheckedFile, type FileRefusal } from '../use-cases/check-file.ts';

type Fault = 'verify-file.missing' | 'verify-file.too-large';
type Answer = { fault: Fault } | { checked: Result<CheckedFile, FileRefusal> } | { known: readonly ReactNode[] } | null;

const BODY_LIMIT_BYTES = 6 * 1024 * 1024;

/** Public: is this receipt or letter ours, and whole? The file is looked at and forgotten. */
export const checkFilePage: Page = {
  path: '/verify/receipt',
  faces: ['portal', 'kiosk'],
  for: 'anyone',
  permission: { action: 'mailbox.check-document' },
  bodyLimit: BODY_LIMIT_BYTES,
  multipart: true,
  async get(ctx) {
    return shown(ctx, null);
  },
  async post(ctx, request) {
    const file = request.files.find(one => one.field === 'file');
    if (file?.tooLarge) return shown(ctx, { fault: 'verify-file.too-large' });
    if (!file || file.bytes.length === 0) return shown(ctx, { fault: 'verify-file.missing' });
    const checked = await checkFile(ctx, file.bytes);
    if (checked.ok || checked.refusal.kind === 'unknown-pdf') return shown(ctx, { checked });
    // Sealed by a key of its own: whoever gives such files knows them.
    const known = (await ctx.fill?.('verify.file', { file: file.bytes.toString('base64') })) ?? [];
    return shown(ctx, known.length === 0 ? { checked } : { known });
  },
};

function shown(ctx: PageCtx, answer: Answer): PageAnswer {
  const t = text(ctx.lang);
  const fault = answer !== null && 'fault' in answer ? t(answer.fault) : undefined;
  return {
    kind: 'page',
    title: t('verify-file.title'),
    failed: fault !== undefined,
    body: (
      <Stack>
        <ErrorSummary errors={fault === undefined ? [] : [{ field: 'file', text: fault }]} />
        <PageHeading lead={t('verify-file.lead')}>{t('verify-file.title')}</PageHeading>
        {answer !== null && 'checked' in answer ? (
          <Outcome checked={answer.checked} lang={ctx.lang} institution={ctx.house.pack.name[ctx.lang]} />
        ) : null}
        {answer !== null && 'known' in answer ? answer.known.map((part, place) => <Fragment key={place}>{part}</Fragment>) : null}
        <Form multipart>
          <FileField
            name="file"
            label={t('verify-file.file')}
            types={t('verify-file.types')}
            size={t('verify-file.size')}
            accept=".xml,.pdf,application/xml,application/pdf"
            error={fault}
          />
          <ButtonRow>
            <Button>{t('verify.button')}</Button>
          </ButtonRow>
        </Form>
        <p>
          <a href="/verify">{t('verify.number.link')}</a>
        </p>
      </Stack>
    ),
  };
}

const WHY = {
  unreadable: 'verify-file.not-ours.unreadable',
  'no-seal': 'verify-file.not-ours.no-seal',
  changed: 'verify-file.not-ours.changed',
  'unknown-pdf': 'verify-file.not-ours.unknown-pdf',
} as const satisfies Record<FileRefusal['kind'], MailboxWord>;

function Outcome({ checked, lang, institution }: { checked: Result<CheckedFile, FileRefusal>; lang: Lang; institution: string }) {
  const t = text(lang);
  if (!checked.ok)
    return (
      <Notice tone="problem" live="announce" title={t('verify-file.not-ours')}>
        <p>{t(WHY[checked.refusal.kind])}</p>
      </Notice>
    );
  const { what, number, sealedAt, withdrawnAt, destroyed } = checked.value;
  return (
    <>
      {destroyed ? <DestroyedNotice lang={lang} destroyed={destroyed} /> : null}
      <Notice
        tone={withdrawnAt === null ? 'done' : 'problem'}
        live="announce"
        title={t(withdrawnAt === null ? 'verify-file.whole' : 'verify.withdrawn')}
      />
      <Card>
        <DescriptionTable
          rows={[
            { name: t('verify-file.what'), value: what === 'UPP' || what === 'UPD' ? t(`receipt.${what}`) : t(`kind.${what}`) },
            { name: t('verify.number'), value: number },
            { name: t('verify-file.seal-of'), value: institution },
            { name: t('verify-file.sealed-at'), value: t('receipt.at', { at: sealedAt }) },
          ]}
        />
      </Card>
    </>
  );
}
