import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Prose, Stack } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import type { Page } from '#platform/http/page.ts';
import { text } from '../text.ts';
import type { State } from '../types.ts';
import { type AvailabilityView, availabilityView, type ComponentView } from '../views.ts';

const TONES = { up: 'done', down: 'problem', unknown: 'attention' } as const satisfies Record<State, string>;
const INCIDENTS_SHOWN = 20;
const MINUTE = 60;

type T = ReturnType<typeof text>;

/** What works now and what worked, from files beside the database: it must be there when the rest is not. */
export const availabilityPage: Page = {
  path: '/availability',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'portal.open' },
  still: {
    async get({ house, lang }) {
      const view = await availabilityView(house);
      const t = text(lang);
      return {
        kind: 'page',
        title: t('title'),
        width: 'wide',
        body: (
          <Stack>
            <PageHeading lead={t('lead')}>{t('title')}</PageHeading>
            <Now t={t} view={view} />
            <Planned t={t} view={view} lang={lang} />
            <Past t={t} view={view} />
            <Incidents t={t} view={view} />
            <Prose>
              <h2>{t('how')}</h2>
              <p>{t('how.text')}</p>
              <p>
                <a href="/availability.json">{t('json')}</a>
              </p>
            </Prose>
          </Stack>
        ),
      };
    },
  },
};

function Now({ t, view }: { t: T; view: AvailabilityView }) {
  const away = view.components.filter(one => one.now === 'down');
  const tone = view.sampledAt === null ? 'attention' : away.length > 0 ? 'problem' : 'done';
  const title = view.sampledAt === null ? t('now.unknown') : away.length > 0 ? t('now.away', { count: away.length }) : t('now.all');
  return (
    <>
      <Notice tone={tone} title={title}>
        {view.sampledAt === null ? null : <p>{t('now.at', { at: view.sampledAt })}</p>}
      </Notice>
      <DataTable<ComponentView>
        caption={t('now')}
        rows={view.components}
        rowKey={row => row.component}
        columns={[
          { key: 'part', label: t('part'), heading: true, cell: row => t(`part.${row.component}`) },
          { key: 'means', label: t('means'), cell: row => t(`means.${row.component}`) },
          { key: 'now', label: t('state'), cell: row => <StatusTag tone={TONES[row.now]}>{t(`state.${row.now}`)}</StatusTag> },
        ]}
      />
    </>
  );
}

function Planned({ t, view, lang }: { t: T; view: AvailabilityView; lang: 'pl' | 'en' }) {
  return (
    <Card title={t('planned')}>
      {view.planned.length === 0 ? (
        <p>{t('planned.none')}</p>
      ) : (
        <ul>
          {view.planned.map(one => (
            <li key={one.from}>{t('planned.line', { from: new Date(one.from), to: new Date(one.to), what: one.text[lang] })}</li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function Past({ t, view }: { t: T; view: AvailabilityView }) {
  if (view.since === null) return <EmptyState title={t('past.none')} />;
  const share = (percent: number | undefined): string => (percent === undefined ? t('share.none') : t('share', { percent }));
  return (
    <DataTable<ComponentView>
      caption={t('past', { since: view.since })}
      rows={view.components}
      rowKey={row => row.component}
      columns={[
        { key: 'part', label: t('part'), heading: true, cell: row => t(`part.${row.component}`) },
        { key: 'best', label: t('share.best'), align: 'end', cell: row => share(row.shares?.best) },
        { key: 'down', label: t('down'), align: 'end', cell: row => t('minutes', { count: Math.round(row.measured.down / MINUTE) }) },
        {
          key: 'planned',
          label: t('down.planned'),
          align: 'end',
          cell: row => t('minutes', { count: Math.round(row.measured.plannedDown / MINUTE) }),
        },
        {
          key: 'unmeasured',
          label: t('unmeasured'),
          align: 'end',
          cell: row => t('minutes', { count: Math.round(row.measured.unmeasured / MINUTE) }),
        },
        { key: 'worst', label: t('share.worst'), align: 'end', cell: row => share(row.shares?.worst) },
      ]}
    />
  );
}

function Incidents({ t, view }: { t: T; view: AvailabilityView }) {
  if (view.since === null) return null;
  if (view.incidents.length === 0) return <EmptyState title={t('incidents.none')} />;
  return (
    <DataTable
      caption={t('incidents', { count: view.incidents.length, shown: Math.min(INCIDENTS_SHOWN, view.incidents.length) })}
      rows={view.incidents.slice(0, INCIDENTS_SHOWN)}
      rowKey={row => `${row.component} ${row.from.toISOString()}`}
      columns={[
        { key: 'part', label: t('part'), heading: true, cell: row => t(`part.${row.component}`) },
        { key: 'from', label: t('incident.from'), cell: row => t('moment', { at: row.from }) },
        { key: 'to', label: t('incident.to'), cell: row => (row.to ? t('moment', { at: row.to }) : t('incident.lasts')) },
        { key: 'planned', label: t('incident.planned'), cell: row => t(row.planned ? 'yes' : 'no') },
      ]}
    />
  );
}

/** The same for programs. */
export const availabilityJsonPage: Page = {
  path: '/availability.json',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'portal.open' },
  still: {
    async get({ house }) {
      const view = await availabilityView(house);
      return {
        kind: 'document',
        bytes: Buffer.from(`${JSON.stringify(view)}\n`),
        type: 'application/json; charset=utf-8',
        fileName: 'availability.json',
        disposition: 'inline',
      };
    },
  },
};
