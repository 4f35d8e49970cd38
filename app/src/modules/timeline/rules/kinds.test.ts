import { expect, test } from 'vitest';
import { newId } from '#platform/new-id.ts';
import type { PartyId } from '#kernel/ids.ts';
import type { RelayedEvent } from '#platform/module.ts';
import pl from '../text/pl.json' with { type: 'json' };
import en from '../text/en.json' with { type: 'json' };
import { entriesOf, HEARD, hrefOf, kinds } from './kinds.ts';
import { sentenceOf } from '../sentence.ts';

const firmaX = newId<PartyId>();
const katarzyna = newId<PartyId>();
const event = (name: string, facts: Record<string, unknown>, partyId: PartyId | null = firmaX): RelayedEvent => ({
  eventId: newId(),
  name,
  partyId,
  at: new Date('2026-11-24T08:00:00Z'),
  facts,
});

test('every kind of entry has its sentence in both languages, and every sentence its kind', () => {
  const told = (texts: object) =>
    Object.keys(texts)
      .filter(key => key.startsWith('entry.'))
      .map(key => key.slice('entry.'.length))
      .sort();
  expect([told(pl), told(en)]).toEqual([Object.keys(kinds).sort(), Object.keys(kinds).sort()]);
});

test('every sentence can be said of facts that are missing', () => {
  for (const kind of Object.keys(kinds)) {
    for (const lang of ['pl', 'en'] as const) {
      const facts = Object.fromEntries((kinds[kind as keyof typeof kinds].keeps as readonly string[]).map(fact => [fact, null]));
      expect(sentenceOf({ kind, facts }, lang).length, `${kind} ${lang}`).toBeGreaterThan(8);
    }
  }
});

test('a mandate is told to whoever gave it and to the proxy, each in their own words', () => {
  const entries = entriesOf(
    event('identity.mandate-granted', { mandateId: 'm', proxyId: katarzyna, scope: 'platform', validFrom: '2026-11-24', validTo: null }),
  );
  expect(entries.map(entry => [entry.partyId, entry.kind])).toEqual([
    [firmaX, 'identity.mandate-granted'],
    [katarzyna, 'identity.mandate-received'],
  ]);
  expect(entries.map(entry => sentenceOf(entry, 'en'))).toEqual([
    'A mandate was given, in force from 24 Nov 2026.',
    'You were given a mandate, in force from 24 Nov 2026.',
  ]);
});

test('a mandate for a proxy nobody knows yet is told to the grantor alone', () => {
  expect(entriesOf(event('identity.mandate-granted', { proxyId: null, validFrom: '2026-11-24' }))).toHaveLength(1);
});

test('facts that no sentence needs are not kept', () => {
  const [entry] = entriesOf(
    event('mailbox.letter-collected', { letterId: 'l', number: '12.RWN.1.2026', by: 'somebody', pesel: '44051401458' }),
  );
  expect(entry?.facts).toEqual({ letterId: 'l', number: '12.RWN.1.2026' });
});

test('news that is nobody’s, or of no kind known, makes no entry', () => {
  expect([entriesOf(event('cases.decided', {}, null)), entriesOf(event('gateway.mail-sent', {}))]).toEqual([[], []]);
});

test('an answer that waits behind a receipt is not told by the timeline', () => {
  const said = (outcome: string) => sentenceOf({ kind: 'cases.decided', facts: { number: '12.RWN.1.2026', outcome, by: 'clerk' } }, 'pl');
  expect(said('refused')).toBe(said('granted'));
});

test('sentences name days, channels and ways as people do', () => {
  expect(sentenceOf({ kind: 'identity.session-opened', facts: { way: 'national-node', level: 3 } }, 'pl')).toBe(
    'Zalogowano się przez Węzeł Krajowy.',
  );
  expect(
    sentenceOf(
      {
        kind: 'cases.matter-opened',
        facts: { number: '12.RWN.1.2026', title: { pl: 'Niezaleganie', en: 'No arrears' }, dueOn: '2026-12-01' },
      },
      'pl',
    ),
  ).toBe('Wszczęto sprawę 12.RWN.1.2026: Niezaleganie. Odpowiedź najpóźniej 01.12.2026.');
});

test('an entry leads to what it is about, or nowhere where that is not known', () => {
  expect(hrefOf({ kind: 'mailbox.letter-placed', facts: { letterId: 'l-1' } })).toBe('/letters/l-1');
  expect([hrefOf({ kind: 'mailbox.letter-placed', facts: {} }), hrefOf({ kind: 'identity.profile-lapsed', facts: {} })]).toEqual([
    undefined,
    undefined,
  ]);
});

test('the proxy’s kinds are not events', () => {
  expect(HEARD).not.toContain('identity.mandate-received');
  expect(HEARD).toContain('identity.mandate-granted');
});
