import { Card } from '#design/components/card.tsx';
import { SummaryList } from '#design/components/summary-list.tsx';
import { formatDay } from '#kernel/day.ts';
import { type PartyId, parseId } from '#kernel/ids.ts';
import { findBranch } from '#modules/branches/index.ts';
import type { PageCtx, Slot } from '#platform/http/page.ts';
import { personAtDesk, type PersonAtDesk } from '../questions.ts';
import { text } from '../text.ts';
import type { Mandate, PartyCard } from '../types.ts';
import { datesInWords, scopeInWords, stateInWords } from './mandate-words.ts';

/** Who somebody is, how to reach them, and who acts for whom; for staff to whom they are open. */
export const deskPersonSlots: readonly Slot[] = [
  {
    slot: 'desk.person',
    order: 10,
    async render(ctx, subject) {
      const found = await asked(ctx, subject);
      return found && <Who ctx={ctx} found={found} />;
    },
  },
  {
    slot: 'desk.person',
    order: 15,
    async render(ctx, subject) {
      const found = await asked(ctx, subject);
      return found && <Mandates ctx={ctx} found={found} />;
    },
  },
];

function asked(ctx: PageCtx, subject: Readonly<Record<string, string>>): Promise<PersonAtDesk | undefined> {
  const partyId = parseId<PartyId>(subject['partyId'] ?? '');
  return ctx.actor.kind === 'staff' && partyId ? personAtDesk(ctx, partyId) : Promise.resolve(undefined);
}

function Who({ ctx, found: { card, represents, representatives, accountState } }: { ctx: PageCtx; found: PersonAtDesk }) {
  const t = text(ctx.lang);
  const rows: [string, string | undefined][] = [
    [t('desk.business'), card.businessName],
    ['PESEL', card.pesel],
    ['NIP', card.nip],
    ['REGON', card.regon],
    [t('profile.born-on'), card.bornOn && formatDay(card.bornOn, ctx.lang)],
    [t('desk.roles'), card.roles.map(role => t(`role.${role}`)).join(', ')],
    [t('desk.address'), addressOf(card)],
    [t('desk.email'), card.email],
    [t('desk.phone'), card.phone],
    [t('desk.lang'), t(`desk.lang.${card.lang}`)],
    [t('desk.branch'), findBranch(ctx.house.pack, card.branchCode)?.name ?? card.branchCode],
    ...(card.kind === 'person' ? ([[t('desk.account'), t(`desk.account.${accountState}`)]] as [string, string][]) : []),
    [t('desk.represents'), represents.join(', ')],
    [t('desk.representatives'), representatives.join(', ')],
  ];
  return (
    <Card title={t('desk.who')} inset="flush">
      <SummaryList rows={rows.flatMap(([question, answer]) => (answer ? [{ question, answer }] : []))} />
    </Card>
  );
}

const addressOf = ({ address: { street, houseNumber, flatNumber, postcode, city } }: PartyCard): string =>
  [[street, [houseNumber, flatNumber].filter(Boolean).join('/')].filter(Boolean).join(' '), [postcode, city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ');

function Mandates({ ctx, found: { given, received } }: { ctx: PageCtx; found: PersonAtDesk }) {
  const t = text(ctx.lang);
  const lines = [
    ...given.map(mandate => ({ mandate, who: t('desk.mandate.given', { name: mandate.proxyName }) })),
    ...received.map(mandate => ({ mandate, who: t('desk.mandate.received', { name: mandate.grantorName }) })),
  ];
  return (
    <Card title={t('desk.mandates')} inset={lines.length > 0 ? 'flush' : 'padded'}>
      {lines.length === 0 ? (
        <p className="quiet">{t('desk.mandates.none')}</p>
      ) : (
        <SummaryList rows={lines.map(({ mandate, who }) => ({ question: who, answer: <MandateLine ctx={ctx} mandate={mandate} /> }))} />
      )}
    </Card>
  );
}

function MandateLine({ ctx, mandate }: { ctx: PageCtx; mandate: Mandate }) {
  const t = text(ctx.lang);
  return (
    <>
      {scopeInWords(mandate, t, ctx.lang)}
      <br />
      <span className="quiet">
        {datesInWords(mandate, t, ctx.lang)}, {stateInWords(mandate, ctx.now, t).words}
      </span>
    </>
  );
}
