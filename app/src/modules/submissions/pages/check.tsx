import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Radios } from '#design/components/choices.tsx';
import { Disclosure } from '#design/components/content.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { ProgressSteps } from '#design/components/navigation.tsx';
import { Notice } from '#design/components/notice.tsx';
import { BackLink, PageHeading, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { dayOf } from '#kernel/day.ts';
import { unreachable } from '#kernel/result.ts';
import type { PersonActor } from '#platform/context.ts';
import { checkAll, type Remark } from '#platform/forms/check.ts';
import type { FormDefinition } from '#platform/forms/definition.ts';
import { isLocked } from '#platform/forms/parse.ts';
import { rowsGroup } from '#platform/forms/rows.ts';
import { readBack, type ReadableLine, type ReadableSection } from '#platform/forms/readable.ts';
import { previousPage } from '#platform/forms/walk.ts';
import type { ApartCtx, Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import { getForm } from '../definitions.ts';
import { listAttachments } from '../views.ts';
import { text } from '../text.ts';
import type { AnswerChannel, FilingRefusal } from '../types.ts';
import { fileForm } from '../use-cases/file-form.ts';
import { chooseAnswerChannel } from '../use-cases/save-draft.ts';
import { attemptGiven, capsuleOf } from './attempt-given.tsx';
import { isAnswer, type OpenDraft, openDraft, stepsOf } from './draft.tsx';

/** The whole form read back, how the answer shall come, the statement and the signature. Signing files it. */
export const checkPageOfDraft: Page<PersonActor> = {
  path: '/drafts/:draftId/check',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'submissions.draft' },
  async get(ctx, request) {
    const opened = await openDraft(ctx, request);
    if (isAnswer(opened)) return opened;
    await ctx.audit({ action: 'submissions.read-draft', object: `draft:${opened.draft.draftId}`, subjectPartyId: opened.draft.partyId });
    return show(ctx, opened, remarksOn(ctx, opened), { token: request.sessionToken });
  },
  apart: {
    async post(at, request) {
      const { house, actor } = at;
      const opened = await at.look(ctx => openDraft(ctx, request));
      if (isAnswer(opened)) return opened;
      const { draft, form, known, answers } = opened;
      if (form.endsIn !== undefined) return endElsewhere(at, opened, form.endsIn);
      const answerChannel = form.answerChannels.find(channel => channel === request.form.get('answer-channel')?.[0]) ?? draft.answerChannel;
      if (answerChannel !== draft.answerChannel) await at.keep(ctx => chooseAnswerChannel(ctx, { draft, answerChannel }));
      const permitted = house.policy.decide({
        actor,
        action: 'submissions.file',
        resource: { kind: 'form', relation: relationOf(actor), code: form.code, level: form.signature.level },
      });
      if (!permitted.permitted)
        return actor.level < form.signature.level
          ? { kind: 'step-up', level: 3 }
          : { kind: 'refused', why: permitted.why, ...(permitted.fix ? { fix: permitted.fix } : {}) };
      if (request.sessionToken === null) return { kind: 'step-up', level: 3 };
      const attached = await at.look(ctx => listAttachments(ctx.db, draft.draftId));
      const filed = await fileForm(house, {
        token: request.sessionToken,
        session: { actor, partyRoles: (known['party.roles'] ?? []) as never },
        form: getForm(house.forms, form.code, form.version),
        answers,
        known,
        attachments: attached.filter(attachment => attachment.scan !== 'infected'),
        answerChannel,
        signature: 'portal-profile',
        idempotencyKey: draft.draftId,
        draftId: draft.draftId,
      });
      if (filed.ok) return { kind: 'redirect', to: `/submissions/${filed.value.submissionId}` };
      return at.look(ctx => refused(ctx, { ...opened, draft: { ...draft, answerChannel } }, filed.refusal, request.sessionToken));
    },
  },
  whenWeFail: attemptGiven,
};

/** Hands the answers on to the module that makes something of them; what is not right comes back as remarks. */
async function endElsewhere(at: ApartCtx<PersonActor>, opened: OpenDraft, name: string): Promise<PageAnswer> {
  const { draft, form, known } = opened;
  const { answers, remarks } = getForm(at.house.forms, form.code, form.version).settle({
    answers: opened.answers,
    known,
    today: dayOf(at.house.clock()),
  });
  if (remarks.length > 0) return at.look(ctx => show(ctx, opened, remarks, { token: null, asked: true }));
  const end = at.house.formEnds.get(name);
  if (!end) throw new Error(`No form ends in ${name}.`);
  const ended = await end.run(at.house, at.actor, { form, answers, draftId: draft.draftId });
  if (ended.ok) return { kind: 'redirect', to: ended.value.to };
  return at.look(ctx => show(ctx, opened, [], { token: null, problem: text(at.lang)('refusal.not-admitted') }));
}

/** A list of many items takes one line an item, with everything that was answered in it; other sections stay whole. */
function withListsShort(form: FormDefinition, sections: readonly ReadableSection[], lang: PageCtx['lang']): readonly ReadableSection[] {
  const short: ReadableSection[] = [];
  for (const section of sections) {
    const [name = '', index] = section.lines[0]?.path.split('.') ?? [];
    const group = index === undefined ? undefined : rowsGroup(form, name);
    if (group === undefined) {
      short.push(section);
      continue;
    }
    const answered = section.lines.filter(line => !line.empty);
    const line: ReadableLine = {
      path: `${name}.${index}.${group.fields[0]?.name ?? ''}`,
      label: section.title,
      value: answered.map(one => `${one.label}: ${one.value}`).join(' · '),
      empty: answered.length === 0,
    };
    const before = short.at(-1);
    if (before?.title === group.label[lang]) short[short.length - 1] = { ...before, lines: [...before.lines, line] };
    else short.push({ page: section.page, title: group.label[lang], lines: [line] });
  }
  return short;
}

/** `?row=periods.3` where the answer stands in a row that has first to be opened. */
function rowOf(form: FormDefinition, path: string): string {
  const [group = '', index] = path.split('.');
  return index !== undefined && rowsGroup(form, group) !== undefined ? `?row=${group}.${index}` : '';
}

const relationOf = (actor: PersonActor) => (({ self: 'own', representative: 'represented', mandate: 'mandated' }) as const)[actor.relation];

const remarksOn = (ctx: PageCtx<PersonActor>, { form, known, answers }: OpenDraft): readonly Remark[] =>
  checkAll(form, { answers, known, today: dayOf(ctx.now) });

async function refused(ctx: PageCtx<PersonActor>, opened: OpenDraft, refusal: FilingRefusal, token: string | null): Promise<PageAnswer> {
  const t = text(ctx.lang);
  switch (refusal.kind) {
    case 'remarks':
      return show(ctx, opened, refusal.remarks, { token, asked: true });
    case 'level':
      return { kind: 'step-up', level: refusal.needed === 1 ? 2 : refusal.needed };
    case 'attachments-waiting':
      return show(ctx, opened, [], { token, problem: t('check.attachments.waiting') });
    case 'not-admitted':
    case 'key-reused':
    case 'no-such-form':
    case 'not-for-this-role':
    case 'self-only':
    case 'human-only':
    case 'attachment-missing':
    case 'answer-channel':
    case 'attachments-not-taken':
      return show(ctx, opened, [], { token, problem: t(`refusal.${refusal.kind}`) });
    default:
      return unreachable(refusal);
  }
}

async function show(
  ctx: PageCtx<PersonActor>,
  opened: OpenDraft,
  remarks: readonly Remark[],
  { token, asked = false, problem }: { token: string | null; asked?: boolean; problem?: string },
): Promise<PageAnswer & { kind: 'page' }> {
  const { draft, form, known, answers } = opened;
  const capsule = remarks.length === 0 && form.endsIn === undefined ? capsuleOf(ctx, token, opened) : undefined;
  const t = text(ctx.lang);
  const files = form.attachments === 'none' ? [] : await listAttachments(ctx.db, draft.draftId);
  const steps = stepsOf(form, answers, known, ctx.lang);
  const before = previousPage(form, answers, known);
  const problems = new Map(
    remarks.map(remark => {
      const [group = '', index] = remark.path.split('.');
      const inRow = index === undefined ? undefined : rowsGroup(form, group);
      return [inRow === undefined ? remark.path : `${group}.${index}.${inRow.fields[0]?.name ?? ''}`, remark.text[ctx.lang]];
    }),
  );
  const locked = new Set(
    form.pages
      .flatMap(page => page.fields)
      .filter(field => field.type !== 'group' && isLocked(field, known))
      .map(field => field.name),
  );
  const name = `${known['person.names'] ?? ''} ${known['person.surname'] ?? ''}`.trim();
  return {
    kind: 'page',
    title: t('draft.title', { form: form.code, page: t('check.title') }),
    ...(asked && remarks.length > 0 ? { failed: true, status: 422 } : {}),
    trail: (
      <BackLink
        href={
          form.attachments === 'none' && before ? `/drafts/${draft.draftId}/page/${before.name}` : `/drafts/${draft.draftId}/attachments`
        }
      />
    ),
    body: (
      <Stack>
        {problem === undefined ? null : <Notice tone="problem" title={problem} live="announce" />}
        <ErrorSummary errors={asked ? remarks.map(remark => ({ text: remark.text[ctx.lang] })) : []} />
        <ProgressSteps steps={steps.map(step => step.title)} current={steps.length} />
        <PageHeading eyebrow={t('draft.eyebrow', { code: form.code, form: form.title[ctx.lang] })} lead={t('check.lead')}>
          {t('check.title')}
        </PageHeading>
        {remarks.length > 0 && !asked ? <Notice tone="attention" title={t('check.incomplete')} /> : null}
        {withListsShort(form, readBack(form, answers, ctx.lang, known), ctx.lang).map(section => (
          <Card key={`${section.page} ${section.title}`} title={section.title} inset="flush">
            <SummaryList
              rows={section.lines.map(line => ({
                question: line.label,
                ...(line.empty ? {} : { answer: line.value }),
                ...(locked.has(line.path)
                  ? {}
                  : {
                      changeHref: `/drafts/${draft.draftId}/page/${section.page}${rowOf(form, line.path)}#${line.path.replaceAll('.', '-')}`,
                    }),
                ...(problems.has(line.path) ? { problem: problems.get(line.path) as string } : {}),
              }))}
            />
          </Card>
        ))}
        {form.attachments === 'none' ? null : (
          <Card title={t('check.attachments')} inset="flush">
            <SummaryList
              rows={
                files.length === 0
                  ? [{ question: t('check.attachments'), changeHref: `/drafts/${draft.draftId}/attachments` }]
                  : files.map(file => ({
                      question: file.fileName,
                      answer: t(`scan.${file.scan}`),
                      changeHref: `/drafts/${draft.draftId}/attachments`,
                    }))
              }
            />
          </Card>
        )}
        <Form hidden={capsule === undefined ? {} : { capsule }}>
          {form.endsIn === undefined ? <SigningParts ctx={ctx} opened={opened} name={name} /> : <p>{t('check.ends-in-documents')}</p>}
          <Disclosure summary={t('check.data')}>
            <p>{t('check.data.text', { institution: ctx.house.pack.name[ctx.lang] })}</p>
          </Disclosure>
          <ButtonRow>
            {form.endsIn === undefined ? <Button icon="seal">{t('check.sign')}</Button> : <Button>{t('check.go-on')}</Button>}
          </ButtonRow>
        </Form>
      </Stack>
    ),
  };
}

/** How the answer shall come, and what is declared by signing. */
function SigningParts({ ctx, opened: { draft, form, known }, name }: { ctx: PageCtx<PersonActor>; opened: OpenDraft; name: string }) {
  const t = text(ctx.lang);
  return (
    <>
      <Radios
        name="answer-channel"
        label={t('check.channel')}
        value={draft.answerChannel}
        choices={form.answerChannels.map(channel => ({
          value: channel,
          label: t(`check.channel.${channel satisfies AnswerChannel}`),
          ...(channel === 'electronic' ? { hint: t('check.channel.electronic.hint') } : {}),
        }))}
      />
      <Card title={t('check.statement')}>
        <p>{t('check.statement.text', { name })}</p>
        {ctx.actor.relation === 'self' ? null : (
          <p>
            <strong>{t('check.statement.for', { party: String(known['party.name'] ?? '') })}</strong>
          </p>
        )}
      </Card>
    </>
  );
}
