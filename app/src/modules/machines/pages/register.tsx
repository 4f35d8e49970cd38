import { Button } from '#design/components/button.tsx';
import { Radios } from '#design/components/choices.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { mayBind } from '../guards.ts';
import { text } from '../text.ts';
import { METHODS, SCOPES } from '../types.ts';
import { ScopeChoices } from './scope-choices.tsx';
import { LONGEST_NAME, registerClient, type RegisterRefusal } from '../use-cases/register-client.ts';

interface Typed {
  name: string;
  method: string;
  scopes: readonly string[];
}

const NOTHING: Typed = { name: '', method: 'private_key_jwt', scopes: [] };

/** Registers a program. Asks for a fresh proof of identity before anything is typed, not after. */
export const registerPage: Page<PersonActor> = {
  path: '/machines/new',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'machines.manage' },
  async get(ctx, request) {
    return (await mayBind(ctx)) ? show(ctx, request, NOTHING) : { kind: 'step-up', level: 3 };
  },
  async post(ctx, request) {
    const typed: Typed = {
      name: request.form.get('name')?.[0] ?? '',
      method: request.form.get('method')?.[0] ?? '',
      scopes: request.form.get('scopes') ?? [],
    };
    const method = METHODS.find(one => one === typed.method);
    if (!method) return show(ctx, request, typed, { kind: 'method-missing' });
    const scopes = SCOPES.filter(scope => typed.scopes.includes(scope));
    const registered = await registerClient(ctx, { name: typed.name, method, scopes });
    if (!registered.ok)
      return registered.refusal.kind === 'proof-not-fresh'
        ? { kind: 'step-up', level: 3 }
        : show(ctx, request, typed, registered.refusal as Shown);
    const notice = { tone: 'done', text: text(ctx.lang)('registered') } as const;
    return { kind: 'redirect', to: `/machines/${registered.value.clientId}`, notice };
  },
};

type Shown = Exclude<RegisterRefusal, { kind: 'proof-not-fresh' }> | { kind: 'method-missing' };
const FIELD_OF: Record<Shown['kind'], string> = {
  'name-missing': 'name',
  'name-too-long': 'name',
  'scopes-missing': 'scopes',
  'method-missing': 'method',
  'too-many-clients': 'name',
};

function show(ctx: PageCtx<PersonActor>, request: PageRequest, typed: Typed, refusal?: Shown): PageAnswer {
  const t = text(ctx.lang);
  const words = refusal && t(`refusal.${refusal.kind}`);
  const errorOf = (field: string): string | undefined => (refusal && FIELD_OF[refusal.kind] === field ? words : undefined);
  return {
    kind: 'page',
    title: t('register'),
    ...(refusal ? { failed: true, status: 422 } : {}),
    trail: <Breadcrumbs trail={[{ label: t('title'), href: '/machines' }, { label: t('register') }]} />,
    body: (
      <Stack>
        <ErrorSummary errors={refusal && words ? [{ field: FIELD_OF[refusal.kind], text: words }] : []} />
        <PageHeading lead={t('register.lead', { name: request.partyName ?? '' })}>{t('register')}</PageHeading>
        <Form action="/machines/new">
          <TextField
            name="name"
            label={t('register.name')}
            hint={t('register.name.hint')}
            value={typed.name}
            error={errorOf('name')}
            maxLength={LONGEST_NAME}
            width={20}
          />
          <ScopeChoices lang={ctx.lang} values={typed.scopes} error={errorOf('scopes')} />
          <Radios
            name="method"
            label={t('register.method')}
            value={typed.method}
            error={errorOf('method')}
            choices={METHODS.map(method => ({
              value: method,
              label: t(`register.method.${method}`),
              hint: t(`register.method.${method}.hint`),
            }))}
          />
          <Button>{t('register.submit')}</Button>
        </Form>
      </Stack>
    ),
  };
}
