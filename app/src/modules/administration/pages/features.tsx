import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Checkboxes, Radios } from '#design/components/choices.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import { dayOf, type Day, formatDay } from '#kernel/day.ts';
import { findBranch } from '#modules/branches/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { FeatureState, FeatureSwitch } from '#platform/features.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { transact } from '#platform/transact.ts';
import { text } from '../text.ts';
import { switchFeature } from '../use-cases/switch-feature.ts';
import { listFeatureStates, type SetFeature } from '../views.ts';
import { field } from './fields.ts';
import { textOf, Trail, wide } from './parts.tsx';

const PATH = '/desk/administration/features';
const MODES = ['on', 'off', 'branches', 'share'] as const;
const WHERE_IT_STANDS = { 'no-branches': 'branches', 'not-a-share': 'percent', 'reason-missing': 'reason' } as const;

/** What can be switched without a release: declared in code, set here, read through the house. */
export const featuresPage: Page<StaffActor> = {
  path: PATH,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.switch' },
  get: ctx => shown(ctx),
  // Apart, so that the house takes up what was set after the commit and before the next page.
  apart: {
    async post(at, request) {
      const name = field(request, 'feature');
      const done = await transact(at.house, at.actor, ctx =>
        switchFeature(ctx, { name, state: stateOf(request), reason: field(request, `${name}.reason`) }),
      );
      if (done.ok) {
        await at.house.renew();
        return { kind: 'redirect', to: PATH, notice: { tone: 'done', text: text(at.lang)('features.done') } };
      }
      const { refusal } = done;
      return at.look(ctx =>
        shown(ctx, {
          request,
          name,
          field: refusal.kind in WHERE_IT_STANDS ? WHERE_IT_STANDS[refusal.kind as keyof typeof WHERE_IT_STANDS] : 'mode',
          words: refusal.kind === 'not-permitted' ? refusal.why[at.lang] : textOf(at.lang, `fault.feature.${refusal.kind}`),
        }),
      );
    },
  },
};

/** Fields bear the name of the switch, since several stand on one page. */
function stateOf(request: PageRequest): FeatureState {
  const name = field(request, 'feature');
  const mode = MODES.find(one => one === field(request, `${name}.mode`)) ?? 'off';
  if (mode === 'branches') return { mode, branches: request.form.get(`${name}.branches`) ?? [] };
  if (mode === 'share') return { mode, percent: Number(field(request, `${name}.percent`) || 'x') };
  return { mode };
}

interface Tried {
  request: PageRequest;
  name: string;
  field: string;
  words: string;
}

async function shown(ctx: PageCtx<StaffActor>, tried?: Tried): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const states = await listFeatureStates(ctx.db);
  return wide(
    t('section.features'),
    <Trail lang={ctx.lang} here={t('section.features')} />,
    <>
      <ErrorSummary errors={tried ? [{ field: `${tried.name}.${tried.field}`, text: tried.words }] : []} />
      <PageHeading lead={t('section.features.about')}>{t('section.features')}</PageHeading>
      {ctx.house.declared.features.map(feature => (
        <Feature
          key={feature.name}
          ctx={ctx}
          feature={feature}
          set={states.find(one => one.name === feature.name)}
          tried={tried?.name === feature.name ? tried : undefined}
        />
      ))}
    </>,
    tried !== undefined,
  );
}

function Feature({
  ctx,
  feature,
  set,
  tried,
}: {
  ctx: PageCtx;
  feature: FeatureSwitch;
  set: SetFeature | undefined;
  tried: Tried | undefined;
}) {
  const t = text(ctx.lang);
  const { name } = feature;
  const state: FeatureState = tried ? stateOf(tried.request) : (set?.state ?? { mode: feature.byDefault });
  const error = (part: string): string | undefined => (tried?.field === part ? tried.words : undefined);
  const expired = feature.expires !== null && feature.expires < dayOf(ctx.now);
  return (
    <Card title={feature.meaning[ctx.lang]} aside={<StateTag ctx={ctx} state={set?.state ?? { mode: feature.byDefault }} />}>
      <DescriptionTable
        rows={[
          { name: t('features.name'), value: name },
          { name: t('features.owner'), value: feature.owner },
          {
            name: t('features.expires'),
            value:
              feature.expires === null ? (
                t('features.stays')
              ) : expired ? (
                <StatusTag tone="attention">{t('features.expired', { on: formatDay(feature.expires as Day, ctx.lang) })}</StatusTag>
              ) : (
                formatDay(feature.expires as Day, ctx.lang)
              ),
          },
          ...(set ? [{ name: t('features.set'), value: t('features.set.why', { at: set.at, reason: set.reason }) }] : []),
        ]}
      />
      <Form action={PATH} hidden={{ feature: name }}>
        <Radios
          name={`${name}.mode`}
          label={t('features.mode')}
          value={state.mode}
          error={error('mode')}
          choices={[
            { value: 'on', label: t('features.mode.on') },
            { value: 'off', label: t('features.mode.off') },
            {
              value: 'branches',
              label: t('features.mode.branches'),
              reveals: (
                <Checkboxes
                  name={`${name}.branches`}
                  label={t('features.branches')}
                  values={state.mode === 'branches' ? state.branches : []}
                  error={error('branches')}
                  choices={ctx.house.pack.branches.map(branch => ({ value: branch.code, label: branch.city }))}
                />
              ),
            },
            {
              value: 'share',
              label: t('features.mode.share'),
              reveals: (
                <TextField
                  name={`${name}.percent`}
                  label={t('features.percent')}
                  value={state.mode === 'share' && Number.isFinite(state.percent) ? String(state.percent) : ''}
                  error={error('percent')}
                  inputMode="numeric"
                  width={4}
                />
              ),
            },
          ]}
        />
        <TextField
          name={`${name}.reason`}
          label={t('features.reason')}
          value={tried ? field(tried.request, `${name}.reason`) : ''}
          error={error('reason')}
          maxLength={300}
        />
        <ButtonRow>
          <Button>{t('features.button')}</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

function StateTag({ ctx, state }: { ctx: PageCtx; state: FeatureState }) {
  const t = text(ctx.lang);
  switch (state.mode) {
    case 'on':
      return <StatusTag tone="done">{t('features.state.on')}</StatusTag>;
    case 'off':
      return <StatusTag tone="problem">{t('features.state.off')}</StatusTag>;
    case 'branches':
      return (
        <StatusTag tone="attention">
          {t('features.state.branches', {
            branches: state.branches.map(code => findBranch(ctx.house.pack, code)?.city ?? code).join(', '),
          })}
        </StatusTag>
      );
    case 'share':
      return <StatusTag tone="attention">{t('features.state.share', { percent: state.percent })}</StatusTag>;
  }
}
