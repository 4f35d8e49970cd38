import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { DestroyedNotice } from './destroyed-notice.tsx';
import { checkDocument, type CheckedDocument, type CheckRefusal } from '../use-cases/check-document.ts';

interface Typed {
  number: string;
  datum: string;
}
type Answer = { found: CheckedDocument } | { refusal: CheckRefusal } | { missing: readonly (keyof Typed)[] } | null;

/** Public: is this document ours? Asks the number and something that only its holder knows. */
export const checkDocumentPage: Page = {
  path: '/verify',
  faces: ['portal', 'kiosk'],
  for: 'anyone',
  permission: { action: 'mailbox.check-document' },
  async get(ctx, request) {
    return shown(ctx, { number: (request.query['number'] ?? '').slice(0, 80), datum: '' }, null);
  },
  async post(ctx, request) {
    const typed = typedIn(request);
    const missing = (['number', 'datum'] as const).filter(field => typed[field].trim() === '');
    if (missing.length > 0) return shown(ctx, typed, { missing });
    const checked = await checkDocument(ctx, { number: typed.number, secondDatum: typed.datum, client: request.client });
    return shown(ctx, typed, checked.ok ? { found: checked.value } : { refusal: checked.refusal });
  },
};

const typedIn = ({ form }: PageRequest): Typed => ({
  number: (form.get('number')?.[0] ?? '').slice(0, 80),
  datum: (form.get('datum')?.[0] ?? '').slice(0, 80),
});

function shown(ctx: PageCtx, typed: Typed, answer: Answer): PageAnswer {
  const t = text(ctx.lang);
  const missing = answer !== null && 'missing' in answer ? answer.missing : [];
  return {
    kind: 'page',
    title: t('verify.title'),
    failed: missing.length > 0,
    // A wrong try stays counted.
    keep: true,
    body: (
      <Stack>
        <ErrorSummary errors={missing.map(field => ({ field, text: t(`verify.${field}.missing`) }))} />
        <PageHeading lead={t('verify.lead')}>{t('verify.title')}</PageHeading>
        <Outcome answer={answer} lang={ctx.lang} />
        <Form>
          <TextField
            name="number"
            label={t('verify.number')}
            hint={t('verify.number.hint')}
            value={typed.number}
            width={32}
            error={missing.includes('number') ? t('verify.number.missing') : undefined}
            spellCheck={false}
          />
          <TextField
            name="datum"
            label={t('verify.datum')}
            hint={t('verify.datum.hint')}
            value={typed.datum}
            width={20}
            error={missing.includes('datum') ? t('verify.datum.missing') : undefined}
            spellCheck={false}
          />
          <ButtonRow>
            <Button>{t('verify.button')}</Button>
          </ButtonRow>
        </Form>
        <p>
          <a href="/verify/receipt">{t('verify.file.link')}</a>
        </p>
      </Stack>
    ),
  };
}

function Outcome({ answer, lang }: { answer: Answer; lang: Lang }) {
  const t = text(lang);
  if (answer === null || 'missing' in answer) return null;
  if ('refusal' in answer) {
    return answer.refusal.kind === 'too-many-tries' ? (
      <Notice tone="attention" live="announce" title={t('verify.too-many.title')}>
        <p>{t('verify.too-many', { at: answer.refusal.until })}</p>
      </Notice>
    ) : (
      <Notice tone="problem" live="announce" title={t('verify.not-confirmed')}>
        <p>{t('verify.not-confirmed.about')}</p>
      </Notice>
    );
  }
  const { found } = answer;
  return (
    <>
      {found.destroyed ? <DestroyedNotice lang={lang} destroyed={found.destroyed} /> : null}
      <Notice
        tone={found.withdrawnAt === null ? 'done' : 'problem'}
        live="announce"
        title={t(found.withdrawnAt === null ? 'verify.valid' : 'verify.withdrawn')}
      >
        <p>{t('verify.valid.about')}</p>
      </Notice>
      <Card>
        <DescriptionTable
          rows={[
            ...(found.title === null ? [] : [{ name: t('verify.what'), value: found.title[lang] }]),
            { name: t('verify.kind'), value: t(`kind.${found.kind}`) },
            { name: t('verify.number'), value: found.number },
            { name: t('verify.issued'), value: t('letters.waiting.on', { at: found.issuedAt }) },
            {
              name: t('verify.status'),
              value: found.withdrawnAt === null ? t('verify.status.valid') : t('verify.status.withdrawn', { at: found.withdrawnAt }),
            },
          ]}
        />
      </Card>
    </>
  );
}
