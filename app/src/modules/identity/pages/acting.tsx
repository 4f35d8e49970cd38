import { formatDay } from '#kernel/day.ts';
import { parseId, type PartyId } from '#kernel/ids.ts';
import { Button } from '#design/components/button.tsx';
import { Radios } from '#design/components/choices.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Stack } from '#design/components/page.tsx';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { actableParties } from '../questions.ts';
import { pathToReturnTo } from '../rules/sessions.ts';
import { text } from '../text.ts';
import type { Actable } from '../types.ts';
import { chooseParty } from '../use-cases/choose-party.ts';
import { field } from './fields.ts';
import { scopeInWords } from './mandate-words.ts';

export const actingPage: Page<PersonActor> = {
  path: '/acting',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'identity.choose-party' },
  get: (ctx, request) => choice(ctx, request),
  async post(ctx, request) {
    const t = text(ctx.lang);
    const partyId = parseId<PartyId>(field(request, 'party'));
    if (!partyId) return choice(ctx, request, t('acting.missing'));
    const chosen = await chooseParty(ctx, { partyId });
    if (!chosen.ok) return choice(ctx, request, t('acting.not-yours'));
    return {
      kind: 'redirect',
      to: pathToReturnTo(field(request, 'back')),
      notice: { tone: 'done', text: t('acting.chosen', { name: chosen.value.name }) },
    };
  },
};

async function choice(ctx: PageCtx<PersonActor>, request: PageRequest, fault?: string): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const parties = await actableParties(ctx, ctx.actor.personId);
  await ctx.audit({ action: 'identity.list-actable', object: `person:${ctx.actor.personId}`, subjectPartyId: ctx.actor.personId });
  const ground = (party: Actable): string => {
    if (party.mandate === null) return t(party.relation === 'self' ? 'acting.self' : 'acting.representative');
    const scope = t('acting.mandate', { scope: scopeInWords(party.mandate, t, ctx.lang) });
    return party.until === null ? scope : `${scope}, ${t('acting.until', { until: formatDay(party.until, ctx.lang) })}`;
  };
  return {
    kind: 'page',
    title: t('acting.title'),
    ...(fault ? { status: 422, failed: true } : {}),
    body: (
      <Stack>
        {fault === undefined ? null : <ErrorSummary errors={[{ field: 'party', text: fault }]} />}
        <Form action="/acting" hidden={{ back: pathToReturnTo(field(request, 'back') || request.query['back']) }}>
          <Radios
            name="party"
            heading="page"
            label={t('acting.title')}
            hint={t('acting.lead')}
            error={fault}
            value={ctx.actor.partyId}
            choices={parties.map(party => ({ value: party.partyId, label: party.name, hint: ground(party) }))}
          />
          <Button>{t('acting.button')}</Button>
        </Form>
      </Stack>
    ),
  };
}
