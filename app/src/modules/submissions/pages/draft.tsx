import { Button, ButtonRow, DefaultButton, LinkButton } from '#design/components/button.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { ProgressSteps } from '#design/components/navigation.tsx';
import { BackLink, PageHeading, Stack } from '#design/components/page.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { TaskList } from '#design/components/task-list.tsx';
import { dayOf } from '#kernel/day.ts';
import { unreachable } from '#kernel/result.ts';
import { type DraftId, parseId } from '#kernel/ids.ts';
import type { PersonActor } from '#platform/context.ts';
import { checkPage, type Remark } from '#platform/forms/check.ts';
import type { Answers, FormDefinition, FormPage, Known } from '#platform/forms/definition.ts';
import { withPrefills } from '#platform/forms/prefill.ts';
import { viewOf } from '#platform/forms/visible.ts';
import { firstIncompletePage, intentOf, nextPage, previousPage } from '#platform/forms/walk.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { getForm } from '../definitions.ts';
import { knownFor, readsOnlyOwn } from '../known.ts';
import { filedAs, findDraft, listDrafts } from '../views.ts';
import { text } from '../text.ts';
import type { Draft } from '../types.ts';
import { discardDraft, keepDraft } from '../use-cases/save-draft.ts';
import { changeOf } from '#platform/forms/change-lists.ts';
import { firstRowAtFault, isDrawn, type OpenRow, rowAsked, rowCount } from './open-row.ts';
import { Questions } from './questions.tsx';
import { typedGivenBack } from './typed-given-back.tsx';

export interface OpenDraft {
  draft: Draft;
  form: FormDefinition;
  known: Known;
  answers: Answers;
}

/** The draft named in the address with all that is needed to show it; where it was filed meanwhile, its receipt. */
export async function openDraft(ctx: PageCtx<PersonActor>, request: PageRequest): Promise<OpenDraft | PageAnswer> {
  const draftId = parseId<DraftId>(request.params['draftId'] ?? '');
  if (!draftId) return { kind: 'not-found' };
  const draft = await findDraft(ctx.db, ctx.actor.partyId, draftId, (await readsOnlyOwn(ctx)) ? ctx.actor.personId : null);
  if (!draft) {
    const filed = await filedAs(ctx.db, ctx.actor.partyId, draftId);
    return filed ? { kind: 'redirect', to: `/submissions/${filed}` } : { kind: 'not-found' };
  }
  const form = getForm(ctx.house.forms, draft.formCode, draft.formVersion).definition;
  const known = await knownFor(ctx, form);
  return { draft, form, known, answers: withPrefills(form, draft.answers, known) };
}

export const isAnswer = (opened: OpenDraft | PageAnswer): opened is PageAnswer => 'kind' in opened;

/** Where a draft goes on: the first page that is not right yet, or the check page. */
export const resumePage: Page<PersonActor> = {
  path: '/drafts/:draftId',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'submissions.draft' },
  async get(ctx, request) {
    const opened = await openDraft(ctx, request);
    if (isAnswer(opened)) return opened;
    const { draft, form, known, answers } = opened;
    const first =
      draft.page === null ? nextPage(form, answers, known) : firstIncompletePage(form, { answers, known, today: dayOf(ctx.now) });
    return { kind: 'redirect', to: `/drafts/${draft.draftId}/${first ? `page/${first.name}` : 'check'}` };
  },
};

