import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accept } from '#kernel/result.ts';
import { findSession, openSessionFor } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import type { PersonActor } from '#platform/context.ts';
import { apartFrom } from '#platform/http/mount.ts';
import { transact } from '#platform/transact.ts';
import { seedDemo } from '../../demo/demo.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { addAttachment } from './use-cases/add-attachment.ts';
import { beginDraft, discardDraft, MOST_DRAFTS } from './use-cases/save-draft.ts';
import { listAttachments } from './views.ts';

/** A scanner that takes files and answers when it is told to. */
const asked: Socket[] = [];
const slow = createServer(socket => {
  asked.push(socket.on('error', () => undefined));
  socket.resume();
});
const port = await new Promise<number>(done =>
  slow.listen(0, '127.0.0.1', () => {
    const at = slow.address();
    done(typeof at === 'object' && at ? at.port : 0);
  }),
);
afterAll(() => {
  for (const socket of asked) socket.destroy();
  slow.close();
});

const POOL = 2;
let okienko: TestHouse;
beforeAll(async () => {
  okienko = await testHouse({ at: '2026-11-24T09:00:00+01:00', settings: { POOL_SIZE: String(POOL), SCANNER: `127.0.0.1:${port}` } });
  await seedDemo(okienko.house);
});

async function inPortal(): Promise<PersonActor> {
  const { token } = await openSessionFor(okienko.house, { personId: cast.katarzyna.id }, { actingFor: cast.firmaX.id });
  const session = await findSession(okienko.house, token, 'portal');
  if (session?.actor.kind !== 'person') throw new Error('No session.');
  return session.actor as PersonActor;
}

const until = async (holds: () => boolean): Promise<void> => {
  for (let tries = 0; !holds() && tries < 400; tries += 1) await new Promise(done => setTimeout(done, 10));
};

test('while the scanner thinks, everybody else goes on, and files added meanwhile count', async () => {
  const { house } = okienko;
  const actor = await inPortal();
  const at = apartFrom(house, actor, 'pl');
  const draft = await transact(house, actor, ctx => beginDraft(ctx, { formCode: 'RWN' }));
  if (!draft.ok) throw new Error(draft.refusal.kind);
  const file = (name: string) => ({ field: 'file', fileName: name, bytes: Buffer.from(`Wyjaśnienie ${name}.`), tooLarge: false });
  // More files than there are connections.
  const names = Array.from({ length: POOL + 1 }, (_, place) => `pismo-${place}.txt`);
  const adding = Promise.all(names.map(name => addAttachment(at, { draft: draft.value, file: file(name) })));
  await until(() => asked.length === names.length);
  expect(asked).toHaveLength(names.length);

  const another = await transact(house, actor, async ctx => {
    await ctx.audit({ action: 'test.goes-on', object: 'test:1', subjectPartyId: actor.partyId });
    return accept('goes on');
  });
  expect(another).toEqual({ ok: true, value: 'goes on' });

  for (const socket of asked) socket.end('stream: OK\0');
  expect((await adding).map(added => added.ok)).toEqual(names.map(() => true));
  const kept = await at.look(ctx => listAttachments(ctx.db, draft.value.draftId));
  expect(kept.map(one => [one.fileName, one.scan]).toSorted()).toEqual(names.map(name => [name, 'clean']));
});

test('a file that was scanned while its form was thrown away is not kept, and that is said', async () => {
  const { house } = okienko;
  const actor = await inPortal();
  const at = apartFrom(house, actor, 'pl');
  const draft = await transact(house, actor, ctx => beginDraft(ctx, { formCode: 'RWN' }));
  if (!draft.ok) throw new Error(draft.refusal.kind);
  const before = asked.length;
  const adding = addAttachment(at, {
    draft: draft.value,
    file: { field: 'file', fileName: 'pismo.txt', bytes: Buffer.from('Wyjaśnienie.'), tooLarge: false },
  });
  await until(() => asked.length > before);
  await transact(house, actor, ctx => discardDraft(ctx, { draftId: draft.value.draftId }));
  asked.at(-1)?.end('stream: OK\0');
  expect(await adding).toEqual({ ok: false, refusal: { kind: 'no-such-draft' } });
  expect(await at.look(ctx => listAttachments(ctx.db, draft.value.draftId))).toEqual([]);
});

test('nobody begins forms without end', async () => {
  const { house } = okienko;
  const actor = await inPortal();
  const begin = () => transact(house, actor, ctx => beginDraft(ctx, { formCode: 'RWN' }));
  const begun = [];
  for (let count = 0; count < MOST_DRAFTS + 2; count += 1) begun.push(await begin());
  expect(begun.filter(one => one.ok).length).toBeLessThanOrEqual(MOST_DRAFTS);
  expect(begun.at(-1)).toEqual({ ok: false, refusal: { kind: 'too-many-drafts' } });
  const first = begun[0];
  if (!first?.ok) throw new Error('None was begun.');
  await transact(house, actor, ctx => discardDraft(ctx, { draftId: first.value.draftId }));
  expect((await begin()).ok).toBe(true);
});
