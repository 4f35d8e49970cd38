import { Radios } from '#design/components/choices.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { DateField } from '#design/components/date-field.tsx';
import { Tabs } from '#design/components/navigation.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { Select, TextField } from '#design/components/text-fields.tsx';
import { dayOf, type Day, formatDay } from '#kernel/day.ts';
import { branchHours, findBranch, hoursOn } from '#modules/branches/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { field, readDay, typedDay } from './fields.ts';
import { textOf, Trail, wide } from './parts.tsx';
import { proposing } from './proposing.tsx';

export const BRANCHES = '/desk/administration/branches';
const WEEK = [1, 2, 3, 4, 5, 6, 7] as const;

function BranchTabs({ ctx, current }: { ctx: PageCtx; current: string }) {
  const t = text(ctx.lang);
  const tabs = [
    [BRANCHES, t('branches.tab.hours')],
    [`${BRANCHES}/closings`, t('branches.tab.closings')],
    [`${BRANCHES}/holidays`, t('branches.tab.holidays')],
  ] as const;
  return <Tabs label={t('section.branches')} tabs={tabs.map(([href, label]) => ({ href, label, current: href === current }))} />;
}

/** Every branch with the hours that hold today and those to come. */
export const branchesPage: Page<StaffActor> = {
  path: BRANCHES,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.open' },
  async get(ctx) {
    const t = text(ctx.lang);
    const today = dayOf(ctx.now);
    return wide(
      t('section.branches'),
      <Trail lang={ctx.lang} here={t('section.branches')} />,
      <>
        <PageHeading lead={t('section.branches.about')}>{t('section.branches')}</PageHeading>
        <BranchTabs ctx={ctx} current={BRANCHES} />
        <DataTable
          caption={t('section.branches')}
          captionShown="hidden"
          rows={ctx.house.pack.branches}
          rowKey={branch => branch.code}
          columns={[
            {
              key: 'name',
              label: t('staff.branch'),
              heading: true,
              cell: branch => <a href={`${BRANCHES}/${branch.code}`}>{branch.name}</a>,
            },
            { key: 'now', label: t('hours.today'), cell: branch => hoursOn(branch, today) },
            {
              key: 'next',
              label: t('hours.next'),
              cell: branch => {
                const next = branch.hoursFrom?.find(one => one.from > today);
                return next
                  ? t('parameters.next.value', { value: next.hours, from: formatDay(next.from as Day, ctx.lang) })
                  : t('preview.nothing');
              },
            },
          ]}
        />
      </>,
    );
  },
};

/** The week of one branch, and other hours proposed from a day on. */
export const branchPage: Page<StaffActor> = {
  path: `${BRANCHES}/:code`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.propose' },
  get: oneBranch,
  post: oneBranch,
};

async function oneBranch(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const branch = findBranch(ctx.house.pack, request.params['code'] ?? '');
  if (!branch) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const now = branchHours({ hours: hoursOn(branch, dayOf(ctx.now)) });
  const asked = field(request, 'step') !== '';
  const typed = WEEK.map(day => {
    if (asked) return field(request, `day-${day}`);
    const opening = now.find(one => one.weekday === day);
    return opening ? `${opening.from}-${opening.to}` : '';
  });
  return proposing(ctx, request, {
    kind: 'hours',
    action: `${BRANCHES}/${branch.code}`,
    title: branch.name,
    lead: t('hours.lead', { hours: hoursOn(branch, dayOf(ctx.now)) }),
    trail: <Trail lang={ctx.lang} over={[{ label: t('section.branches'), href: BRANCHES }]} here={branch.name} />,
    form: error => (
      <>
        <DateField name="from" label={t('parameter.from')} value={typedDay(request, 'from')} error={error('from')} />
        {WEEK.map(day => (
          <TextField
            key={day}
            name={`day-${day}`}
            label={textOf(ctx.lang, `weekday.${day}`)}
            hint={day === 1 ? t('hours.hint') : undefined}
            value={typed[day - 1]}
            error={error(`day-${day}`)}
            width={12}
          />
        ))}
      </>
    ),
    read() {
      const from = readDay(request, 'from');
      return from ? { wish: { branchCode: branch.code, from, days: typed } } : { faults: [{ field: 'from', key: 'fault.day' }] };
    },
  });
}

/** Single days on which branches are shut or keep other hours. */
export const closingsPage: Page<StaffActor> = {
  path: `${BRANCHES}/closings`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.propose' },
  get: closings,
  post: closings,
};

