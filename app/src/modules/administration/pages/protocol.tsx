import { ButtonRow, LinkButton } from '#design/components/button.tsx';
import { EmptyState, PrintButton } from '#design/components/content.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { ProgressBar } from '#design/components/navigation.tsx';
import { PageHeading } from '#design/components/page.tsx';
import { StatusTag } from '#design/components/status-tag.tsx';
import { formatDay } from '#kernel/day.ts';
import { parseId } from '#kernel/ids.ts';
import { staffMember } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { formTitle, PROTOCOLS } from '../changes/destroy.ts';
import type { Opinion } from '../rules/destruction.ts';
import { text } from '../text.ts';
import type { Change, ChangeId } from '../types.ts';
import { countListed, findChange, findProtocol, type ListCount, type ListedMatter, listListed, type Protocol } from '../views.ts';
import { Trail, wide } from './parts.tsx';
import { StandTag } from './protocols.tsx';
import { sealOf } from './protocol-seal.ts';

const MATTERS_A_PAGE = 50;
const shared = { faces: ['desk'], for: 'staff', permission: { action: 'administration.read-protocol' } } as const;
const idOf = (request: PageRequest): ChangeId | undefined => parseId<ChangeId>(request.params['changeId'] ?? '');

/** One destruction: what is on its list, how far it is, and its sealed document. */
export const protocolPage: Page<StaffActor> = {
  ...shared,
  path: `${PROTOCOLS}/:changeId`,
  async get(ctx, request) {
    const changeId = idOf(request);
    const change = changeId && (await findChange(ctx.db, changeId));
    if (change?.kind !== 'destroy') return { kind: 'not-found' };
    const behind = Number(request.query['behind'] ?? '0');
    const [protocol, count, found] = await Promise.all([
      findProtocol(ctx.db, { changeId: change.changeId }),
      countListed(ctx.db, change.changeId),
      listListed(ctx.db, change.changeId, { behind: Number.isSafeInteger(behind) && behind > 0 ? behind : 0, limit: MATTERS_A_PAGE + 1 }),
    ]);
    await ctx.audit({
      action: 'administration.read-protocol',
      object: `change:${change.changeId}`,
      subjectPartyId: null,
      purpose: 'retention',
      facts: { ...(protocol ? { number: protocol.number } : {}), shown: Math.min(found.length, MATTERS_A_PAGE) },
    });
    return shown(ctx, change, protocol, count, found);
  },
};

