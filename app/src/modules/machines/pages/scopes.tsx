import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { type ClientId, parseId } from '#kernel/ids.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { mayBind } from '../guards.ts';
import { text } from '../text.ts';
import { SCOPES, type Scope } from '../types.ts';
import { changeScopes, type ChangeScopesRefusal } from '../use-cases/change-scopes.ts';
import { clientInHand } from '../views.ts';
import { ScopeChoices } from './scope-choices.tsx';

const SEPARATOR = ',';
const clientIdOf = (request: PageRequest): ClientId | undefined => parseId<ClientId>(request.params['clientId'] ?? '');
const known = (given: readonly string[]): Scope[] => SCOPES.filter(scope => given.includes(scope));

/** What a program may do, changed by who has it in hand. `?scopes=` carries a choice through proving who one is. */
export const scopesPage: Page<PersonActor> = {
  path: '/machines/:clientId/scopes',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'machines.manage' },
  async get(ctx, request) {
    const clientId = clientIdOf(request);
    if (!clientId) return { kind: 'not-found' };
    const chosen = request.query['scopes'];
    if (chosen === undefined) return show(ctx, clientId);
    return (await mayBind(ctx)) ? show(ctx, clientId, known(chosen.split(SEPARATOR))) : { kind: 'step-up', level: 3 };
  },
  async post(ctx, request) {
    const clientId = clientIdOf(request);
    if (!clientId) return { kind: 'not-found' };
    const scopes = known(request.form.get('scopes') ?? []);
    const changed = await changeScopes(ctx, { clientId, scopes });
    if (changed.ok)
      return { kind: 'redirect', to: `/machines/${clientId}`, notice: { tone: 'done', text: text(ctx.lang)('scopes.changed') } };
    switch (changed.refusal.kind) {
      case 'proof-not-fresh':
        return { kind: 'redirect', to: `/machines/${clientId}/scopes?scopes=${scopes.join(SEPARATOR)}` };
      case 'no-such-client':
        return { kind: 'not-found' };
      default:
        return show(ctx, clientId, scopes, changed.refusal.kind);
    }
  },
};

type Shown = Exclude<ChangeScopesRefusal['kind'], 'proof-not-fresh' | 'no-such-client'>;
const WORDS = {
  'scopes-missing': 'refusal.scopes-none-left',
  'scopes-unchanged': 'refusal.scopes-unchanged',
  'not-permitted': 'refusal.not-permitted',
} as const satisfies Record<Shown, string>;

async function show(ctx: PageCtx<PersonActor>, clientId: ClientId, chosen?: readonly Scope[], refusal?: Shown): Promise<PageAnswer> {
  const view = await clientInHand(ctx, clientId);
  if (!view || view.client.revokedAt !== null) return { kind: 'not-found' };
  const { client } = view;
  const t = text(ctx.lang);
  const words = refusal && t(WORDS[refusal]);
  const here = `/machines/${clientId}`;
  const trail = [{ label: t('title'), href: '/machines' }, { label: client.name, href: here }, { label: t('scopes') }];
  return {
    kind: 'page',
    title: t('scopes'),
    ...(refusal ? { failed: true, status: 422 } : {}),
    trail: <Breadcrumbs trail={trail} />,
    body: (
      <Stack>
        <ErrorSummary errors={words ? [{ field: 'scopes', text: words }] : []} />
        <PageHeading eyebrow={client.name} lead={t('scopes.lead')}>
          {t('scopes')}
        </PageHeading>
        <Form action={`${here}/scopes`}>
          <ScopeChoices lang={ctx.lang} values={chosen ?? client.scopes} error={words} />
          <p>{t('scopes.proof')}</p>
          <ButtonRow>
            <Button>{t('scopes.submit')}</Button>
            <LinkButton href={here} kind="secondary">
              {t('scopes.cancel')}
            </LinkButton>
          </ButtonRow>
        </Form>
      </Stack>
    ),
  };
}
