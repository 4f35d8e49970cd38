import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Checkbox } from '#design/components/choices.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Breadcrumbs, Hidden, PageHeading, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { FileField, TextArea } from '#design/components/text-fields.tsx';
import type { PersonActor } from '#platform/context.ts';
import type { PageCtx } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import type { KeyRefusal } from '../rules/public-key.ts';
import { MOST_KEYS } from '../use-cases/change-keys.ts';
import type { ClientView } from '../views.ts';
import { ClientState } from './clients.tsx';

export interface KeyFault {
  kind: KeyRefusal['kind'] | 'key-known' | 'too-many-keys' | 'confirm-missing';
  /** What was pasted, to be put right. */
  typed: string;
}

/** Actions the program's list has a sentence for. */
const DEEDS = [
  'submissions.file',
  'submissions.read',
  'submissions.list',
  'cases.list',
  'cases.read',
  'mailbox.list-letters',
  'mailbox.see-letter',
  'mailbox.read-letter',
  'mailbox.take-letter',
  'mailbox.collect-letter',
  'mailbox.list-receipts',
  'mailbox.read-receipt',
  'account.read',
] as const;

function deedIn(lang: Lang, action: string): string {
  const known = DEEDS.find(one => one === action);
  return known ? text(lang)(`audit.${known}`) : text(lang)('audit.other', { action });
}

function Trail({ lang, name }: { lang: Lang; name: string }) {
  return <Breadcrumbs trail={[{ label: text(lang)('title'), href: '/machines' }, { label: name }]} />;
}

interface BodyProps {
  ctx: PageCtx<PersonActor>;
  view: ClientView;
  fault: KeyFault | undefined;
  tokenEndpoint: string;
}

function Body({ ctx, view, fault, tokenEndpoint }: BodyProps) {
  const t = text(ctx.lang);
  const { client, keys } = view;
  const field = fault?.kind === 'confirm-missing' ? 'confirm' : 'key';
  const words = fault && t(`refusal.${fault.kind}`);
  return (
    <Stack>
      <ErrorSummary errors={words ? [{ field, text: words }] : []} />
      <PageHeading eyebrow={t('title')} aside={<ClientState client={{ ...client, keys: keys.length }} lang={ctx.lang} />}>
        {client.name}
      </PageHeading>
      {client.revokedAt === null ? null : <p>{t('revoked.on', { at: client.revokedAt })}</p>}
      <Card title={t('client.about')}>
        <SummaryList
          rows={[
            { question: t('client.id'), answer: <code>{client.clientId}</code> },
            { question: t('client.token-endpoint'), answer: <code>{tokenEndpoint}</code> },
            { question: t('client.method'), answer: t(`register.method.${client.method}`) },
            {
              question: t('client.scopes'),
              answer: client.scopes.map(scope => t(`scope.${scope}`)).join('; '),
              ...(client.revokedAt === null ? { changeHref: `/machines/${client.clientId}/scopes` } : {}),
            },
            { question: t('client.registered'), answer: t('when', { at: client.registeredAt }) },
            { question: t('client.used'), answer: client.usedAt === null ? t('never') : t('when', { at: client.usedAt }) },
          ]}
        />
        <p>
          <a href="/developers">{t('client.developers')}</a>
        </p>
      </Card>
      {client.revokedAt === null ? (
        <Card title={t('keys')}>
          <Stack>
            <Keys view={view} lang={ctx.lang} />
            {keys.length >= MOST_KEYS ? (
              <p>{t('keys.full')}</p>
            ) : (
              <AddKey view={view} lang={ctx.lang} typed={fault?.typed ?? ''} error={field === 'key' ? words : undefined} />
            )}
          </Stack>
        </Card>
      ) : null}
      <Deeds view={view} lang={ctx.lang} />
      {client.revokedAt === null ? (
        <Card title={t('revoke')}>
          <Form action={`/machines/${client.clientId}`} hidden={{ step: 'revoke' }}>
            <p>{t('revoke.text')}</p>
            <Checkbox name="confirm" label={t('revoke.confirm')} error={field === 'confirm' ? words : undefined} />
            <ButtonRow>
              <Button kind="danger">{t('revoke.submit')}</Button>
            </ButtonRow>
          </Form>
        </Card>
      ) : null}
    </Stack>
  );
}

function Keys({ view: { client, keys }, lang }: { view: ClientView; lang: Lang }) {
  const t = text(lang);
  if (keys.length === 0)
    return (
      <EmptyState title={t('keys.none')}>
        <p>{t('keys.none.text')}</p>
      </EmptyState>
    );
  return (
    <>
      <DataTable
        caption={t('keys')}
        captionShown="hidden"
        rows={keys}
        rowKey={key => key.kid}
        columns={[
          { key: 'kid', label: t('keys.kid'), heading: true, cell: key => <code>{key.kid}</code> },
          { key: 'alg', label: t('keys.alg'), cell: key => key.jwk.alg },
          { key: 'added', label: t('keys.added'), cell: key => t('when', { at: key.addedAt }) },
          {
            key: 'remove',
            label: t('keys.remove'),
            cell: key => (
              <Form action={`/machines/${client.clientId}`} hidden={{ step: 'remove', kid: key.kid }}>
                <Button kind="quiet">
                  {t('keys.remove')}
                  <Hidden>{` ${t('keys.remove.what', { kid: key.kid })}`}</Hidden>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <p>{t('keys.change')}</p>
    </>
  );
}

function AddKey({ view: { client }, lang, typed, error }: { view: ClientView; lang: Lang; typed: string; error: string | undefined }) {
  const t = text(lang);
  const here = `/machines/${client.clientId}`;
  const byTls = client.method === 'self_signed_tls_client_auth';
  return (
    <>
      <Form action={here} multipart hidden={{ step: 'add' }}>
        <TextArea
          name="key"
          label={t('add.text')}
          hint={t(byTls ? 'add.text.hint.tls' : 'add.text.hint')}
          value={typed}
          error={error}
          rows={6}
        />
        <FileField name="file" label={t('add.file')} types="JSON, PEM" size="16 KB" accept=".json,.jwk,.pem,.crt,.cer,.pub" />
        <ButtonRow>
          <Button>{t('add.submit')}</Button>
        </ButtonRow>
      </Form>
      {byTls ? null : (
        <Form action={here} hidden={{ step: 'make' }}>
          <h3>{t('make')}</h3>
          <p>{t('make.text')}</p>
          <ButtonRow>
            <Button kind="secondary">{t('make.submit')}</Button>
          </ButtonRow>
        </Form>
      )}
    </>
  );
}

function Deeds({ view: { deeds }, lang }: { view: ClientView; lang: Lang }) {
  const t = text(lang);
  return (
    <Card title={t('audit')} inset={deeds.length === 0 ? 'padded' : 'flush'}>
      {deeds.length === 0 ? (
        <p>{t('audit.none')}</p>
      ) : (
        <DataTable
          caption={t('audit')}
          captionShown="hidden"
          rows={deeds}
          rowKey={deed => `${deed.action} ${deed.at.toISOString()}`}
          columns={[
            { key: 'what', label: t('audit.what'), heading: true, cell: deed => deedIn(lang, deed.action) },
            { key: 'when', label: t('audit.when'), cell: deed => t('when', { at: deed.at }) },
            { key: 'times', label: t('audit.times'), align: 'end', cell: deed => String(deed.times) },
          ]}
        />
      )}
    </Card>
  );
}

export { Body as ClientBody, Trail as ClientTrail };
