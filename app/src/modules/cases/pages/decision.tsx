import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, PageHeading, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { formatDay, parseDay } from '#kernel/day.ts';
import { type DecisionId, parseId } from '#kernel/ids.ts';
import { lettersOfMatter } from '#modules/mailbox/index.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page, PageCtx, PageRequest } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { matterForPerson } from '../guards.ts';
import { mayHappen } from '../rules/matter.ts';
import { toldDecisions } from '../rules/told.ts';
import { findDecision } from '../questions.ts';
import { text } from '../text.ts';
import type { Decision, OpenedMatter } from '../types.ts';
import { askForReview } from '../use-cases/ask-for-review.ts';
import { refusalText } from './parts.tsx';

async function openDecision(
  ctx: PageCtx<PersonActor>,
  request: PageRequest,
): Promise<{ decision: Decision; opened: OpenedMatter } | undefined> {
  const decisionId = parseId<DecisionId>(request.params['decisionId'] ?? '');
  const decision = decisionId && (await findDecision(ctx, decisionId));
  if (!decision) return undefined;
  const opened = await matterForPerson(ctx, decision.matterId, 'cases.read');
  if (!opened.ok) return undefined;
  const [told] = toldDecisions([decision], await lettersOfMatter(ctx, decision.matterId));
  return told && { decision: told, opened: opened.value };
}

/** How a decision came about, told in plain words: every test with its value and ground, the rule and its version. */
export const decisionPage: Page<PersonActor> = {
  path: '/decisions/:decisionId',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'cases.see-matters' },
  async get(ctx, request) {
    const found = await openDecision(ctx, request);
    if (!found) return { kind: 'not-found' };
    const { decision, opened } = found;
    const t = text(ctx.lang);
    await ctx.audit({ action: 'cases.read-decision', object: `decision:${decision.decisionId}`, subjectPartyId: decision.partyId });
    const mayAsk =
      decision.decidedBy === 'computer' &&
      decision.outcome !== 'to-clerk' &&
      decision.reviewAskedAt === null &&
      mayHappen(opened.now, 'ask-for-review').ok;
    return {
      kind: 'page',
      title: t('decision.title'),
      trail: (
        <Breadcrumbs
          trail={[
            { label: t('matters.title'), href: '/matters' },
            { label: decision.number, href: `/matters/${decision.matterId}` },
            { label: t('decision.title') },
          ]}
        />
      ),
      body: (
        <Stack>
          <PageHeading eyebrow={decision.number} lead={t('decision.lead', { by: decision.decidedBy, outcome: decision.outcome })}>
            {t('decision.title')}
          </PageHeading>
          {decision.reviewAskedAt ? <Notice tone="info" title={t('decision.review-asked', { at: decision.reviewAskedAt })} /> : null}
          {decision.reason ? (
            <Card title={t('decision.reason')}>
              <p>{decision.reason}</p>
            </Card>
          ) : null}
          {decision.tests.length > 0 ? <Tests lang={ctx.lang} decision={decision} /> : null}
          <Card title={t('decision.how')}>
            <SummaryList
              rows={[
                { question: t('decision.when'), answer: t('when', { at: decision.decidedAt }) },
                { question: t('decision.by'), answer: t('decision.by.who', { by: decision.decidedBy }) },
                { question: t('decision.basis'), answer: decision.legalBasis },
                ...(decision.decidedBy === 'computer'
                  ? [
                      { question: t('decision.rule'), answer: decision.ruleSet },
                      { question: t('decision.time'), answer: t('decision.milliseconds', { count: decision.milliseconds ?? 0 }) },
                      { question: t('decision.inputs'), answer: <code>{decision.inputsSha256}</code> },
                    ]
                  : []),
              ]}
            />
          </Card>
          {mayAsk ? (
            <Card title={t('decision.ask.title')} id="review">
              <p>{t('decision.ask.text')}</p>
              <Form>
                <ButtonRow>
                  <Button kind="secondary">{t('decision.ask.button')}</Button>
                </ButtonRow>
              </Form>
            </Card>
          ) : null}
        </Stack>
      ),
    };
  },
  async post(ctx, request) {
    const found = await openDecision(ctx, request);
    if (!found) return { kind: 'not-found' };
    const t = text(ctx.lang);
    const asked = await askForReview(ctx, { decisionId: found.decision.decisionId });
    if (asked.ok) {
      const due = parseDay(asked.value.dueOn);
      return {
        kind: 'redirect',
        to: `/matters/${asked.value.matterId}`,
        notice: { tone: 'done', text: t('decision.asked', { day: due.ok ? formatDay(due.value, ctx.lang) : '' }) },
      };
    }
    return {
      kind: 'redirect',
      to: `/decisions/${found.decision.decisionId}`,
      notice: { tone: 'attention', text: refusalText(ctx.lang, asked.refusal) },
    };
  },
};

function Tests({ lang, decision }: { lang: Lang; decision: Pick<Decision, 'tests'> }) {
  const t = text(lang);
  return (
    <DataTable
      caption={t('tests.caption')}
      rows={decision.tests}
      rowKey={test => test.name}
      columns={[
        { key: 'what', label: t('tests.what'), heading: true, cell: test => test.text[lang] },
        { key: 'value', label: t('tests.value'), cell: test => test.value },
        {
          key: 'passed',
          label: t('tests.outcome'),
          cell: test => <StatusTag tone={test.passed ? 'done' : 'attention'}>{t(test.passed ? 'tests.passed' : 'tests.failed')}</StatusTag>,
        },
        { key: 'basis', label: t('tests.basis'), cell: test => test.legalBasis ?? '' },
      ]}
    />
  );
}
