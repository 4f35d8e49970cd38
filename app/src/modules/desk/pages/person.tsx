import { Fragment } from 'react';
import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { Radios } from '#design/components/choices.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Breadcrumbs, PageHeading, Panels, Stack } from '#design/components/page.tsx';
import { Select, TextArea } from '#design/components/text-fields.tsx';
import { type MatterId, type PartyId, parseId } from '#kernel/ids.ts';
import { matterCards } from '#modules/cases/index.ts';
import { aboutMasked, type MaskedParty, maskedParties, partiesOfStaff, partyCard } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { type Opening, openingOf } from '#platform/openings.ts';
import type { Lang } from '#platform/text/text.ts';
import { WORDS_LIMIT } from '../rules/stated-purpose.ts';
import { text } from '../text.ts';
import { OPEN_PURPOSES, type OpenRefusal, type OpenWish } from '../types.ts';
import { closePerson, openPerson } from '../use-cases/open-person.ts';

const MINUTE_MS = 60_000;

/** A person or organisation at the desk. Until a purpose is stated only what tells them from others is shown. */
export const personPage: Page<StaffActor> = {
  path: '/desk/people/:partyId',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'desk.see-person' },
  get: (ctx, request) => shown(ctx, request),
  async post(ctx, request) {
    const partyId = partyAsked(request);
    if (!partyId) return { kind: 'not-found' };
    const here = `/desk/people/${partyId}`;
    if (request.form.get('do')?.[0] === 'close') {
      await closePerson(ctx, partyId);
      return { kind: 'redirect', to: '/desk/search', notice: { tone: 'done', text: text(ctx.lang)('person.closed') } };
    }
    const wish = wishIn(request, partyId);
    const opened = await openPerson(ctx, wish);
    if (opened.ok) return { kind: 'redirect', to: here };
    return opened.refusal.kind === 'no-such-party' ? { kind: 'not-found' } : shown(ctx, request, { refusal: opened.refusal, wish });
  },
};

const partyAsked = (request: PageRequest): PartyId | undefined => parseId<PartyId>(request.params['partyId'] ?? '');

function wishIn(request: PageRequest, partyId: PartyId): OpenWish {
  const field = (name: string): string => request.form.get(name)?.[0] ?? '';
  return {
    partyId,
    purpose: OPEN_PURPOSES.find(one => one === field('purpose')),
    words: field('words'),
    matterId: parseId<MatterId>(field('matter')) ?? null,
  };
}

interface Remark {
  refusal: OpenRefusal;
  wish: OpenWish;
}

async function shown(ctx: PageCtx<StaffActor>, request: PageRequest, remark?: Remark): Promise<PageAnswer> {
  const partyId = partyAsked(request);
  if (!partyId) return { kind: 'not-found' };
  const [[party], opening, own] = await Promise.all([
    maskedParties(ctx.db, [partyId]),
    openingOf(ctx, partyId),
    partiesOfStaff(ctx, ctx.actor),
  ]);
  if (!party) return { kind: 'not-found' };
  const bar = own.includes(partyId);
  if (!bar && opening && !remark && request.query['again'] !== 'yes') return opened(ctx, party, opening);
  await ctx.audit({ action: 'desk.see-person', object: `party:${partyId}`, subjectPartyId: partyId, purpose: 'search' });
  return bar ? barred(ctx, party) : closed(ctx, party, remark);
}

const trail = (lang: Lang, name: string) => (
  <Breadcrumbs trail={[{ label: text(lang)('search.title'), href: '/desk/search' }, { label: name }]} />
);

function barred(ctx: PageCtx<StaffActor>, party: MaskedParty): PageAnswer {
  const t = text(ctx.lang);
  return {
    kind: 'page',
    title: party.name,
    trail: trail(ctx.lang, party.name),
    body: (
      <Stack>
        <PageHeading eyebrow={t(`person.kind.${party.kind}`)}>{party.name}</PageHeading>
        <Notice tone="attention" title={t('refusal.own-data')} />
      </Stack>
    ),
  };
}

const FIELD_OF: Partial<Record<OpenRefusal['kind'], string>> = {
  'purpose-missing': 'purpose',
  'words-missing': 'words',
  'words-too-long': 'words',
  'no-such-matter': 'matter',
};

