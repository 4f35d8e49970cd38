import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { type Task, TaskList } from '#design/components/task-list.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { dayOf } from '#kernel/day.ts';
import { mayAct, partyCard } from '#modules/identity/index.ts';
import type { Actor, PersonActor } from '#platform/context.ts';
import type { FormDefinition } from '#platform/forms/definition.ts';
import type { Page, PageCtx } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { isForRoles } from '../definitions.ts';
import { findForms, groupForms } from '../rules/find-forms.ts';
import { type SubmissionWords, text } from '../text.ts';
import { beginDraft, MOST_DRAFTS } from '../use-cases/save-draft.ts';

const handling = (t: SubmissionWords, form: FormDefinition): string => t(`handling.${form.handling}`, { days: form.answerWithinDays });

/** All forms that may be begun today; for a signed-in person only those of the roles they act in. */
export const cataloguePage: Page<Actor> = {
  path: '/forms',
  faces: ['portal', 'kiosk'],
  for: 'anyone',
  permission: { action: 'portal.open' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const party = ctx.actor.kind === 'person' ? await partyCard(ctx, ctx.actor.partyId) : undefined;
    const offered = ctx.house.forms.listOn(dayOf(ctx.now)).filter(form => party === undefined || isForRoles(form, party.roles));
    const wanted = (request.query['q'] ?? '').slice(0, 100);
    const found = findForms(offered, wanted, ctx.lang);
    return {
      kind: 'page',
      title: t('catalogue.title'),
      body: (
        <Stack>
          <PageHeading lead={t('catalogue.lead')} aside={party ? <a href="/drafts">{t('catalogue.drafts')}</a> : undefined}>
            {t('catalogue.title')}
          </PageHeading>
          <Form method="get">
            <TextField name="q" label={t('catalogue.search')} type="search" value={wanted} />
            <Button kind="secondary">{t('catalogue.search.button')}</Button>
          </Form>
          {party === undefined ? null : <p>{t('catalogue.acting', { name: party.name })}</p>}
          {found.length === 0 ? (
            <EmptyState title={t('catalogue.none')} />
          ) : (
            (wanted === '' ? groupForms(found, party?.roles) : [{ role: undefined, forms: found }]).map(({ role, forms }) => (
              <Card
                key={role ?? 'found'}
                title={role === undefined ? t('catalogue.found', { count: forms.length }) : t(`catalogue.group.${role}`)}
                inset="flush"
              >
                <TaskList tasks={forms.map(form => formTask(form, ctx.lang))} />
              </Card>
            ))
          )}
        </Stack>
      ),
    };
  },
};

/** A form in the catalogue: what it is for, who decides, how long it takes, whether papers are needed. */
function formTask(form: FormDefinition, lang: Lang): Task {
  const t = text(lang);
  const facts = [
    t(`catalogue.decides.${form.handling}`),
    t('catalogue.answer', { days: form.answerWithinDays }),
    ...(form.minutes === undefined ? [] : [t('catalogue.minutes', { minutes: form.minutes })]),
    ...(form.papers === undefined ? [] : [t('catalogue.papers')]),
  ];
  return {
    title: `${form.title[lang]} (${form.code})`,
    href: `/forms/${form.code}`,
    about: (
      <>
        <p>{form.summary[lang]}</p>
        <p className="quiet">{facts.join(' · ')}</p>
      </>
    ),
  };
}