export const draftPage: Page<PersonActor> = {
  path: '/drafts/:draftId/page/:page',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'submissions.draft' },
  whenWeFail: typedGivenBack,
  async get(ctx, request) {
    const opened = await openDraft(ctx, request);
    if (isAnswer(opened)) return opened;
    const page = opened.form.pages.find(one => one.name === request.params['page']);
    if (!page) return { kind: 'not-found' };
    await ctx.audit({ action: 'submissions.read-draft', object: `draft:${opened.draft.draftId}`, subjectPartyId: opened.draft.partyId });
    return show(ctx, opened, page, opened.answers, [], rowAsked(opened.form, request.query['row']));
  },
  async post(ctx, request) {
    const opened = await openDraft(ctx, request);
    if (isAnswer(opened)) return opened;
    const { draft, form, known } = opened;
    const page = form.pages.find(one => one.name === request.params['page']);
    if (!page) return { kind: 'not-found' };
    const intent = intentOf(request.form);
    const changed = changeOf(opened, page, request.form, intent);
    const { answers, undo } = changed;
    const filling = { answers, known, today: dayOf(ctx.now) };
    const at = (name: string): string => `/drafts/${draft.draftId}/page/${name}`;
    const here = { ...opened, draft: { ...draft, undo } };
    const keep = (): Promise<void> => keepDraft(ctx, { draft, answers, page: page.name, undo });
    switch (intent.kind) {
      case 'save':
        await keep();
        return { kind: 'redirect', to: '/drafts', notice: { tone: 'done', text: text(ctx.lang)('draft.kept') } };
      case 'open-row': {
        await keep();
        const row = intent.index === 'new' ? 'new' : (changed.at ?? intent.index);
        return { kind: 'redirect', to: `${at(page.name)}?row=${intent.group}.${row}#row-editor` };
      }
      case 'keep-row': {
        const row = changed.at ?? intent.index;
        const remarks = checkPage(form, page.name, filling).filter(remark => remark.path.startsWith(`${intent.group}.${row}.`));
        await keep();
        if (remarks.length > 0) return { ...show(ctx, here, page, answers, remarks, { group: intent.group, row }), keep: true };
        return { kind: 'redirect', to: `${at(page.name)}#${intent.group}` };
      }
      case 'add-item':
      case 'remove-item':
      case 'take-rows':
      case 'undo':
        await keep();
        return { kind: 'redirect', to: `${at(page.name)}${changed.list === undefined ? '' : `#${changed.list}`}` };
      case 'go-back': {
        await keep();
        const before = previousPage(form, answers, known, page.name);
        return { kind: 'redirect', to: before ? at(before.name) : `/forms/${form.code}` };
      }
      case 'go-on': {
        await keep();
        const remarks = checkPage(form, page.name, filling);
        if (remarks.length > 0) return { ...show(ctx, here, page, answers, remarks, firstRowAtFault(form, remarks)), keep: true };
        // A question of this page may have been opened by an answer just given here.
        const next = nextPage(form, answers, known, page.name);
        return {
          kind: 'redirect',
          to: next ? at(next.name) : `/drafts/${draft.draftId}/${form.attachments === 'none' ? 'check' : 'attachments'}`,
        };
      }
      default:
        return unreachable(intent);
    }
  },
};

/** The steps of a form as its reader sees them: its pages, attachments where taken, the check. */
export function stepsOf(form: FormDefinition, answers: Answers, known: Known, lang: PageCtx['lang']): { name: string; title: string }[] {
  const t = text(lang);
  return [
    ...viewOf(form, answers, known)
      .pages()
      .map(page => ({ name: page.name, title: page.title[lang] })),
    ...(form.attachments === 'none' ? [] : [{ name: 'attachments', title: t('draft.step.attachments') }]),
    { name: 'check', title: t('draft.step.check') },
  ];
}

