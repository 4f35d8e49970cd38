import { describe, expect, test } from 'vitest';
import type { PartyId } from '#kernel/ids.ts';
import { cast } from '#outside/cast/cast.ts';
import { sql } from 'kysely';
import { openParty } from '#platform/openings.ts';
import { accept } from '#kernel/result.ts';
import type { StaffActor } from '#platform/context.ts';
import { look, transact } from '#platform/transact.ts';
import { beata, done, grazyna, h, jan, MORNING, opens, person, refused, robert, system } from '../../testing/cases-office.ts';
import { asOwner } from '../../testing/database.ts';
import { recordContact } from './index.ts';
import { correctNote } from './use-cases/correct-note.ts';
import { noteContact } from './use-cases/note-contact.ts';
import { findContact, listContacts, listNotes } from './views.ts';

const wish = (partyId: PartyId, over: Partial<Parameters<typeof noteContact>[1]> = {}): Parameters<typeof noteContact>[1] => ({
  partyId,
  channel: 'call',
  direction: 'to-us',
  matterId: null,
  topic: 'benefits',
  asked: 'Kiedy przyjdzie przelew za listopad?',
  answered: 'Do piętnastego grudnia.',
  nextStep: '',
  ...over,
});
const openFor = (actor: StaffActor, partyId: PartyId, purpose = 'call') =>
  done(actor, async ctx => {
    await openParty(ctx, { partyId, purpose, words: 'Pyta o przelew.', matterId: null, until: new Date(ctx.now.getTime() + 30 * 60_000) });
    return accept(undefined);
  });
const contactsOf = async (actor: Parameters<typeof look>[1], partyId: PartyId) =>
  (await look(h.house, actor, ctx => listContacts(ctx.db, { partyId, limit: 50, offset: 0 }))).contacts;
const correction = (contactId: Parameters<typeof correctNote>[1]['contactId'], over: Partial<Parameters<typeof correctNote>[1]> = {}) => ({
  partyId: cast.jan.id,
  contactId,
  version: 1,
  asked: 'Kiedy przyjdzie przelew za październik?',
  answered: 'Był piętnastego listopada.',
  nextStep: 'Jan sprawdzi konto.',
  because: 'Pytanie dotyczyło innego miesiąca.',
  ...over,
});

describe('a contact is noted', () => {
  test('by a clerk to whom the person is open, and lasts from the opening to the note', async () => {
    expect(await refused(beata, ctx => noteContact(ctx, wish(cast.jan.id)))).toBe('not-open');
    await openFor(beata, cast.jan.id);
    h.itIs('2026-11-24T09:07:00+01:00');
    const { contactId } = await done(beata, ctx => noteContact(ctx, wish(cast.jan.id)));
    h.itIs('2026-11-24T09:12:00+01:00');
    await done(beata, ctx => noteContact(ctx, wish(cast.jan.id, { direction: 'from-us' })));
    const [second, first] = await contactsOf(jan, cast.jan.id);
    expect(first).toMatchObject({
      contactId,
      channel: 'call',
      direction: 'to-us',
      beganAt: new Date(MORNING),
      endedAt: new Date('2026-11-24T08:07:00Z'),
      staff: { staffId: beata.staffId, role: 'clerk' },
      branchCode: '12',
      note: { version: 1, answered: 'Do piętnastego grudnia.', nextStep: null },
    });
    expect(second?.beganAt).toEqual(first?.endedAt);
    h.itIs(MORNING);
  });

  test('and whoever visits has come to us, whatever is said of who called', async () => {
    await openFor(beata, cast.maria.id, 'visit');
    const { contactId } = await done(beata, ctx => noteContact(ctx, wish(cast.maria.id, { channel: 'visit', direction: undefined })));
    expect((await look(h.house, beata, ctx => findContact(ctx.db, cast.maria.id, contactId)))?.direction).toBe('to-us');
    expect(await refused(beata, ctx => noteContact(ctx, wish(cast.maria.id, { direction: undefined })))).toBe('direction-missing');
    expect(await refused(beata, ctx => noteContact(ctx, wish(cast.maria.id, { channel: undefined })))).toBe('channel-missing');
  });

  test('with a matter of theirs and a topic of the institution, not with those of somebody else', async () => {
    const { matterId } = await opens(cast.anna.id);
    await openFor(beata, cast.anna.id);
    await openFor(beata, cast.olena.id);
    expect(await refused(beata, ctx => noteContact(ctx, wish(cast.olena.id, { matterId })))).toBe('no-such-matter');
    expect(await refused(beata, ctx => noteContact(ctx, wish(cast.anna.id, { topic: 'toString' })))).toBe('no-such-topic');
    expect(await refused(beata, ctx => noteContact(ctx, wish(cast.anna.id, { matterId })))).toBe('done');
  });

  test('and is told to the timeline without a word of what was said', async () => {
    const told = await asOwner<{ facts: object }>(h.url, `select o.facts from platform.outbox o where o.name = 'contacts.happened'`);
    expect(told.length).toBeGreaterThan(0);
    expect(JSON.stringify(told)).not.toMatch(/przelew|piętnastego/);
  });
});

