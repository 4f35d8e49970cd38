import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAttempts } from '#app/run-attempts.ts';
import { testHouse, type TestHouse } from '#app/testing/house.ts';
import { testWeb } from '#app/testing/web.ts';
import type { DraftId, PartyId, PersonId } from '#kernel/ids.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import { askForNote } from './ask.ts';
import { answersDigest } from './digest.ts';

let okienko: TestHouse;
let web: Awaited<ReturnType<typeof testWeb>>;
let note: string;

beforeAll(async () => {
  okienko = await testHouse();
  const keeper = await runAttempts(okienko.house.config, null);
  afterAll(() => keeper.stop());
  web = await testWeb(okienko.house);
  const given = await askForNote(okienko.house, {
    draftId: randomUUID() as DraftId,
    partyId: randomUUID() as PartyId,
    personId: randomUUID() as PersonId,
    relation: 'self',
    formCode: 'RWN',
    formVersion: 1,
    formTitle: 'Wniosek o zaświadczenie o niezaleganiu',
    answersSha256: answersDigest({ copies: 1 }),
    reason: 'database',
    sender: { name: 'Jan Kowalski', identifierKind: 'NIP', identifier: '9990001019' },
  });
  note = given?.xml ?? '';
});

async function checks(xml: string): Promise<string> {
  const boundary = 'kawalek';
  const answer = await web.inject({
    method: 'POST',
    url: '/verify/receipt',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: new URL(publicUrl(okienko.house.config)).origin },
    payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="n.xml"\r\nContent-Type: application/xml\r\n\r\n${xml}\r\n--${boundary}--\r\n`,
  });
  return answer.body;
}

test('anybody who checks the file of a proof of an attempt reads what it proves and what it does not', async () => {
  const page = await checks(note);
  expect(page).toContain('Poświadczenie jest prawdziwe');
  expect(page).toContain('Nie dowodzi, że dokument złożono');
  expect(page).not.toContain('Tego pliku nie możemy potwierdzić');
  // What stands in the file of a person is not told again.
  expect(page).not.toContain('Kowalski');
});

test('a proof of an attempt that was changed, and a file of no kind of ours, are not confirmed', async () => {
  for (const other of [note.replace('RWN', 'RWS'), '<a/>', 'nic']) {
    const page = await checks(other);
    expect(page).toContain('Tego pliku nie możemy potwierdzić');
    expect(page).not.toContain('Poświadczenie jest prawdziwe');
  }
});
