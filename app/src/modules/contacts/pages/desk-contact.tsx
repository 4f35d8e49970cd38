import { Button, ButtonRow, LinkButton } from '#design/components/button.tsx';
import { ErrorSummary } from '#design/components/error-summary.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { parseId, type StaffId } from '#kernel/ids.ts';
import { matterCards } from '#modules/cases/index.ts';
import { staffMember } from '#modules/identity/index.ts';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { permitted, wroteIt } from '../guards.ts';
import type { NoteField } from '../rules/note.ts';
import { text } from '../text.ts';
import type { ContactId, Note, NotedContact } from '../types.ts';
import { correctNote, type CorrectionRefusal } from '../use-cases/correct-note.ts';
import { findContact, listNotes } from '../views.ts';
import { ContactBody, titleOf } from './contact-body.tsx';
import { type OpenParty, openPartyIn, sharedAtDesk, trailTo } from './desk-contacts.tsx';
import { type Errors, errorsOf, fieldIn, NoteFields, typedNote } from './note-fields.tsx';

const CORRECTED: readonly NoteField[] = ['asked', 'answered', 'nextStep', 'because'];

/** One contact, whole, and the correction of its note by who may. */
export const deskContactPage: Page<StaffActor> = {
  ...sharedAtDesk,
  path: '/desk/people/:partyId/contacts/:contactId',
  async get(ctx, request) {
    const found = await contactIn(ctx, request);
    if ('kind' in found) return found;
    const { party, contact, notes } = found;
    await ctx.audit({
      action: 'contacts.read-at-desk',
      object: `contact:${contact.contactId}`,
      subjectPartyId: party.partyId,
      purpose: party.opening.purpose,
    });
    return request.query['correct'] === 'yes' && contact.note && mayCorrect(ctx, found)
      ? correction(ctx, found, { ...contact.note, nextStep: contact.note.nextStep ?? '', because: '' })
      : shown(ctx, party, contact, notes);
  },
  async post(ctx, request) {
    const found = await contactIn(ctx, request);
    if ('kind' in found) return found;
    const { party, contact } = found;
    const typed = { ...typedNote(request), because: fieldIn(request, 'because') };
    const version = Number(fieldIn(request, 'version'));
    const corrected = await correctNote(ctx, { partyId: party.partyId, contactId: contact.contactId, version, ...typed });
    if (!corrected.ok) return correction(ctx, found, typed, corrected.refusal);
    const to = `${party.here}/${contact.contactId}`;
    return { kind: 'redirect', to, notice: { tone: 'done', text: text(ctx.lang)('desk.corrected') } };
  },
};

interface Found {
  party: OpenParty;
  contact: NotedContact;
  notes: readonly Note[];
}

async function contactIn(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<Found | PageAnswer> {
  const party = await openPartyIn(ctx, request);
  if ('kind' in party) return party;
  const contactId = parseId<ContactId>(request.params['contactId'] ?? '');
  if (!contactId) return { kind: 'not-found' };
  const [contact, notes] = await Promise.all([findContact(ctx.db, party.partyId, contactId), listNotes(ctx.db, party.partyId, contactId)]);
  return contact ? { party, contact, notes } : { kind: 'not-found' };
}

const mayCorrect = (ctx: PageCtx<StaffActor>, { party, contact }: Omit<Found, 'notes'>): boolean =>
  permitted(ctx, 'contacts.correct', { purpose: party.opening.purpose, wroteIt: wroteIt(contact, ctx.actor.staffId) }).ok;

async function namesOf(ctx: PageCtx, contact: NotedContact, notes: readonly Note[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set<StaffId>([...(contact.staff ? [contact.staff.staffId] : []), ...notes.map(note => note.by.staffId)])];
  const members = await Promise.all(ids.map(staffId => staffMember(ctx, staffId)));
  return new Map(members.flatMap(member => (member ? [[member.staffId, member.name]] : [])));
}

async function shown(ctx: PageCtx<StaffActor>, party: OpenParty, contact: NotedContact, notes: readonly Note[]): Promise<PageAnswer> {
  const t = text(ctx.lang);
  const [names, matters] = await Promise.all([namesOf(ctx, contact, notes), matterCards(ctx, party.partyId)]);
  const title = titleOf(ctx, contact);
  return {
    kind: 'page',
    title,
    trail: trailTo(ctx, party, title),
    body: (
      <Stack>
        <PageHeading eyebrow={party.name}>{title}</PageHeading>
        <ContactBody
          ctx={ctx}
          contact={contact}
          notes={notes}
          names={names}
          matter={matters.find(one => one.matterId === contact.matterId)}
          matterHref={`/desk/matters/${contact.matterId}`}
        />
        {contact.note && mayCorrect(ctx, { party, contact }) ? (
          <p>
            <LinkButton kind="secondary" href={`${party.here}/${contact.contactId}?correct=yes`}>
              {t('desk.correct')}
            </LinkButton>
          </p>
        ) : null}
      </Stack>
    ),
  };
}

function correction(
  ctx: PageCtx<StaffActor>,
  { party, contact }: Found,
  typed: Partial<Record<NoteField, string>>,
  refusal?: CorrectionRefusal,
): PageAnswer {
  const t = text(ctx.lang);
  const { errors, whole } = refusal ? wrongIn(ctx.lang, refusal) : { errors: {} as Errors, whole: undefined };
  const back = `${party.here}/${contact.contactId}`;
  return {
    kind: 'page',
    title: t('desk.correct'),
    ...(refusal ? { failed: true, status: 422 } : {}),
    trail: trailTo(ctx, party, titleOf(ctx, contact)),
    body: (
      <Stack>
        <ErrorSummary
          errors={[
            ...(whole === undefined ? [] : [{ text: whole }]),
            ...Object.entries(errors).map(([field, words]) => ({ field, text: words })),
          ]}
        />
        <PageHeading eyebrow={titleOf(ctx, contact)} lead={t('desk.correct.lead')}>
          {t('desk.correct')}
        </PageHeading>
        <Form action={back}>
          <input type="hidden" name="version" value={contact.note?.version} />
          <NoteFields lang={ctx.lang} typed={typed} errors={errors} fields={CORRECTED} />
          <ButtonRow>
            <Button>{t('desk.correct.do')}</Button>
            <a href={back}>{t('desk.note.cancel')}</a>
          </ButtonRow>
        </Form>
      </Stack>
    ),
  };
}

function wrongIn(lang: Lang, refusal: CorrectionRefusal): { errors: Errors; whole?: string } {
  switch (refusal.kind) {
    case 'remarks':
      return { errors: errorsOf(lang, refusal.remarks) };
    case 'not-permitted':
      return { errors: {}, whole: [refusal.why[lang], refusal.fix?.[lang]].filter(Boolean).join(' ') };
    default:
      return { errors: {}, whole: text(lang)(`refusal.${refusal.kind}`) };
  }
}
