import { Fragment } from 'react';
import { ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { Columns, Grid, PageHeading, Prose, Stack } from '#design/components/page.tsx';
import type { Actor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest, Slot } from '#platform/http/page.ts';
import { text } from '../text.ts';

const STEPS = ['welcome.how.1', 'welcome.how.2', 'welcome.how.3', 'welcome.how.4'] as const;
const SERVICES = [
  { name: 'forms', href: '/forms' },
  { name: 'letters', href: '/letters' },
  { name: 'verify', href: '/verify' },
] as const;

/** First page: for a visitor what can be done here, for a signed-in person what waits, their matters and letters.
 *  The parts come from the modules through slots. */
export function homePage(slots: readonly Slot[]): Page<Actor> {
  const inPlace = (name: Slot['slot']) => slots.filter(slot => slot.slot === name).sort((a, b) => a.order - b.order);
  const places = { todo: inPlace('home.todo'), main: inPlace('home.main'), aside: inPlace('home.aside') };
  // Side by side: their questions travel together.
  const filled = async (ctx: PageCtx, here: readonly Slot[]) => {
    const parts = await Promise.all(here.map(slot => slot.render(ctx, {})));
    return parts.filter(part => part !== null && part !== undefined);
  };
  return {
    path: '/',
    faces: ['portal'],
    for: 'anyone',
    permission: { action: 'portal.open' },
    sameForVisitors: true,
    get: async (ctx, request) => (ctx.actor.kind === 'person' ? mine(ctx, request) : welcome(ctx)),
  };

  async function mine(ctx: PageCtx, request: PageRequest): Promise<PageAnswer> {
    const t = text(ctx.lang);
    const name = request.partyName ?? '';
    const [todo, main, aside] = await Promise.all([filled(ctx, places.todo), filled(ctx, places.main), filled(ctx, places.aside)]);
    if (ctx.actor.kind === 'person')
      await ctx.audit({ action: 'portal.read-home', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
    const acting = ctx.actor.kind === 'person' && ctx.actor.relation !== 'self';
    const list = (parts: readonly unknown[]) => parts.map((part, place) => <Fragment key={place}>{part as never}</Fragment>);
    return {
      kind: 'page',
      title: t('home'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading aside={<LinkButton href="/forms">{t('home.new')}</LinkButton>}>
            {acting ? t('home.title.acting', { name }) : t('home.title', { name })}
          </PageHeading>
          <Columns aside={list(aside)}>
            <Card title={t('home.todo')} window={todo.length > 0 ? 'lit' : 'unlit'} inset={todo.length > 0 ? 'flush' : 'padded'}>
              {todo.length > 0 ? list(todo) : <EmptyState title={t('home.todo.nothing')} />}
            </Card>
            {list(main)}
          </Columns>
        </Stack>
      ),
    };
  }
}

function welcome(ctx: PageCtx): PageAnswer {
  const t = text(ctx.lang);
  const institution = ctx.house.pack.shortName;
  return {
    kind: 'page',
    title: t('welcome.title', { institution }),
    width: 'wide',
    body: (
      <Stack>
        <PageHeading lead={t('welcome.lead')}>{t('welcome.title', { institution })}</PageHeading>
        <ButtonRow>
          <LinkButton href="/sign-in">{t('sign-in')}</LinkButton>
        </ButtonRow>
        <h2>{t('welcome.do')}</h2>
        <Grid>
          {SERVICES.map(({ name, href }) => (
            <Card key={name} level={3} title={t(`welcome.${name}.title`)} footer={<a href={href}>{t(`welcome.${name}.link`)}</a>}>
              <p>{t(`welcome.${name}.text`)}</p>
            </Card>
          ))}
        </Grid>
        <h2>{t('welcome.how')}</h2>
        <Prose>
          <ol>
            {STEPS.map(step => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        </Prose>
      </Stack>
    ),
  };
}
