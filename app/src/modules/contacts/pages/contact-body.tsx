import { Fragment } from 'react';
import { Card } from '#design/components/card.tsx';
import { Disclosure } from '#design/components/content.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { dayOf } from '#kernel/day.ts';
import { findBranch } from '#modules/branches/index.ts';
import type { MatterCard } from '#modules/cases/index.ts';
import type { PageCtx } from '#platform/http/page.ts';
import { text } from '../text.ts';
import type { InContact, Note, NotedContact, NoteText } from '../types.ts';

const MINUTE_MS = 60_000;

/** Told by role and branch; the desk adds the name. */
export function whoIn(ctx: PageCtx, staff: InContact | null, branchCode: string | null): string {
  const t = text(ctx.lang);
  if (!staff) return t('who.machine');
  const branch = branchCode === null ? undefined : findBranch(ctx.house.pack, branchCode)?.name;
  return [t(`role.${staff.role}`), branch].filter(Boolean).join(', ');
}

/** `Rozmowa telefoniczna, 24.11.2026, 9:12` */
export const titleOf = (ctx: PageCtx, { channel, beganAt }: NotedContact): string =>
  text(ctx.lang)('contact.title', { channel: text(ctx.lang)(`channel.${channel}`), at: beganAt });

export function lasted(ctx: PageCtx, { beganAt, endedAt }: NotedContact): string {
  const t = text(ctx.lang);
  if (!endedAt) return t('contact.goes-on');
  const minutes = Math.round((endedAt.getTime() - beganAt.getTime()) / MINUTE_MS);
  return dayOf(endedAt) === dayOf(beganAt) ? t('contact.lasted', { minutes }) : t('contact.until', { at: endedAt });
}

export const topicIn = (ctx: PageCtx, topic: string | null): string | undefined =>
  topic === null ? undefined : (ctx.house.pack.topics[topic]?.[ctx.lang] ?? topic);

/** Lines as they were typed. */
export function Lines({ children }: { children: string }) {
  return children.split('\n').map((line, place) => (
    <Fragment key={place}>
      {place > 0 ? <br /> : null}
      {line}
    </Fragment>
  ));
}

export function NoteSummary({ ctx, note }: { ctx: PageCtx; note: NoteText }) {
  const t = text(ctx.lang);
  return (
    <SummaryList
      rows={[
        { question: t('note.asked'), answer: <Lines>{note.asked}</Lines> },
        { question: t('note.answered'), answer: <Lines>{note.answered}</Lines> },
        ...(note.nextStep === null ? [] : [{ question: t('note.next-step'), answer: <Lines>{note.nextStep}</Lines> }]),
      ]}
    />
  );
}

/** A contact with its note, and what the note said before it was corrected. */
export function ContactBody({
  ctx,
  contact,
  notes,
  matter,
  matterHref,
  names,
}: {
  ctx: PageCtx;
  contact: NotedContact;
  notes: readonly Note[];
  matter: MatterCard | undefined;
  matterHref: string;
  /** Names of staff, for the desk. */
  names?: ReadonlyMap<string, string>;
}) {
  const t = text(ctx.lang);
  const who = (staff: InContact | null): string =>
    [staff && names?.get(staff.staffId), whoIn(ctx, staff, contact.branchCode)].filter(Boolean).join(' · ');
  const topic = topicIn(ctx, contact.topic);
  const [holds, ...earlier] = notes;
  return (
    <>
      <Card title={t('contact.about')} inset="flush">
        <SummaryList
          rows={[
            { question: t('column.when'), answer: `${t('moment', { at: contact.beganAt })} · ${lasted(ctx, contact)}` },
            { question: t('column.direction'), answer: t(`direction.${contact.direction}`) },
            { question: t('column.who'), answer: who(contact.staff) },
            ...(matter
              ? [{ question: t('column.matter'), answer: <a href={matterHref}>{`${matter.number} ${matter.title[ctx.lang]}`}</a> }]
              : []),
            ...(topic === undefined ? [] : [{ question: t('column.topic'), answer: topic }]),
          ]}
        />
      </Card>
      {holds ? (
        <Card
          title={t('note.title')}
          inset="flush"
          {...(earlier.length > 0 ? { footer: <Corrected ctx={ctx} note={holds} who={who} /> } : {})}
        >
          <NoteSummary ctx={ctx} note={holds} />
        </Card>
      ) : (
        <p className="quiet">{t('note.none')}</p>
      )}
      {earlier.length > 0 ? (
        <Disclosure summary={t('note.earlier', { count: earlier.length })}>
          {earlier.map(note => (
            <Card key={note.version} level={3} title={t('note.version', { at: note.writtenAt })} inset="flush">
              <NoteSummary ctx={ctx} note={note} />
            </Card>
          ))}
        </Disclosure>
      ) : null}
    </>
  );
}

function Corrected({ ctx, note, who }: { ctx: PageCtx; note: Note; who(staff: InContact): string }) {
  return <p>{text(ctx.lang)('note.corrected', { at: note.writtenAt, who: who(note.by), because: note.because ?? '' })}</p>;
}