/** Of the matters only what is needed to name one: a title would tell what somebody’s life is about. */
async function closed(ctx: PageCtx<StaffActor>, party: MaskedParty, remark: Remark | undefined): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const matters = (await matterCards(ctx, party.partyId)).filter(
    matter => matter.state !== 'decided' || matter.matterId === remark?.wish.matterId,
  );
  const words = remark && refusalText(ctx.lang, remark.refusal);
  const field = remark && FIELD_OF[remark.refusal.kind];
  const error = (name: string): { error?: string } => (words && field === name ? { error: words } : {});
  return {
    kind: 'page',
    title: party.name,
    ...(remark ? { failed: true, status: 422 } : {}),
    trail: trail(ctx.lang, party.name),
    body: (
      <Stack>
        {words ? <ErrorSummary errors={[{ ...(field ? { field } : {}), text: words }]} /> : null}
        <PageHeading eyebrow={t(`person.kind.${party.kind}`)} lead={aboutMasked(ctx, party, ctx.lang).join(' · ')}>
          {party.name}
        </PageHeading>
        <Card title={t('person.open')}>
          <p>{t('person.open.text')}</p>
          <Form action={`/desk/people/${party.partyId}`}>
            <Radios
              name="purpose"
              label={t('person.purpose')}
              value={remark?.wish.purpose}
              choices={OPEN_PURPOSES.map(value => ({ value, label: t(`purpose.${value}`) }))}
              {...error('purpose')}
            />
            <Select
              name="matter"
              label={t('person.matter')}
              hint={t('person.matter.hint')}
              value={remark?.wish.matterId ?? ''}
              empty="none"
              options={[
                { value: '', label: t('person.matter.none') },
                ...matters.map(matter => ({
                  value: matter.matterId,
                  label: t('person.matter.choice', { number: matter.number, on: matter.openedAt }),
                })),
              ]}
              {...error('matter')}
            />
            <TextArea
              name="words"
              label={t('person.words')}
              hint={t('person.words.hint')}
              rows={2}
              value={remark?.wish.words}
              limit={WORDS_LIMIT}
              {...error('words')}
            />
            <ButtonRow>
              <Button name="do" value="open" icon="lock">
                {t('person.do.open')}
              </Button>
            </ButtonRow>
          </Form>
        </Card>
      </Stack>
    ),
  };
}

async function opened(ctx: PageCtx<StaffActor>, party: MaskedParty, opening: Opening): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const [card, panels] = await Promise.all([
    partyCard(ctx, party.partyId),
    ctx.fill?.('desk.person', { partyId: party.partyId, kind: party.kind }) ?? [],
  ]);
  await ctx.audit({
    action: 'desk.read-person',
    object: `party:${party.partyId}`,
    subjectPartyId: party.partyId,
    purpose: opening.purpose,
    facts: { ...(opening.words ? { words: opening.words } : {}), ...(opening.matterId ? { matterId: opening.matterId } : {}) },
  });
  return {
    kind: 'page',
    title: card.name,
    width: 'wide',
    trail: trail(ctx.lang, card.name),
    body: (
      <Stack>
        <PageHeading eyebrow={t(`person.kind.${party.kind}`)} lead={numbersOf(card)}>
          {card.name}
        </PageHeading>
        <Notice tone="info" title={openTitle(ctx, opening)}>
          {opening.words ? <p>{t('person.open.words', { words: opening.words })}</p> : null}
          {opening.openUntil === null ? null : (
            <Form action={`/desk/people/${party.partyId}`}>
              <ButtonRow>
                <Button kind="secondary" name="do" value="close" shortcut="x">
                  {t('person.do.close')}
                </Button>
                <a href={`/desk/people/${party.partyId}?again=yes`}>{t('person.again')}</a>
              </ButtonRow>
            </Form>
          )}
        </Notice>
        <Panels>
          {panels.map((panel, place) => (
            <Fragment key={place}>{panel}</Fragment>
          ))}
        </Panels>
      </Stack>
    ),
  };
}

function openTitle(ctx: PageCtx<StaffActor>, { purpose, openUntil }: Opening): string {
  const t = text(ctx.lang);
  const why = OPEN_PURPOSES.some(one => one === purpose)
    ? t(`purpose.${purpose as (typeof OPEN_PURPOSES)[number]}`)
    : t('purpose.handling');
  return openUntil === null
    ? t('person.open-in-hand', { why })
    : t('person.open-until', {
        why,
        until: openUntil,
        minutes: Math.max(1, Math.ceil((openUntil.getTime() - ctx.now.getTime()) / MINUTE_MS)),
      });
}

const numbersOf = ({ pesel, nip, regon }: { pesel?: string; nip?: string; regon?: string }): string =>
  [pesel && `PESEL ${pesel}`, nip && `NIP ${nip}`, regon && `REGON ${regon}`].filter(Boolean).join(' · ');

function refusalText(lang: Lang, refusal: OpenRefusal): string {
  if (refusal.kind === 'not-permitted') return [refusal.why[lang], refusal.fix?.[lang]].filter(Boolean).join(' ');
  return text(lang)(`refusal.${refusal.kind}`);
}
