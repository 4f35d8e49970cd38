import { Button } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import { Form } from '#design/components/form.tsx';
import { BackLink, Hidden, PageHeading, Stack } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { addMadePasskey, beginPasskey, takeAwayPasskey } from '../use-cases/add-passkey.ts';
import { passkeyLines, profileView } from '../views.ts';
import { field } from './fields.ts';
import { PasskeyCeremony } from './passkey-ceremony.tsx';

const NAME_LONGEST = 40;

/** Steps of POST: `begin` asks the device to make one, `finish` brings what it made, `remove` takes one away. */
export const passkeysPage: Page<PersonActor> = {
  path: '/profile/passkeys',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'identity.manage-passkeys' },
  get: ctx => list(ctx),
  async post(ctx, request) {
    switch (field(request, 'step')) {
      case 'begin':
        return begin(ctx, request);
      case 'finish':
        return finish(ctx, request);
      case 'remove':
        return remove(ctx, request);
      default:
        return list(ctx);
    }
  },
};

async function begin(ctx: PageCtx<PersonActor>, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const name = field(request, 'name').trim();
  if (name === '' || name.length > NAME_LONGEST) return list(ctx, { field: 'name', words: t('passkeys.add.name.fault') }, name);
  const person = await profileView(ctx.db, ctx.actor.personId);
  const begun = await beginPasskey(ctx, { displayName: `${person.givenNames} ${person.surname}` });
  if (!begun.ok)
    return begun.refusal.kind === 'proof-not-fresh' ? { kind: 'step-up', level: 3 } : list(ctx, { words: t('passkeys.too-many') });
  return {
    kind: 'page',
    title: t('passkeys.add'),
    scripts: ['passkey'],
    keep: true,
    trail: <BackLink href="/profile/passkeys" />,
    body: (
      <Stack>
        <PageHeading lead={t('passkey.sign-in.about')}>{t('passkeys.add')}</PageHeading>
        <PasskeyCeremony
          lang={ctx.lang}
          kind="make"
          options={begun.value.options}
          action="/profile/passkeys"
          button={t('passkeys.add.button')}
        >
          <input type="hidden" name="name" value={name} />
        </PasskeyCeremony>
      </Stack>
    ),
  };
}

async function finish(ctx: PageCtx<PersonActor>, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const added = await addMadePasskey(ctx, {
    response: field(request, 'response'),
    name: field(request, 'name').trim().slice(0, NAME_LONGEST) || '?',
  });
  if (added.ok) return { kind: 'redirect', to: '/profile/passkeys', notice: { tone: 'done', text: t('passkeys.added.done') } };
  if (added.refusal.kind === 'proof-not-fresh') return { kind: 'step-up', level: 3 };
  return list(ctx, { words: t('passkeys.not-verified') });
}

async function remove(ctx: PageCtx<PersonActor>, request: PageRequest): Promise<PageAnswer> {
  const passkeyId = field(request, 'passkey');
  const removed = /^[0-9a-f-]{36}$/.test(passkeyId) ? await takeAwayPasskey(ctx, { passkeyId }) : undefined;
  if (removed?.ok === false && removed.refusal.kind === 'proof-not-fresh') return { kind: 'step-up', level: 3 };
  if (!removed?.ok) return list(ctx);
  return { kind: 'redirect', to: '/profile/passkeys', notice: { tone: 'done', text: text(ctx.lang)('passkeys.removed') } };
}

async function list(ctx: PageCtx<PersonActor>, fault?: { field?: string; words: string }, typed = ''): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const keys = await passkeyLines(ctx.db, ctx.actor.personId);
  const on = (at: Date | null): string => (at === null ? t('passkeys.never') : formatDay(dayOf(at), ctx.lang));
  return {
    kind: 'page',
    title: t('passkeys.title'),
    trail: <BackLink href="/profile" />,
    ...(fault ? { status: 422, failed: true } : {}),
    body: (
      <Stack>
        {fault === undefined ? null : <ErrorSummary errors={[{ ...(fault.field ? { field: fault.field } : {}), text: fault.words }]} />}
        <PageHeading lead={t('passkeys.lead')}>{t('passkeys.title')}</PageHeading>
        {keys.length === 0 ? (
          <EmptyState title={t('passkeys.none')} />
        ) : (
          <DataTable
            caption={t('passkeys.list')}
            rows={keys}
            rowKey={key => key.passkeyId}
            columns={[
              { key: 'name', label: t('passkeys.name'), heading: true, cell: key => key.name },
              { key: 'added', label: t('passkeys.added'), cell: key => on(key.addedAt) },
              { key: 'used', label: t('passkeys.used'), cell: key => on(key.usedAt) },
              {
                key: 'remove',
                label: t('passkeys.remove'),
                cell: key => (
                  <Form action="/profile/passkeys" hidden={{ step: 'remove', passkey: key.passkeyId }}>
                    <Button kind="quiet">
                      {t('passkeys.remove')}
                      <Hidden>{` ${t('passkeys.remove.what', { name: key.name })}`}</Hidden>
                    </Button>
                  </Form>
                ),
              },
            ]}
          />
        )}
        <Card title={t('passkeys.add')}>
          <p>{t('passkeys.add.about')}</p>
          <Form action="/profile/passkeys" hidden={{ step: 'begin' }}>
            <TextField
              name="name"
              label={t('passkeys.add.name')}
              hint={t('passkeys.add.name.hint')}
              value={typed}
              error={fault?.field === 'name' ? fault.words : undefined}
              maxLength={NAME_LONGEST}
              width={20}
            />
            <Button>{t('passkeys.add')}</Button>
          </Form>
        </Card>
      </Stack>
    ),
  };
}