/** What a form is for, who may file it and what comes of it, before the first question. */
export const formStartPage: Page<Actor> = {
  path: '/forms/:code',
  faces: ['portal', 'kiosk'],
  for: 'anyone',
  permission: { action: 'portal.open' },
  async get(ctx, request) {
    const form = ctx.house.forms.validOn(request.params['code'] ?? '', dayOf(ctx.now))?.definition;
    if (!form) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const obstacle = ctx.actor.kind === 'person' ? await obstacleFor(ctx as PageCtx<PersonActor>, form) : undefined;
    return {
      kind: 'page',
      title: form.title[ctx.lang],
      trail: <Breadcrumbs trail={[{ label: t('menu.forms'), href: '/forms' }, { label: form.code }]} />,
      body: (
        <Stack>
          <PageHeading eyebrow={form.code} lead={form.summary[ctx.lang]}>
            {form.title[ctx.lang]}
          </PageHeading>
          <Card title={t('start.need')}>
            <DescriptionTable
              rows={[
                { name: t('start.handling'), value: handling(t, form) },
                ...(form.minutes === undefined
                  ? []
                  : [{ name: t('start.minutes'), value: t('catalogue.minutes', { minutes: form.minutes }) }]),
                { name: t('start.who'), value: form.roles.map(role => t(`role.${role}`)).join(', ') },
                { name: t('start.signature'), value: t('start.signature.portal') },
                { name: t('start.attachments'), value: t(`start.attachments.${form.attachments}`) },
                ...(form.papers === undefined
                  ? []
                  : [{ name: t('start.papers'), value: <TextList of={form.papers.map(paper => paper[ctx.lang])} /> }]),
                { name: t('start.basis'), value: form.legalBasis },
              ]}
            />
            <p>{t('start.pages', { count: form.pages.length })}</p>
          </Card>
          {obstacle === undefined ? null : (
            <Notice tone="attention" title={obstacle}>
              <p>{t('start.not-for-you.fix')}</p>
              <p>
                <a href="/acting">{t('start.change-acting')}</a>
              </p>
            </Notice>
          )}
          {ctx.actor.kind === 'person' && obstacle === undefined ? (
            <Form>
              <ButtonRow>
                <Button>{t('start.button')}</Button>
              </ButtonRow>
            </Form>
          ) : null}
          {ctx.actor.kind === 'visitor' ? (
            <LinkButton href={`/sign-in?back=${encodeURIComponent(request.url)}`}>{t('start.sign-in')}</LinkButton>
          ) : null}
          {form.gaps.length === 0 ? null : (
            <Card title={t('start.gaps')}>
              <p>{t('start.gaps.text')}</p>
              <TextList of={form.gaps.map(gap => gap[ctx.lang])} />
            </Card>
          )}
        </Stack>
      ),
    };
  },
  async post(ctx, request) {
    if (ctx.actor.kind !== 'person') return { kind: 'redirect', to: `/sign-in?back=${encodeURIComponent(request.url)}` };
    const mine = ctx as PageCtx<PersonActor>;
    const form = ctx.house.forms.validOn(request.params['code'] ?? '', dayOf(ctx.now))?.definition;
    if (!form) return { kind: 'not-found' };
    if (await obstacleFor(mine, form)) return { kind: 'redirect', to: request.url };
    if (form.madeAt !== undefined) return { kind: 'redirect', to: form.madeAt };
    const draft = await beginDraft(mine, { formCode: form.code });
    if (draft.ok) return { kind: 'redirect', to: `/drafts/${draft.value.draftId}` };
    if (draft.refusal.kind === 'no-such-form') return { kind: 'not-found' };
    return {
      kind: 'redirect',
      to: '/drafts',
      notice: { tone: 'attention', text: text(ctx.lang)('drafts.too-many', { most: MOST_DRAFTS }) },
    };
  },
};

function TextList({ of }: { of: readonly string[] }) {
  return (
    <ul className="text-list">
      {of.map(one => (
        <li key={one}>{one}</li>
      ))}
    </ul>
  );
}

async function obstacleFor(ctx: PageCtx<PersonActor>, form: FormDefinition): Promise<string | undefined> {
  const t = text(ctx.lang);
  const party = await partyCard(ctx, ctx.actor.partyId);
  if (!isForRoles(form, party.roles)) return t('start.not-for-you', { name: party.name });
  if (form.byProxy === 'self-only' && ctx.actor.relation === 'mandate') return t('start.self-only');
  // Said before the first question rather than after the last; the filing itself is admitted by its own statement.
  const terms = { roles: form.roles, selfOnly: form.byProxy === 'self-only', channel: ctx.actor.channel };
  if (!(await mayAct(ctx, ctx.actor.personId, ctx.actor.partyId, form.code, dayOf(ctx.now), terms))) return t('start.not-in-mandate');
  return undefined;
}