async function closings(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const { pack } = ctx.house;
  const today = dayOf(ctx.now);
  const coming = pack.branches
    .flatMap(branch => (branch.exceptions ?? []).filter(one => one.on >= today).map(exception => ({ branch, exception })))
    .sort((a, b) => (a.exception.on < b.exception.on ? -1 : 1));
  return proposing(ctx, request, {
    kind: 'closing',
    action: `${BRANCHES}/closings`,
    title: t('branches.tab.closings'),
    lead: t('closing.lead'),
    trail: <Trail lang={ctx.lang} over={[{ label: t('section.branches'), href: BRANCHES }]} here={t('branches.tab.closings')} />,
    above: (
      <>
        <BranchTabs ctx={ctx} current={`${BRANCHES}/closings`} />
        {coming.length === 0 ? (
          <EmptyState title={t('closing.none')} />
        ) : (
          <DataTable
            caption={t('closing.coming')}
            rows={coming}
            rowKey={({ branch, exception }) => `${branch.code} ${exception.on}`}
            columns={[
              { key: 'on', label: t('closing.on'), heading: true, cell: ({ exception }) => formatDay(exception.on as Day, ctx.lang) },
              { key: 'branch', label: t('staff.branch'), cell: ({ branch }) => branch.name },
              { key: 'hours', label: t('closing.hours'), cell: ({ exception }) => exception.hours ?? t('closing.shut') },
              { key: 'reason', label: t('closing.reason'), cell: ({ exception }) => exception.reason[ctx.lang] },
            ]}
          />
        )}
      </>
    ),
    form: error => (
      <>
        <Select
          name="branch"
          label={t('staff.branch')}
          value={field(request, 'branch')}
          error={error('branch')}
          empty="none"
          options={[{ value: '', label: t('closing.all-branches') }, ...pack.branches.map(one => ({ value: one.code, label: one.name }))]}
        />
        <DateField name="on" label={t('closing.on')} value={typedDay(request, 'on')} error={error('on')} />
        <Radios
          name="how"
          label={t('closing.how')}
          value={field(request, 'how') || 'shut'}
          choices={[
            { value: 'shut', label: t('closing.shut') },
            {
              value: 'hours',
              label: t('closing.other-hours'),
              reveals: (
                <TextField
                  name="hours"
                  label={t('closing.hours')}
                  hint={t('hours.hint')}
                  value={field(request, 'hours')}
                  error={error('hours')}
                  width={12}
                />
              ),
            },
          ]}
        />
        <TextField
          name="reasonPl"
          label={t('closing.reason.pl')}
          value={field(request, 'reasonPl')}
          error={error('reasonPl')}
          maxLength={200}
        />
        <TextField
          name="reasonEn"
          label={t('closing.reason.en')}
          value={field(request, 'reasonEn')}
          error={error('reasonEn')}
          maxLength={200}
        />
      </>
    ),
    read() {
      const on = readDay(request, 'on');
      const hours = field(request, 'how') === 'hours' ? field(request, 'hours') : null;
      const [reasonPl, reasonEn] = [field(request, 'reasonPl'), field(request, 'reasonEn')];
      if (!on || reasonPl === '' || reasonEn === '' || hours === '')
        return {
          faults: [
            ...(on ? [] : [{ field: 'on', key: 'fault.day' }]),
            ...(hours === '' ? [{ field: 'hours', key: 'fault.hours' }] : []),
            ...(reasonPl === '' ? [{ field: 'reasonPl', key: 'fault.both-languages' }] : []),
            ...(reasonEn === '' ? [{ field: 'reasonEn', key: 'fault.both-languages' }] : []),
          ],
        };
      return { wish: { branchCode: field(request, 'branch') || null, on, hours, reasonPl, reasonEn } };
    },
  });
}

/** Days off by statute for one year only; the yearly ones are worked out. */
export const holidaysPage: Page<StaffActor> = {
  path: `${BRANCHES}/holidays`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.propose' },
  get: holidays,
  post: holidays,
};

async function holidays(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const t = text(ctx.lang);
  return proposing(ctx, request, {
    kind: 'holiday',
    action: `${BRANCHES}/holidays`,
    title: t('branches.tab.holidays'),
    lead: t('holiday.lead'),
    trail: <Trail lang={ctx.lang} over={[{ label: t('section.branches'), href: BRANCHES }]} here={t('branches.tab.holidays')} />,
    above: (
      <>
        <BranchTabs ctx={ctx} current={`${BRANCHES}/holidays`} />
        <DataTable
          caption={t('holiday.known')}
          rows={[...ctx.house.pack.extraHolidays].reverse()}
          rowKey={on => on}
          columns={[{ key: 'on', label: t('closing.on'), heading: true, cell: on => formatDay(on as Day, ctx.lang) }]}
        />
      </>
    ),
    form: error => (
      <>
        <DateField name="on" label={t('closing.on')} value={typedDay(request, 'on')} error={error('on')} />
        <TextField
          name="source"
          label={t('parameter.source')}
          hint={t('parameter.source.hint')}
          value={field(request, 'source')}
          error={error('source')}
        />
      </>
    ),
    read() {
      const on = readDay(request, 'on');
      const source = field(request, 'source');
      if (on && source !== '') return { wish: { on, source } };
      return {
        faults: [...(on ? [] : [{ field: 'on', key: 'fault.day' }]), ...(source === '' ? [{ field: 'source', key: 'fault.source' }] : [])],
      };
    },
  });
}
