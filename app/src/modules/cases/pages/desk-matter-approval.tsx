import { Fragment } from 'react';
import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Breadcrumbs, Columns, PageHeading, Prose, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { TextArea } from '#design/components/text-fields.tsx';
import { formatGrosze, grosze } from '#kernel/grosze.ts';
import { partyCard, staffMember } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { PageAnswer, PageCtx } from '#platform/http/page.ts';
import { findTemplate } from '../rules/draft.ts';
import { text } from '../text.ts';
import type { CaseRefusal, OpenedMatter } from '../types.ts';
import { DeskTests } from './desk-tests.tsx';
import { blocksOf, ShownBlocks } from './desk-letter-form.tsx';
import { partyRows, Reasons } from './desk-matter-handled.tsx';
import { refusalText } from './parts.tsx';

/** A proposed decision before its second pair of eyes: what was filed beside what is proposed. */
export async function forSecondEyes(ctx: PageCtx<StaffActor>, opened: OpenedMatter, refusal: CaseRefusal | undefined): Promise<PageAnswer> {
  const { matter, now } = opened;
  const { proposal } = now;
  if (!proposal) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const [party, proposer, beside] = await Promise.all([
    partyCard(ctx, matter.partyId),
    staffMember(ctx, proposal.staffId),
    ctx.fill?.('desk.case.side', { matterId: matter.matterId, partyId: matter.partyId, submissionId: matter.submissionId }) ?? [],
  ]);
  const template = findTemplate(ctx.house.pack, proposal.letter.template);
  await ctx.audit({
    action: 'cases.read-at-desk',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: 'approval',
  });
  const error = refusal && refusalText(ctx.lang, refusal);
  return {
    kind: 'page',
    title: matter.number,
    width: 'wide',
    ...(error ? { failed: true, status: 422 } : {}),
    trail: <Breadcrumbs trail={[{ label: t('work.title'), href: '/desk' }, { label: matter.number }]} />,
    body: (
      <Stack>
        {error ? <ErrorSummary errors={[{ field: 'remark', text: error }]} /> : null}
        <PageHeading eyebrow={`${matter.number}, ${t('desk.approval')}`}>{matter.title[ctx.lang]}</PageHeading>
        <Columns split="even" aside={beside.map((part, place) => <Fragment key={place}>{part}</Fragment>)}>
          <Card title={t('desk.proposal')} inset="flush">
            <SummaryList
              rows={[
                { question: t('desk.proposal.outcome'), answer: t(`desk.proposal.${proposal.outcome}`) },
                { question: t('desk.proposal.why'), answer: t(`desk.why.${proposal.why}`) },
                { question: t('desk.proposal.by'), answer: `${proposer?.name ?? ''}, ${t('when', { at: proposal.proposedAt })}` },
                ...(proposal.sum
                  ? [{ question: t('desk.proposal.sum'), answer: formatGrosze(grosze(BigInt(proposal.sum)), ctx.lang) }]
                  : []),
                { question: t('desk.proposal.reason'), answer: proposal.reason },
              ]}
            />
          </Card>
          {template ? (
            <Card title={t('desk.proposal.letter')}>
              <Prose>
                <h3>{template.title.pl}</h3>
                <ShownBlocks lang={ctx.lang} blocks={blocksOf(template, proposal.letter).pl} />
              </Prose>
            </Card>
          ) : null}
          <Card title={t('desk.party')} inset="flush">
            <SummaryList rows={partyRows(ctx, party, opened)} />
          </Card>
          <Reasons lang={ctx.lang} now={now} />
          <DeskTests lang={ctx.lang} tests={now.tests} />
          <Form>
            <ButtonRow>
              <Button name="do" value="approve" icon="seal" shortcut="a" shortcutDoes="focus">
                {t('desk.do.approve')}
              </Button>
            </ButtonRow>
            <TextArea name="remark" label={t('desk.remark')} rows={3} error={error} />
            <ButtonRow>
              <Button kind="secondary" name="do" value="return">
                {t('desk.do.return')}
              </Button>
            </ButtonRow>
          </Form>
        </Columns>
      </Stack>
    ),
  };
}