async function shown(
  ctx: PageCtx<StaffActor>,
  change: Change,
  protocol: Protocol | undefined,
  count: ListCount,
  found: readonly ListedMatter[],
): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const here = `${PROTOCOLS}/${change.changeId}`;
  const wish = change.wish as { formCode: string; year: number; opinion: Opinion | null };
  const [proposer, decider, seal] = await Promise.all([
    staffMember(ctx, change.proposedBy),
    change.decidedBy ? staffMember(ctx, change.decidedBy) : undefined,
    protocol?.pdfSha256 ? sealOf(ctx.house, protocol) : undefined,
  ]);
  const title = protocol ? t('protocol.title', { number: protocol.number }) : t('protocol.list');
  const stand = protocol?.state ?? (change.state === 'approved' ? 'running' : change.state);
  const matters = found.slice(0, MATTERS_A_PAGE);
  const last = matters.at(-1);
  const answer = wide(
    title,
    <Trail lang={ctx.lang} over={[{ label: t('section.protocols'), href: PROTOCOLS }]} here={title} />,
    <>
      <PageHeading
        eyebrow={`${formTitle(ctx.house, wish.formCode)[ctx.lang]}, ${String(wish.year)}`}
        aside={<StandTag lang={ctx.lang} stand={stand} />}
      >
        {title}
      </PageHeading>
      {protocol?.state === 'running' ? (
        <section id="under-way" className="stack">
          <ProgressBar
            label={t('protocol.progress', { done: count.destroyed + count.kept, all: count.listed + count.destroyed + count.kept })}
            done={count.destroyed + count.kept}
            of={count.listed + count.destroyed + count.kept}
          />
          <p className="quiet">{t('protocol.progress.about')}</p>
          <p>
            <LinkButton href={here} kind="secondary">
              {t('protocol.refresh')}
            </LinkButton>
          </p>
        </section>
      ) : null}
      <DescriptionTable
        rows={[
          ...(protocol
            ? [
                { name: t('protocol.destroyed'), value: t('destroy.preview.matters', { count: count.destroyed }) },
                { name: t('protocol.kept'), value: t('destroy.preview.matters', { count: count.kept }) },
              ]
            : [{ name: t('protocol.listed'), value: t('destroy.preview.matters', { count: count.listed }) }]),
          { name: t('change.proposed-by'), value: t('by-at', { who: proposer?.name ?? change.proposedBy, at: change.proposedAt }) },
          { name: t('change.reason'), value: change.reason },
          ...(protocol
            ? [{ name: t('change.ended.approved'), value: t('by-at', { who: decider?.name ?? '', at: protocol.approvedAt }) }]
            : []),
          ...(wish.opinion
            ? [
                {
                  name: t('destroy.opinion'),
                  value: t('destroy.opinion.line', { ...wish.opinion, on: formatDay(wish.opinion.on, ctx.lang) }),
                },
              ]
            : []),
          ...(protocol?.sealedAt ? [{ name: t('protocol.finished'), value: t('at', { at: protocol.sealedAt }) }] : []),
          ...(seal ? [{ name: t('protocol.seal'), value: t(`protocol.seal.${seal}`) }] : []),
          ...(protocol?.pdfSha256 ? [{ name: t('protocol.digest'), value: <code>{protocol.pdfSha256}</code> }] : []),
        ]}
      />
      <ButtonRow>
        {protocol?.state === 'sealed' ? (
          <LinkButton href={`${here}/pdf`} icon="file" download>
            {t('protocol.pdf')}
          </LinkButton>
        ) : null}
        <LinkButton href={`/desk/administration/changes/${change.changeId}`} kind="secondary">
          {t('protocol.change')}
        </LinkButton>
        <PrintButton />
      </ButtonRow>
      <h2>{t('protocol.matters')}</h2>
      {matters.length === 0 ? <EmptyState title={t('protocol.matters.none')} /> : <Matters ctx={ctx} matters={matters} />}
      {last && found.length > MATTERS_A_PAGE ? (
        <p>
          <LinkButton href={`${here}?behind=${String(last.place)}`} kind="secondary">
            {t('retained.more')}
          </LinkButton>
        </p>
      ) : null}
    </>,
  );
  return answer.kind === 'page' && protocol?.state === 'running' ? { ...answer, scripts: ['protocol'] } : answer;
}

function Matters({ ctx, matters }: { ctx: PageCtx; matters: readonly ListedMatter[] }) {
  const t = text(ctx.lang);
  return (
    <DataTable
      caption={t('protocol.matters')}
      captionShown="hidden"
      rows={matters}
      rowKey={matter => matter.matterId}
      columns={[
        { key: 'number', label: t('retained.number'), heading: true, cell: matter => matter.number },
        { key: 'ended', label: t('retained.ended'), cell: matter => formatDay(matter.endedOn, ctx.lang) },
        { key: 'category', label: t('retention.category'), cell: matter => matter.category },
        {
          key: 'state',
          label: t('retained.standing'),
          cell: ({ state, why }) => (
            <StatusTag tone={state === 'destroyed' ? 'done' : state === 'kept' ? 'attention' : 'plain'}>
              {state === 'kept' && why ? t(`protocol.why.${why}`) : t(`protocol.matter.${state === 'destroyed' ? 'destroyed' : 'listed'}`)}
            </StatusTag>
          ),
        },
      ]}
    />
  );
}

/** The sealed document. */
export const protocolPdfPage: Page<StaffActor> = {
  ...shared,
  path: `${PROTOCOLS}/:changeId/pdf`,
  async get(ctx, request) {
    const changeId = idOf(request);
    const protocol = changeId && (await findProtocol(ctx.db, { changeId }));
    if (!protocol?.pdfSha256) return { kind: 'not-found' };
    await ctx.audit({
      action: 'administration.read-protocol',
      object: `protocol:${protocol.protocolId}`,
      subjectPartyId: null,
      purpose: 'retention',
      facts: { number: protocol.number },
    });
    return {
      kind: 'document',
      bytes: await ctx.house.storage.get(protocol.pdfSha256),
      type: 'application/pdf',
      fileName: `${text('pl')('protocol.number')} ${protocol.number.replace('/', '-')}.pdf`,
      disposition: 'attachment',
    };
  },
};
