import { formatDay } from '#kernel/day.ts';
import { Button } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Checkbox, Radios } from '#design/components/choices.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Columns, PageHeading, Stack } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { changeContact, type ContactFault, type TypedContact } from '../use-cases/change-contact.ts';
import { accessOf, profileView } from '../views.ts';
import { field } from './fields.ts';

export const profilePage: Page<PersonActor> = {
  path: '/profile',
  faces: ['portal'],
  for: 'person',
  permission: { action: 'identity.see-profile' },
  get: ctx => show(ctx),
  async post(ctx, request) {
    const typed = typedContact(request);
    const changed = await changeContact(ctx, typed);
    if (!changed.ok) return show(ctx, { typed, faults: changed.refusal });
    return { kind: 'redirect', to: '/profile', notice: { tone: 'done', text: text(typed.lang)('profile.saved') } };
  },
};

const typedContact = (request: PageRequest): TypedContact => ({
  email: field(request, 'email'),
  phone: field(request, 'phone'),
  street: field(request, 'street'),
  'house-number': field(request, 'house-number'),
  'flat-number': field(request, 'flat-number'),
  postcode: field(request, 'postcode'),
  city: field(request, 'city'),
  lang: field(request, 'lang') === 'en' ? 'en' : 'pl',
  noticesByEmail: field(request, 'notices') === 'yes',
});

async function show(ctx: PageCtx<PersonActor>, again?: { typed: TypedContact; faults: readonly ContactFault[] }): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const person = await profileView(ctx.db, ctx.actor.personId);
  const access = await accessOf(ctx.db, ctx.actor.personId);
  await ctx.audit({ action: 'identity.read-profile', object: `person:${ctx.actor.personId}`, subjectPartyId: ctx.actor.personId });
  const typed: TypedContact = again?.typed ?? { ...person, 'house-number': person.houseNumber, 'flat-number': person.flatNumber };
  const error = (name: ContactFault['field']): string | undefined => {
    const fault = again?.faults.find(one => one.field === name);
    return fault && t(`fault.${fault.kind}`);
  };
  const errors = (again?.faults ?? []).map(fault => ({ field: fault.field, text: t(`fault.${fault.kind}`) }));
  const aside = (
    <Card title={t('profile.access')}>
      <DescriptionTable
        rows={[
          {
            name: t('profile.access.passkeys'),
            value: <a href="/profile/passkeys">{t('profile.access.passkeys.about', { count: access.passkeys })}</a>,
          },
          {
            name: t('profile.access.pin'),
            value: (
              <a href="/profile/pin">
                {access.pinSetAt === null ? t('profile.access.pin.none') : t('profile.access.pin.set', { at: access.pinSetAt })}
              </a>
            ),
          },
          { name: t('profile.access.own-data'), value: <a href="/own-data">{t('profile.access.own-data.about')}</a> },
          { name: t('profile.access.mandates'), value: <a href="/mandates">{t('profile.access.mandates.about')}</a> },
        ]}
      />
    </Card>
  );
  return {
    kind: 'page',
    title: t('profile.title'),
    width: 'wide',
    ...(again ? { status: 422, failed: true } : {}),
    body: (
      <Stack>
        <ErrorSummary errors={errors} />
        <PageHeading>{t('profile.title')}</PageHeading>
        <Columns aside={aside}>
          <Card title={t('profile.proved')}>
            <p>{t('profile.proved.about')}</p>
            <DescriptionTable
              rows={[
                { name: t('profile.names'), value: person.givenNames },
                { name: t('profile.surname'), value: person.surname },
                { name: t('profile.pesel'), value: person.pesel },
                { name: t('profile.born-on'), value: person.bornOn === null ? null : formatDay(person.bornOn, ctx.lang) },
              ]}
            />
          </Card>
          <Card title={t('profile.contact')}>
            <Form action="/profile" guard>
              <TextField
                name="email"
                type="email"
                label={t('profile.email')}
                value={typed.email}
                error={error('email')}
                autoComplete="email"
                optional
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
                name="street"
                label={t('profile.street')}
                value={typed.street}
                error={error('street')}
                autoComplete="address-line1"
                optional
              />
              <TextField
                name="house-number"
                label={t('profile.house-number')}
                value={typed['house-number']}
                error={error('house-number')}
                width={8}
                optional
              />
              <TextField
                name="flat-number"
                label={t('profile.flat-number')}
                value={typed['flat-number']}
                error={error('flat-number')}
                width={8}
                optional
              />
              <TextField
                name="postcode"
                label={t('profile.postcode')}
                value={typed.postcode}
                error={error('postcode')}
                autoComplete="postal-code"
                width={8}
                optional
              />
              <TextField
                name="city"
                label={t('profile.city')}
                value={typed.city}
                error={error('city')}
                autoComplete="address-level2"
                width={32}
                optional
              />
              <Radios
                name="lang"
                label={t('profile.lang')}
                value={typed.lang}
                layout="row"
                choices={[
                  { value: 'pl', label: t('profile.lang.pl') },
                  { value: 'en', label: t('profile.lang.en') },
                ]}
              />
              <Checkbox name="notices" label={t('profile.notices')} hint={t('profile.notices.hint')} checked={typed.noticesByEmail} />
              <Button>{t('profile.save')}</Button>
            </Form>
          </Card>
        </Columns>
      </Stack>
    ),
  };
}
