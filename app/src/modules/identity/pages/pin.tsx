import { Button } from '#design/components/button.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { BackLink, PageHeading, Stack } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import { freshlyProved } from '../rules/assurance.ts';
import { PIN_DIGITS } from '../rules/secrets.ts';
import { accessOf } from '../views.ts';
import { text } from '../text.ts';
import { setPhonePin } from '../use-cases/phone-pin.ts';
import { field } from './fields.ts';

export const pinPage: Page<PersonActor> = {
  path: '/profile/pin',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'identity.set-pin' },
  get: async ctx => (freshlyProved(ctx.actor, ctx.now) ? form(ctx) : { kind: 'step-up', level: 3 }),
  async post(ctx, request) {
    const t = text(ctx.lang);
    const pin = field(request, 'pin');
    if (pin !== field(request, 'again')) return form(ctx, { field: 'again', words: t('pin.fault.differ') });
    const set = await setPhonePin(ctx, { pin });
    if (set.ok) return { kind: 'redirect', to: '/profile', notice: { tone: 'done', text: t('pin.saved') } };
    if (set.refusal.kind === 'proof-not-fresh') return { kind: 'step-up', level: 3 };
    return form(ctx, { field: 'pin', words: t(`pin.fault.${set.refusal.kind}`) });
  },
};

async function form(ctx: PageCtx<PersonActor>, fault?: { field: 'pin' | 'again'; words: string }): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const { pinSetAt } = await accessOf(ctx.db, ctx.actor.personId);
  const error = (name: 'pin' | 'again'): string | undefined => (fault?.field === name ? fault.words : undefined);
  const secret = { type: 'password', inputMode: 'numeric', autoComplete: 'new-password', maxLength: PIN_DIGITS, width: 8 } as const;
  return {
    kind: 'page',
    title: t('pin.title'),
    trail: <BackLink href="/profile" />,
    ...(fault ? { status: 422, failed: true } : {}),
    body: (
      <Stack>
        {fault === undefined ? null : <ErrorSummary errors={[{ field: fault.field, text: fault.words }]} />}
        <PageHeading lead={t('pin.lead')}>{t('pin.title')}</PageHeading>
        {pinSetAt === null ? null : <p>{t('pin.set-at', { at: pinSetAt })}</p>}
        <Form action="/profile/pin">
          <TextField name="pin" label={t('pin.new')} hint={t('pin.hint')} error={error('pin')} {...secret} />
          <TextField name="again" label={t('pin.again')} error={error('again')} {...secret} />
          <Button>{t('pin.save')}</Button>
        </Form>
      </Stack>
    ),
  };
}