describe('the note of a contact', () => {
  test('is corrected by whoever wrote it, with a reason, and what it said before stays', async () => {
    await openFor(beata, cast.jan.id);
    const { contactId } = await done(beata, ctx => noteContact(ctx, wish(cast.jan.id)));
    expect(await refused(beata, ctx => correctNote(ctx, correction(contactId, { because: ' ' })))).toBe('remarks');
    await done(beata, ctx => correctNote(ctx, correction(contactId)));
    const notes = await look(h.house, jan, ctx => listNotes(ctx.db, cast.jan.id, contactId));
    expect(notes.map(note => [note.version, note.asked, note.because])).toEqual([
      [2, 'Kiedy przyjdzie przelew za październik?', 'Pytanie dotyczyło innego miesiąca.'],
      [1, 'Kiedy przyjdzie przelew za listopad?', null],
    ]);
    expect(await refused(beata, ctx => correctNote(ctx, correction(contactId)))).toBe('changed-meanwhile');
  });

  test('is corrected by a supervisor too, and by no colleague', async () => {
    await openFor(beata, cast.jan.id);
    await openFor(grazyna, cast.jan.id);
    await openFor(robert, cast.jan.id, 'supervision');
    const { contactId } = await done(beata, ctx => noteContact(ctx, wish(cast.jan.id)));
    expect(await refused(grazyna, ctx => correctNote(ctx, correction(contactId)))).toBe('not-permitted');
    expect(await refused(robert, ctx => correctNote(ctx, correction(contactId)))).toBe('done');
    expect(await refused(beata, ctx => correctNote(ctx, correction(contactId, { version: 2 })))).toBe('done');
  });

  test('cannot be written over or taken away by the application itself', async () => {
    for (const sentence of [`update contacts.note set asked = 'inne'`, 'delete from contacts.note', 'delete from contacts.contact'])
      await expect(
        transact(h.house, system, async ctx => {
          await sql.raw(sentence).execute(ctx.db);
          return accept(undefined);
        }),
        sentence,
      ).rejects.toThrow(/permission denied/);
  });
});

describe('the history of contacts', () => {
  test('is read by the person, and by staff only while the person is open to them', async () => {
    await openFor(beata, cast.jan.id);
    await done(beata, ctx => noteContact(ctx, wish(cast.jan.id)));
    expect((await contactsOf(jan, cast.jan.id)).length).toBeGreaterThan(0);
    expect(await contactsOf(person(cast.olena.id), cast.jan.id)).toEqual([]);
    h.itIs('2026-11-24T11:00:00+01:00');
    expect(await contactsOf(beata, cast.jan.id)).toEqual([]);
    h.itIs(MORNING);
  });

  test('takes what a channel writes, without a note and without staff', async () => {
    const contactId = await done(system, async ctx =>
      accept(
        await recordContact(ctx, {
          partyId: cast.zofia.id,
          channel: 'kiosk',
          direction: 'to-us',
          beganAt: ctx.now,
          endedAt: null,
          staff: null,
          branchCode: '12',
          matterId: null,
          topic: null,
        }),
      ),
    );
    expect(await contactsOf(person(cast.zofia.id), cast.zofia.id)).toMatchObject([{ contactId, note: null, staff: null, endedAt: null }]);
  });
});
