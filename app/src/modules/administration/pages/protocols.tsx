import { LinkButton } from '#design/components/button.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { Pagination } from '#design/components/navigation.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import type { StaffActor } from '#platform/context.ts';
import { pageAsked } from '#platform/http/page-number.ts';
import type { Page } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { formTitle, PROTOCOLS } from '../changes/destroy.ts';
import { kindOf } from '../changes/kinds.ts';
import { text } from '../text.ts';
import type { ChangeState } from '../types.ts';
import { listChanges, listProtocols, type Protocol } from '../views.ts';
import { Trail, wide } from './parts.tsx';
import { RETENTION } from './retention.tsx';

const PROTOCOLS_A_PAGE = 25;
const MOST_WAITING = 50;

/** Where a destruction stands: its proposal until it is decided, then its protocol. */
export type Stand = Exclude<ChangeState, 'approved'> | Protocol['state'];
const TONES = { proposed: 'attention', refused: 'problem', withdrawn: 'plain', running: 'info', sealed: 'done' } as const satisfies Record<
  Stand,
  string
>;

export function StandTag({ lang, stand }: { lang: Lang; stand: Stand }) {
  return <StatusTag tone={TONES[stand]}>{text(lang)(`protocol.state.${stand}`)}</StatusTag>;
}

/** All destructions: those that wait for a second person, those under way, and the sealed protocols. */
export const protocolsPage: Page<StaffActor> = {
  path: PROTOCOLS,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.read-protocol' },
  async get(ctx, request) {
    const t = text(ctx.lang);
    const page = pageAsked(request);
    const [{ changes }, { protocols, total }] = await Promise.all([
      listChanges(ctx.db, { kind: 'destroy', state: 'proposed', limit: MOST_WAITING, offset: 0 }),
      listProtocols(ctx.db, { limit: PROTOCOLS_A_PAGE, offset: (page - 1) * PROTOCOLS_A_PAGE }),
    ]);
    return wide(
      t('section.protocols'),
      <Trail lang={ctx.lang} here={t('section.protocols')} />,
      <>
        <PageHeading lead={t('protocols.lead')}>{t('section.protocols')}</PageHeading>
        {changes.map(change => (
          <Notice key={change.changeId} tone="attention" title={t('protocols.waiting')}>
            <p>
              <a href={`${PROTOCOLS}/${change.changeId}`}>{kindOf(change.kind).title(ctx.house, change.wish)[ctx.lang]}</a>
            </p>
          </Notice>
        ))}
        {protocols.length === 0 ? (
          <EmptyState title={t('protocols.none')}>
            <p>{t('protocols.none.about')}</p>
          </EmptyState>
        ) : (
          <DataTable
            caption={t('section.protocols')}
            captionShown="hidden"
            rows={protocols}
            rowKey={protocol => protocol.protocolId}
            columns={[
              {
                key: 'number',
                label: t('protocol.number'),
                heading: true,
                cell: protocol => <a href={`${PROTOCOLS}/${protocol.changeId}`}>{protocol.number}</a>,
              },
              {
                key: 'class',
                label: t('retention.class'),
                cell: protocol => `${formTitle(ctx.house, protocol.formCode)[ctx.lang]}, ${String(protocol.endedIn)}`,
              },
              { key: 'approved', label: t('protocol.approved'), cell: protocol => t('at', { at: protocol.approvedAt }) },
              {
                key: 'destroyed',
                label: t('protocol.destroyed'),
                align: 'end',
                cell: protocol => t('number', { number: protocol.destroyed }),
              },
              { key: 'kept', label: t('protocol.kept'), align: 'end', cell: protocol => t('number', { number: protocol.kept }) },
              { key: 'state', label: t('protocol.state'), cell: protocol => <StandTag lang={ctx.lang} stand={protocol.state} /> },
            ]}
          />
        )}
        <Pagination
          page={page}
          pages={Math.max(1, Math.ceil(total / PROTOCOLS_A_PAGE))}
          hrefFor={one => `${PROTOCOLS}?page=${String(one)}`}
        />
        <p>
          <LinkButton href={RETENTION} kind="secondary">
            {t('section.retention')}
          </LinkButton>
        </p>
      </>,
    );
  },
};
