import { Button, LinkButton } from '#design/components/button.tsx';
import { ConfirmPanel } from '#design/components/content.tsx';
import { DateField, type DayParts } from '#design/components/date-field.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import { formatPhone, type Phone } from '#kernel/phone.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { confirmWithinDays, registerProfile } from '../use-cases/register-profile.ts';
import { profileView } from '../views.ts';
import { field, typedDay } from './fields.ts';
import { readRegistration, type RegistrationFault, type TypedRegistration } from './read-registration.ts';

const EMPTY: TypedRegistration = {
  pesel: '',
  names: '',
  surname: '',
  bornOn: { day: '', month: '', year: '' },
  email: '',
  phone: '',
  password: '',
};

export const registerPage: Page = {
  path: '/register',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'identity.register' },
  get: async ctx => form(ctx, EMPTY, []),
  async post(ctx, request) {
    const t = text(ctx.lang);
    const typed: TypedRegistration = {
      pesel: field(request, 'pesel'),
      names: field(request, 'names'),
      surname: field(request, 'surname'),
      bornOn: typedDay(request, 'born-on'),
      email: field(request, 'email'),
      phone: field(request, 'phone'),
      password: field(request, 'password'),
    };
    const read = readRegistration(typed);
    if (!read.ok) return form(ctx, typed, read.refusal);
    const made = await registerProfile(ctx, { ...read.value, lang: ctx.lang, client: request.client });
    if (!made.ok) return form(ctx, typed, [{ text: 'register.fault.too-many' }]);
    return {
      kind: 'page',
      title: t('register.done.title'),
      keep: true,
      body: (
        <Stack>
          <ConfirmPanel title={t('register.done.title')} label={t('register.done.login')} number={made.value.login}>
            <p>{t('register.done.next', { by: new Date(made.value.confirmBy.getTime() - 1) })}</p>
          </ConfirmPanel>
          <p>
            <LinkButton href="/sign-in">{t('sign-in.title')}</LinkButton>
          </p>
        </Stack>
      ),
    };
  },
};

function form(ctx: PageCtx, typed: TypedRegistration, faults: readonly RegistrationFault[]): PageAnswer {
  const t = text(ctx.lang);
  const error = (name: string): string | undefined => {
    const fault = faults.find(one => one.field === name);
    return fault && t(fault.text);
  };
  const bornOn: DayParts = typed.bornOn;
  return {
    kind: 'page',
    title: t('register.title'),
    ...(faults.length > 0 ? { status: 422, failed: true } : {}),
    body: (
      <Stack>
        <ErrorSummary errors={faults.map(fault => ({ ...(fault.field ? { field: fault.field } : {}), text: t(fault.text) }))} />
        <PageHeading lead={t('register.lead', { days: confirmWithinDays(ctx.house.pack, dayOf(ctx.now)) })}>
          {t('register.title')}
        </PageHeading>
        <Form action="/register" guard>
          <TextField
            name="pesel"
            label={t('register.pesel')}
            hint={t('register.pesel.hint')}
            value={typed.pesel}
            error={error('pesel')}
            inputMode="numeric"
            width={12}
          />
          <TextField
            name="names"
            label={t('register.names')}
            value={typed.names}
            error={error('names')}
            autoComplete="given-name"
            width={32}
          />
          <TextField
            name="surname"
            label={t('register.surname')}
            value={typed.surname}
            error={error('surname')}
            autoComplete="family-name"
            width={32}
          />
          <DateField name="born-on" label={t('profile.born-on')} value={bornOn} error={error('born-on')} birthday />
          <TextField
            name="email"
            type="email"
            label={t('profile.email')}
            hint={t('register.email.hint')}
            value={typed.email}
            error={error('email')}
            autoComplete="email"
            spellCheck={false}
          />
          <TextField
            name="phone"
            type="tel"
            label={t('profile.phone')}
            hint={t('profile.phone.hint')}
            value={typed.phone}
            error={error('phone')}
            autoComplete="tel"
            width={20}
            optional
          />
          <TextField
            name="password"
            type="password"
            label={t('register.password')}
            hint={t('register.password.hint')}
            error={error('password')}
            autoComplete="new-password"
            width={32}
          />
          <Button>{t('register.button')}</Button>
        </Form>
      </Stack>
    ),
  };
}

/** All that an unconfirmed account may see: itself. */
export const registrationPage: Page<PersonActor> = {
  path: '/registration',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'identity.see-registration' },
  async get(ctx) {
    const t = text(ctx.lang);
    const person = await profileView(ctx.db, ctx.actor.personId);
    await ctx.audit({ action: 'identity.read-registration', object: `person:${ctx.actor.personId}`, subjectPartyId: ctx.actor.personId });
    return {
      kind: 'page',
      title: t('registration.title'),
      body: (
        <Stack>
          <PageHeading>{t('registration.title')}</PageHeading>
          {person.confirmBy === null ? (
            <Notice tone="done" title={t('registration.confirmed')} />
          ) : (
            <Notice tone="attention" title={t('registration.waiting', { by: new Date(person.confirmBy.getTime() - 1) })}>
              <p>{t('registration.what')}</p>
            </Notice>
          )}
          <DescriptionTable
            rows={[
              { name: t('profile.names'), value: person.givenNames },
              { name: t('profile.surname'), value: person.surname },
              { name: t('profile.pesel'), value: person.pesel },
              { name: t('profile.born-on'), value: person.bornOn === null ? null : formatDay(person.bornOn, ctx.lang) },
              { name: t('profile.email'), value: person.email },
              { name: t('profile.phone'), value: person.phone && formatPhone(person.phone as Phone) },
            ]}
          />
        </Stack>
      ),
    };
  },
};