function show(
  ctx: PageCtx<PersonActor>,
  { draft, form, known }: OpenDraft,
  page: FormPage,
  answers: Answers,
  remarks: readonly Remark[],
  open?: OpenRow,
): PageAnswer & { kind: 'page' } {
  const t = text(ctx.lang);
  const steps = stepsOf(form, answers, known, ctx.lang);
  const before = previousPage(form, answers, known, page.name);
  return {
    kind: 'page',
    title: t('draft.title', { form: form.code, page: page.title[ctx.lang] }),
    ...(remarks.length > 0 ? { failed: true, status: 422 } : {}),
    trail: <BackLink href={before ? `/drafts/${draft.draftId}/page/${before.name}` : `/forms/${form.code}`} />,
    body: (
      <Stack>
        <ErrorSummary
          errors={remarks.map(remark => ({
            ...(isDrawn(form, remark.path, open) ? { field: remark.path } : {}),
            text: remark.text[ctx.lang],
          }))}
        />
        <ProgressSteps steps={steps.map(step => step.title)} current={Math.max(1, steps.findIndex(step => step.name === page.name) + 1)} />
        <PageHeading eyebrow={t('draft.eyebrow', { code: form.code, form: form.title[ctx.lang] })} lead={page.hint?.[ctx.lang]}>
          {page.title[ctx.lang]}
        </PageHeading>
        <Form guard>
          <DefaultButton
            name="intent"
            value={open === undefined ? 'go' : `keep:${open.group}:${open.row === 'new' ? rowCount(form, answers, open.group) : open.row}`}
          />
          <Questions
            view={viewOf(form, answers, known)}
            page={page}
            lang={ctx.lang}
            remarks={remarks}
            rows={{ open, undo: draft.undo, address: `/drafts/${draft.draftId}/page/${page.name}`, today: dayOf(ctx.now) }}
          />
          <ButtonRow>
            <Button name="intent" value="go">
              {t('draft.next')}
            </Button>
            <Button kind="quiet" name="intent" value="save" skipCheck>
              {t('draft.save')}
            </Button>
          </ButtonRow>
        </Form>
        <p className="quiet">{t('draft.saved', { when: draft.savedAt })}</p>
      </Stack>
    ),
  };
}

export const draftsPage: Page<PersonActor> = {
  path: '/drafts',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'submissions.draft' },
  async get(ctx) {
    const t = text(ctx.lang);
    const drafts = await listDrafts(ctx.db, ctx.actor.partyId, (await readsOnlyOwn(ctx)) ? ctx.actor.personId : null);
    await ctx.audit({ action: 'submissions.list-drafts', object: `party:${ctx.actor.partyId}`, subjectPartyId: ctx.actor.partyId });
    const tasks = drafts.map(draft => ({
      title: `${getForm(ctx.house.forms, draft.formCode, draft.formVersion).definition.title[ctx.lang]} (${draft.formCode})`,
      href: `/drafts/${draft.draftId}`,
      about: (
        <>
          {t('drafts.begun', { when: draft.begunAt, saved: draft.savedAt })} ·{' '}
          <a href={`/drafts/${draft.draftId}/discard`}>{t('drafts.discard')}</a>
        </>
      ),
    }));
    return {
      kind: 'page',
      title: t('drafts.title'),
      body: (
        <Stack>
          <PageHeading>{t('drafts.title')}</PageHeading>
          {tasks.length === 0 ? (
            <EmptyState title={t('drafts.none')} action={<LinkButton href="/forms">{t('submissions.none.action')}</LinkButton>} />
          ) : (
            <Card inset="flush">
              <TaskList tasks={tasks} />
            </Card>
          )}
        </Stack>
      ),
    };
  },
};

export const discardPage: Page<PersonActor> = {
  path: '/drafts/:draftId/discard',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'submissions.draft' },
  async get(ctx, request) {
    const opened = await openDraft(ctx, request);
    if (isAnswer(opened)) return opened;
    const t = text(ctx.lang);
    await ctx.audit({ action: 'submissions.read-draft', object: `draft:${opened.draft.draftId}`, subjectPartyId: opened.draft.partyId });
    return {
      kind: 'page',
      title: t('discard.title'),
      body: (
        <Stack>
          <PageHeading lead={t('discard.text', { form: opened.form.title[ctx.lang] })}>{t('discard.title')}</PageHeading>
          <Form>
            <ButtonRow>
              <Button kind="danger">{t('discard.yes')}</Button>
              <LinkButton kind="quiet" href={`/drafts/${opened.draft.draftId}`}>
                {t('discard.no')}
              </LinkButton>
            </ButtonRow>
          </Form>
        </Stack>
      ),
    };
  },
  async post(ctx, request) {
    const draftId = parseId<DraftId>(request.params['draftId'] ?? '');
    const done = draftId && (await discardDraft(ctx, { draftId }));
    return done?.ok
      ? { kind: 'redirect', to: '/drafts', notice: { tone: 'done', text: text(ctx.lang)('drafts.discarded') } }
      : { kind: 'not-found' };
  },
};
