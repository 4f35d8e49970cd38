import { Button, ButtonRow } from '#design/components/button.tsx';
import { Radios } from '#design/components/choices.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { Select } from '#design/components/text-fields.tsx';
import { type MatterId, parseId } from '#kernel/ids.ts';
import { matterCards } from '#modules/cases/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { DIRECTIONS, NOTED_CHANNELS } from '../types.ts';
import { noteContact, type NoteRefusal, type NoteWish } from '../use-cases/note-contact.ts';
import { type OpenParty, openPartyIn, sharedAtDesk, trailTo } from './desk-contacts.tsx';
import { type Errors, errorsOf, fieldIn, NoteFields, typedNote } from './note-fields.tsx';

/** Writes down what was asked and answered, while the party is open. */
export const deskNotePage: Page<StaffActor> = {
  ...sharedAtDesk,
  path: '/desk/people/:partyId/contacts/note',
  async get(ctx, request) {
    const party = await openPartyIn(ctx, request);
    if ('kind' in party) return party;
    await ctx.audit({
      action: 'contacts.read-at-desk',
      object: `party:${party.partyId}`,
      subjectPartyId: party.partyId,
      purpose: party.opening.purpose,
    });
    const channel = NOTED_CHANNELS.find(one => one === party.opening.purpose);
    return shown(ctx, party, {
      partyId: party.partyId,
      channel,
      direction: channel === undefined ? undefined : 'to-us',
      matterId: party.opening.matterId,
      topic: null,
      asked: '',
      answered: '',
      nextStep: '',
    });
  },
  async post(ctx, request) {
    const party = await openPartyIn(ctx, request);
    if ('kind' in party) return party;
    const wish: NoteWish = {
      partyId: party.partyId,
      channel: NOTED_CHANNELS.find(one => one === fieldIn(request, 'channel')),
      direction: DIRECTIONS.find(one => one === fieldIn(request, 'direction')),
      matterId: parseId<MatterId>(fieldIn(request, 'matter')) ?? null,
      topic: fieldIn(request, 'topic') || null,
      ...typedNote(request),
    };
    const noted = await noteContact(ctx, wish);
    if (!noted.ok) return shown(ctx, party, wish, noted.refusal);
    return { kind: 'redirect', to: party.personHref, notice: { tone: 'done', text: text(ctx.lang)('desk.noted') } };
  },
};

const FIELD_OF: Partial<Record<NoteRefusal['kind'], string>> = {
  'channel-missing': 'channel',
  'direction-missing': 'direction',
  'no-such-matter': 'matter',
  'no-such-topic': 'topic',
};

function wrongIn(lang: Lang, refusal: NoteRefusal): { errors: Errors; whole?: string } {
  const t = text(lang);
  switch (refusal.kind) {
    case 'remarks':
      return { errors: errorsOf(lang, refusal.remarks) };
    case 'not-permitted':
      return { errors: {}, whole: [refusal.why[lang], refusal.fix?.[lang]].filter(Boolean).join(' ') };
    default: {
      const field = FIELD_OF[refusal.kind];
      const words = t(`refusal.${refusal.kind}`);
      return field === undefined ? { errors: {}, whole: words } : { errors: { [field]: words } };
    }
  }
}

async function shown(ctx: PageCtx<StaffActor>, party: OpenParty, wish: NoteWish, refusal?: NoteRefusal): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const matters = await matterCards(ctx, party.partyId);
  const { errors, whole } = refusal ? wrongIn(ctx.lang, refusal) : { errors: {} as Errors, whole: undefined };
  const error = (name: string): { error?: string } => (errors[name] === undefined ? {} : { error: errors[name] });
  return {
    kind: 'page',
    title: t('desk.note.title'),
    ...(refusal ? { failed: true, status: 422 } : {}),
    trail: trailTo(ctx, party, t('desk.note.title')),
    body: (
      <Stack>
        <ErrorSummary
          errors={[
            ...(whole === undefined ? [] : [{ text: whole }]),
            ...Object.entries(errors).map(([field, words]) => ({ field, text: words })),
          ]}
        />
        <PageHeading eyebrow={party.name} lead={t('desk.note.lead')}>
          {t('desk.note.title')}
        </PageHeading>
        <Form>
          <Radios
            name="channel"
            label={t('field.channel')}
            value={wish.channel}
            choices={[
              {
                value: 'call',
                label: t('channel.call'),
                reveals: (
                  <Radios
                    name="direction"
                    label={t('field.direction')}
                    value={wish.direction}
                    choices={DIRECTIONS.map(value => ({ value, label: t(`field.direction.${value}`) }))}
                    {...error('direction')}
                  />
                ),
              },
              { value: 'visit', label: t('channel.visit') },
            ]}
            {...error('channel')}
          />
          <Select
            name="matter"
            label={t('field.matter')}
            value={wish.matterId ?? ''}
            empty="none"
            options={[
              { value: '', label: t('field.matter.none') },
              ...matters.map(matter => ({ value: matter.matterId, label: `${matter.number} ${matter.title[ctx.lang]}` })),
            ]}
            {...error('matter')}
          />
          <Select
            name="topic"
            label={t('field.topic')}
            value={wish.topic ?? ''}
            empty="none"
            options={[
              { value: '', label: t('field.topic.none') },
              ...Object.entries(ctx.house.pack.topics).map(([value, name]) => ({ value, label: name[ctx.lang] })),
            ]}
            {...error('topic')}
          />
          <NoteFields lang={ctx.lang} typed={wish} errors={errors} />
          <ButtonRow>
            <Button>{t('desk.note.do')}</Button>
            <a href={party.personHref}>{t('desk.note.cancel')}</a>
          </ButtonRow>
        </Form>
      </Stack>
    ),
  };
}
