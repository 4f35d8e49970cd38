import { Button, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { pathToReturnTo } from '../rules/sessions.ts';
import { text } from '../text.ts';
import { beginSignIn } from '../use-cases/begin-sign-in.ts';
import type { SignedIn } from '../use-cases/finish-sign-in.ts';
import { signInWithPassword } from '../use-cases/sign-in-with-password.ts';
import { beginPasskeySignIn, signInWithPasskey } from '../use-cases/sign-in-with-passkey.ts';
import { field } from './fields.ts';
import { PasskeyCeremony } from './passkey-ceremony.tsx';
import { failedSignIn } from './sign-in-failed.tsx';

/** Where a signed-in person goes: on, or first to the choice of in whose name. */
export const afterSignIn = ({ token, mustChoose, returnTo }: SignedIn): PageAnswer => ({
  kind: 'redirect',
  to: mustChoose ? `/acting?back=${encodeURIComponent(returnTo)}` : returnTo,
  session: { face: 'portal', token },
});

/** Posts to itself: `way` says how. Also where a session is stepped up: `level` says to what. */
export const signInPage: Page = {
  path: '/sign-in',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'identity.sign-in' },
  get: async (ctx, request) => ways(ctx, request, {}),
  async post(ctx, request) {
    switch (field(request, 'way')) {
      case 'node':
        return toTheNode(ctx, request);
      case 'passkey':
        return field(request, 'step') === 'finish' ? finishPasskey(ctx, request) : askForPasskey(ctx, request);
      case 'password':
        return byPassword(ctx, request);
      default:
        return ways(ctx, request, {});
    }
  },
};

const backOf = (request: PageRequest): string => pathToReturnTo(field(request, 'back') || request.query['back']);
const isStepUp = (ctx: PageCtx, request: PageRequest): boolean =>
  ctx.actor.kind === 'person' && (field(request, 'level') || request.query['level']) === '3';

async function toTheNode(ctx: PageCtx, request: PageRequest): Promise<PageAnswer> {
  const stepUp = ctx.actor.kind === 'person';
  const begun = await beginSignIn(ctx, {
    face: 'portal',
    returnTo: backOf(request),
    again: stepUp,
    lang: ctx.lang,
    ...(stepUp && request.sessionToken ? { browserToken: request.sessionToken } : {}),
  });
  if (!begun.ok) return failedSignIn(ctx.lang, { kind: 'issuer-down' }, `/sign-in?back=${encodeURIComponent(backOf(request))}`);
  return { kind: 'redirect', to: begun.value.url, ...(stepUp ? {} : { session: { face: 'portal', token: begun.value.browserToken } }) };
}

async function askForPasskey(ctx: PageCtx, request: PageRequest, fault?: string): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const { options } = await beginPasskeySignIn(ctx, { returnTo: backOf(request) });
  return {
    kind: 'page',
    title: t('passkey.sign-in.title'),
    scripts: ['passkey'],
    keep: true,
    ...(fault ? { failed: true } : {}),
    body: (
      <Stack>
        {fault === undefined ? null : <ErrorSummary errors={[{ text: fault }]} />}
        <PageHeading lead={t('passkey.sign-in.about')}>{t('passkey.sign-in.title')}</PageHeading>
        <PasskeyCeremony lang={ctx.lang} kind="use" options={options} action="/sign-in" button={t('sign-in.passkey.button')}>
          <input type="hidden" name="way" value="passkey" />
          <input type="hidden" name="back" value={backOf(request)} />
        </PasskeyCeremony>
        <p>
          <a href={`/sign-in?back=${encodeURIComponent(backOf(request))}`}>{t('other-way')}</a>
        </p>
      </Stack>
    ),
  };
}

async function finishPasskey(ctx: PageCtx, request: PageRequest): Promise<PageAnswer> {
  const signedIn = await signInWithPasskey(ctx, { response: field(request, 'response'), browserToken: request.sessionToken });
  return signedIn.ok ? afterSignIn(signedIn.value) : askForPasskey(ctx, request, text(ctx.lang)('sign-in.passkey.not-verified'));
}

async function byPassword(ctx: PageCtx, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const signedIn = await signInWithPassword(ctx, {
    login: field(request, 'login'),
    password: field(request, 'password'),
    client: request.client,
    returnTo: backOf(request),
    browserToken: request.sessionToken,
  });
  if (signedIn.ok) return afterSignIn(signedIn.value);
  const refusal = signedIn.refusal;
  return ways(ctx, request, {
    fault: refusal.kind === 'locked' ? t('sign-in.locked', { until: refusal.until }) : t('sign-in.no-match'),
    login: field(request, 'login'),
  });
}

function ways(ctx: PageCtx, request: PageRequest, typed: { fault?: string; login?: string }): PageAnswer {
  const t = text(ctx.lang);
  const stepUp = isStepUp(ctx, request);
  const hidden = { back: backOf(request), ...(stepUp ? { level: '3' } : {}) };
  const title = t(stepUp ? 'sign-in.step-up.title' : 'sign-in.title');
  const others = (
    <>
      <Card title={t('sign-in.passkey.title')}>
        <p>{t('sign-in.passkey.about')}</p>
        <Form action="/sign-in" hidden={{ ...hidden, way: 'passkey' }}>
          <Button kind="secondary">{t('sign-in.passkey.button')}</Button>
        </Form>
      </Card>
      <Card title={t('sign-in.password.title')}>
        <p>{t('sign-in.password.about')}</p>
        <Form action="/sign-in" hidden={{ ...hidden, way: 'password' }}>
          <TextField
            name="login"
            label={t('sign-in.login')}
            hint={t('sign-in.login.hint')}
            value={typed.login}
            autoComplete="username"
            width={20}
            error={typed.fault}
            spellCheck={false}
          />
          <TextField name="password" label={t('sign-in.password')} type="password" autoComplete="current-password" width={20} />
          <Button kind="secondary">{t('sign-in.password.button')}</Button>
        </Form>
      </Card>
      <p>
        <a href="/register">{t('sign-in.register')}</a>
      </p>
    </>
  );
  return {
    kind: 'page',
    title,
    ...(typed.fault ? { keep: true, failed: true, status: 422 } : {}),
    body: (
      <Stack>
        {typed.fault === undefined ? null : <ErrorSummary errors={[{ field: 'login', text: typed.fault }]} />}
        <PageHeading lead={t(stepUp ? 'sign-in.step-up.lead' : 'sign-in.lead')}>{title}</PageHeading>
        {ctx.actor.kind === 'person' && !stepUp ? (
          <Notice tone="info" title={t('sign-in.already')}>
            <LinkButton kind="secondary" href={hidden.back}>
              {t('sign-in.go-on')}
            </LinkButton>
          </Notice>
        ) : null}
        <Card title={t('sign-in.node.title')} window="lit">
          <p>{t('sign-in.node.about')}</p>
          <Form action="/sign-in" hidden={{ ...hidden, way: 'node' }}>
            <Button>{t('sign-in.node.button')}</Button>
          </Form>
        </Card>
        {stepUp ? null : others}
      </Stack>
    ),
  };
}
