import type { ReactNode } from 'react';
import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { TextArea } from '#design/components/text-fields.tsx';
import type { StaffActor } from '#platform/context.ts';
import type { PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { text } from '../text.ts';
import type { Fault } from '../types.ts';
import { previewChange, proposeChange } from '../use-cases/propose-change.ts';
import { field } from './fields.ts';
import { PreviewOf, refusalText, textOf, wide } from './parts.tsx';

const MOST_OF_A_REASON = 500;

/** A form by which a change is proposed. */
export interface Proposal {
  kind: string;
  action: string;
  title: string;
  eyebrow?: string | undefined;
  lead?: string | undefined;
  trail: ReactNode;
  /** Shown above the form. */
  above?: ReactNode;
  /** @param error the sentence of a field that must be put right */
  form(error: (field: string) => string | undefined): ReactNode;
  /** Shown under the form. */
  below?: ReactNode;
  /** What was typed, as a wish; faults where it cannot be read as one. `alone` does it at once, where it does not take
   *  two people. */
  read(): { wish: unknown; alone?: (reason: string) => Promise<PageAnswer | { refused: string }> } | { faults: readonly Fault[] };
}

/** Three steps on one address, all without scripts: the form, what it would change, and the proposal made. What was typed
 *  goes along in hidden fields. */
export async function proposing(ctx: PageCtx<StaffActor>, request: PageRequest, proposal: Proposal): Promise<PageAnswer> {
  const step = field(request, 'step');
  if (step === '' || step === 'back') return asking(ctx, request, proposal, []);
  const reason = field(request, 'reason');
  const read = proposal.read();
  if ('faults' in read)
    return asking(ctx, request, proposal, [...read.faults, ...(reason === '' ? [{ field: 'reason', key: 'fault.reason' }] : [])]);
  const asked = { kind: proposal.kind, wish: read.wish, reason };
  if (step === 'alone' && read.alone) {
    const done = await read.alone(reason);
    return 'refused' in done ? asking(ctx, request, proposal, [], done.refused) : done;
  }
  if (step === 'propose') {
    const proposed = await proposeChange(ctx, asked);
    if (proposed.ok)
      return {
        kind: 'redirect',
        to: `/desk/administration/changes/${proposed.value.changeId}`,
        notice: { tone: 'done', text: text(ctx.lang)('proposing.done') },
      };
    return proposed.refusal.kind === 'faults'
      ? asking(ctx, request, proposal, proposed.refusal.faults)
      : asking(ctx, request, proposal, [], refusalText(ctx.lang, proposed.refusal));
  }
  const previewed = await previewChange(ctx, asked);
  if (!previewed.ok)
    return previewed.refusal.kind === 'faults'
      ? asking(ctx, request, proposal, previewed.refusal.faults)
      : asking(ctx, request, proposal, [], refusalText(ctx.lang, previewed.refusal));
  const t = text(ctx.lang);
  return wide(
    t('proposing.look'),
    proposal.trail,
    <>
      <PageHeading eyebrow={proposal.title} lead={t(read.alone ? 'proposing.alone.lead' : 'proposing.look.lead')}>
        {t('proposing.look')}
      </PageHeading>
      <PreviewOf lang={ctx.lang} preview={previewed.value} />
      <Form action={proposal.action}>
        <Typed request={request} />
        <ButtonRow>
          <Button name="step" value={read.alone ? 'alone' : 'propose'}>
            {t(read.alone ? 'proposing.save' : 'proposing.propose')}
          </Button>
          <Button kind="secondary" name="step" value="back">
            {t('proposing.back')}
          </Button>
        </ButtonRow>
      </Form>
    </>,
  );
}

/** All that was typed, in order, without the step. */
function Typed({ request }: { request: PageRequest }) {
  return [...request.form].flatMap(([name, values]) =>
    name === 'step' ? [] : values.map((value, place) => <input key={`${name} ${String(place)}`} type="hidden" name={name} value={value} />),
  );
}

function asking(
  ctx: PageCtx<StaffActor>,
  request: PageRequest,
  proposal: Proposal,
  faults: readonly Fault[],
  refused?: string,
): PageAnswer {
  const t = text(ctx.lang);
  const error = (name: string): string | undefined => {
    const found = faults.find(fault => fault.field === name);
    return found && textOf(ctx.lang, found.key);
  };
  return wide(
    proposal.title,
    proposal.trail,
    <>
      <ErrorSummary
        errors={[
          ...faults.map(fault => ({ field: fault.field, text: textOf(ctx.lang, fault.key) })),
          ...(refused === undefined ? [] : [{ text: refused }]),
        ]}
      />
      <PageHeading eyebrow={proposal.eyebrow} lead={proposal.lead}>
        {proposal.title}
      </PageHeading>
      {proposal.above}
      <Card title={t('proposing.title')} id="propose">
        <Form action={proposal.action}>
          {proposal.form(error)}
          <TextArea
            name="reason"
            label={t('proposing.reason')}
            hint={t('proposing.reason.hint')}
            value={field(request, 'reason')}
            error={error('reason')}
            rows={3}
            limit={MOST_OF_A_REASON}
          />
          <ButtonRow>
            <Button name="step" value="look">
              {t('proposing.preview')}
            </Button>
          </ButtonRow>
        </Form>
      </Card>
      {proposal.below}
    </>,
    faults.length > 0 || refused !== undefined,
  );
}
