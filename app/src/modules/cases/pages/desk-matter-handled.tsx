import { Fragment } from 'react';
import { Button } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, Columns, PageHeading, Prose, Stack } from '#design/components/page.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import { formatGrosze } from '#kernel/grosze.ts';
import { type PartyCard, partyCard } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { PageAnswer, PageCtx } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { lettersToChoose } from '../begin-letter.ts';
import { urgency } from '../rules/clocks.ts';
import type { ClerkAnswer } from '../rules/draft.ts';
import { text } from '../text.ts';
import type { CaseRefusal, MatterNow, OpenedMatter } from '../types.ts';
import { fourEyesTerms, paysMoney } from '../use-cases/decide-by-clerk.ts';
import { DeskTests } from './desk-tests.tsx';
import { LetterForm, type Typed } from './desk-letter-form.tsx';
import { Sheet } from './desk-letter-sheet.tsx';
import { PlainCheck } from './plain-check.tsx';
import { letterAtHand } from './desk-letter-work.tsx';
import { OtherSteps } from './desk-other-steps.tsx';
import { DueTag, refusalText } from './parts.tsx';

/** What came back to be put right: why, by which button, and what was typed. */
export interface Remark {
  refusal: CaseRefusal;
  typed?: Typed;
  by?: string;
  form?: ReadonlyMap<string, readonly string[]>;
}

const OTHER_STEPS: ReadonlySet<string> = new Set(['forward', 'suspend']);

/** A matter in the clerk's hands: what was filed at one side, what is to be answered at the other. */
export async function handled(
  ctx: PageCtx<StaffActor>,
  asked: { answer: ClerkAnswer; template: string | undefined },
  opened: OpenedMatter,
  remark: Remark | undefined,
): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const { matter, now } = opened;
  const { answer } = asked;
  const [party, atHand, beside] = await Promise.all([
    partyCard(ctx, matter.partyId),
    letterAtHand(ctx, opened, answer, asked.template),
    ctx.fill?.('desk.case.side', { matterId: matter.matterId, partyId: matter.partyId, submissionId: matter.submissionId }) ?? [],
  ]);
  await ctx.audit({
    action: 'cases.read-at-desk',
    object: `matter:${matter.matterId}`,
    subjectPartyId: matter.partyId,
    purpose: now.purpose ?? 'handling',
  });
  const elsewhere = remark?.by !== undefined && OTHER_STEPS.has(remark.by);
  const error = remark && !elsewhere ? { field: fieldOf(remark.refusal), text: refusalText(ctx.lang, remark.refusal) } : undefined;
  const terms = fourEyesTerms(ctx);
  return {
    kind: 'page',
    title: matter.number,
    width: 'wide',
    scripts: ['letter'],
    ...(remark ? { failed: true, status: 422 } : {}),
    trail: <Breadcrumbs trail={[{ label: t('work.title'), href: '/desk' }, { label: matter.number }]} />,
    body: (
      <Stack>
        <PageHeading
          eyebrow={matter.number}
          aside={
            <Form>
              <Button kind="secondary" name="do" value="release" shortcut="o">
                {t('desk.do.release')}
              </Button>
            </Form>
          }
        >
          {matter.title[ctx.lang]}
        </PageHeading>
        {now.reviewing ? (
          <Notice tone="attention" title={t('desk.review')}>
            <p>{t('desk.review.text')}</p>
          </Notice>
        ) : null}
        {now.remark ? (
          <Notice tone="attention" title={t('desk.returned')}>
            <p>{now.remark}</p>
          </Notice>
        ) : null}
        <Columns
          split="even"
          aside={
            <>
              {beside.map((part, place) => (
                <Fragment key={place}>{part}</Fragment>
              ))}
              {atHand ? (
                <>
                  <PlainCheck ctx={ctx} blocks={(remark?.typed ?? atHand.typed).blocks.pl} />
                  <Card title={t('desk.preview')}>
                    <Sheet
                      ctx={ctx}
                      party={party}
                      number={matter.number}
                      template={atHand.template}
                      blocks={(remark?.typed ?? atHand.typed).blocks.pl}
                    />
                  </Card>
                </>
              ) : null}
            </>
          }
        >
          <Card title={t('desk.party')} inset="flush" aside={<a href={`/desk/people/${party.partyId}`}>{t('desk.person')}</a>}>
            <SummaryList rows={partyRows(ctx, party, opened)} />
          </Card>
          <Reasons lang={ctx.lang} now={now} />
          <DeskTests lang={ctx.lang} tests={now.tests} />
          {answer === 'grant' ? <Follows ctx={ctx} now={now} /> : null}
          {atHand ? (
            <LetterForm
              ctx={ctx}
              matterId={matter.matterId}
              answer={answer}
              template={atHand.template}
              choices={lettersToChoose(ctx, { matter, now, answer })}
              typed={remark?.typed ?? atHand.typed}
              savedAt={atHand.savedAt}
              error={error}
              two={answer === 'refuse' && terms.onRefusals ? 'refusal' : null}
              pays={paysMoney(ctx, matter)}
              above={formatGrosze(terms.above, ctx.lang)}
            />
          ) : (
            <Notice tone="problem" title={t('refusal.no-such-template')} />
          )}
          <OtherSteps ctx={ctx} matter={matter} {...(remark && elsewhere ? { remark } : {})} />
        </Columns>
      </Stack>
    ),
  };
}

function fieldOf({ kind }: CaseRefusal): string {
  return kind === 'reason-missing' ? 'reason' : kind === 'sum-unreadable' ? 'sum' : 'pl-0';
}

/** Why the computer left it to a person. */
export function Reasons({ lang, now }: { lang: Lang; now: MatterNow }) {
  if (now.reasons.length === 0) return null;
  return (
    <Card title={text(lang)('desk.reasons')}>
      <Prose>
        <ul>
          {now.reasons.map(reason => (
            <li key={reason.pl}>{reason[lang]}</li>
          ))}
        </ul>
      </Prose>
    </Card>
  );
}

/** What granting does beside sending the letter. */
function Follows({ ctx, now }: { ctx: PageCtx; now: MatterNow }) {
  const t = text(ctx.lang);
  const told = now.grant ? ctx.house.effects.told(now.grant.effects ?? []) : [];
  if (now.grant && told.length === 0) return null;
  return (
    <Notice tone="info" title={t('desk.follows')}>
      {now.grant ? (
        <ul>
          {told.map(one => (
            <li key={one.pl}>{one[ctx.lang]}</li>
          ))}
        </ul>
      ) : (
        <p>{t('desk.follows.letter-only')}</p>
      )}
    </Notice>
  );
}

export function partyRows(ctx: PageCtx, party: PartyCard, { matter, now }: OpenedMatter) {
  const t = text(ctx.lang);
  return [
    { question: t('desk.party.name'), answer: party.name },
    ...(party.nip ? [{ question: 'NIP', answer: party.nip }] : []),
    ...(party.pesel ? [{ question: 'PESEL', answer: party.pesel }] : []),
    { question: t('matter.filed'), answer: formatDay(matter.filedOn, ctx.lang) },
    {
      question: t('matter.due'),
      answer: <DueTag lang={ctx.lang} urgency={urgency(matter.dueOn, dayOf(ctx.now), ctx.house.pack.extraHolidays)} dueOn={matter.dueOn} />,
    },
    { question: t('desk.purpose'), answer: t(`purpose.${now.purpose ?? 'handling'}`) },
  ];
}
