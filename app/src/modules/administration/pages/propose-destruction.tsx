import { DateField } from '#design/components/date-field.tsx';
import { Notice } from '#design/components/notice.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { formTitle } from '../changes/destroy.ts';
import { listingOf } from '../listing.ts';
import { opinionFaults } from '../rules/destruction.ts';
import { text } from '../text.ts';
import { field, readDay, typedDay } from './fields.ts';
import { Trail } from './parts.tsx';
import { proposing } from './proposing.tsx';
import { RETENTION } from './retention.tsx';

const MOST_OF_A_NAME = 120;

/** The destruction of the matters of one form and year, proposed. */
export const proposeDestructionPage: Page<StaffActor> = {
  path: `${RETENTION}/:formCode/:year/destruction`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.propose-destruction' },
  get: shown,
  post: shown,
};

async function shown(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const { formCode = '', year: asked = '' } = request.params;
  const batch = { formCode, year: Number(asked) };
  const listing = /^\d{4}$/.test(asked) ? await listingOf(ctx, { ...batch, opinion: null }) : undefined;
  if (!listing) return { kind: 'not-found' };
  const wantsOpinion = listing.stays.expert > 0;
  const here = `${RETENTION}/${formCode}/${asked}`;
  const title = `${formTitle(ctx.house, formCode)[ctx.lang]}, ${asked}`;
  return proposing(ctx, request, {
    kind: 'destroy',
    action: `${here}/destruction`,
    title: t('destroy.propose'),
    eyebrow: title,
    lead: t('destroy.propose.lead'),
    trail: (
      <Trail
        lang={ctx.lang}
        over={[
          { label: t('section.retention'), href: RETENTION },
          { label: title, href: here },
        ]}
        here={t('destroy.propose')}
      />
    ),
    form: error =>
      wantsOpinion ? (
        <>
          <Notice tone="info" title={t('destroy.opinion')}>
            <p>{t('destroy.opinion.about')}</p>
          </Notice>
          <TextField
            name="opinion.expert"
            label={t('destroy.opinion.expert')}
            hint={t('destroy.opinion.expert.hint')}
            value={field(request, 'opinion.expert')}
            error={error('opinion.expert')}
            maxLength={MOST_OF_A_NAME}
          />
          <TextField
            name="opinion.reference"
            label={t('destroy.opinion.reference')}
            value={field(request, 'opinion.reference')}
            error={error('opinion.reference')}
            maxLength={MOST_OF_A_NAME}
          />
          <DateField
            name="opinion.on"
            label={t('destroy.opinion.on')}
            value={typedDay(request, 'opinion.on')}
            error={error('opinion.on')}
          />
        </>
      ) : null,
    read() {
      if (!wantsOpinion) return { wish: { ...batch, opinion: null } };
      const opinion = {
        expert: field(request, 'opinion.expert'),
        reference: field(request, 'opinion.reference'),
        on: readDay(request, 'opinion.on'),
      };
      const faults = opinionFaults(opinion, ctx.now);
      return faults.length > 0
        ? { faults: faults.map(part => ({ field: `opinion.${part}`, key: `fault.destroy.opinion.${part}` })) }
        : { wish: { ...batch, opinion } };
    },
  });
}
