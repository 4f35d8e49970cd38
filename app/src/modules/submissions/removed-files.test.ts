import { beforeAll, expect, test } from 'vitest';
import { findSession, openSessionFor } from '#modules/identity/index.ts';
import { cast } from '#outside/cast/cast.ts';
import { startScanner } from '#outside/scanner/scanner.ts';
import type { PersonActor } from '#platform/context.ts';
import { apartFrom } from '#platform/http/mount.ts';
import { accept } from '#kernel/result.ts';
import { transact } from '#platform/transact.ts';
import { modules } from '../../modules.ts';
import { seedDemo } from '../../demo/demo.ts';
import { testHouse, type TestHouse } from '../../testing/house.ts';
import { addAttachment, removeAttachment } from './use-cases/add-attachment.ts';
import { beginDraft, discardDraft } from './use-cases/save-draft.ts';

let h: TestHouse;
let actor: PersonActor;
beforeAll(async () => {
  const scanner = await startScanner({ port: 0, production: false });
  h = await testHouse({ settings: { SCANNER: `127.0.0.1:${scanner.port}` } });
  await seedDemo(h.house);
  const { token } = await openSessionFor(h.house, { personId: cast.katarzyna.id }, { actingFor: cast.firmaX.id });
  actor = (await findSession(h.house, token, 'portal'))?.actor as PersonActor;
  return () => scanner.close();
});

const begins = async () => {
  const draft = await transact(h.house, actor, ctx => beginDraft(ctx, { formCode: 'RWN' }));
  if (!draft.ok) throw new Error(draft.refusal.kind);
  return draft.value;
};
const adds = async (draft: Awaited<ReturnType<typeof begins>>, words: string) => {
  const file = { field: 'file', fileName: 'pismo.txt', bytes: Buffer.from(words), tooLarge: false };
  const added = await addAttachment(apartFrom(h.house, actor, 'pl'), { draft, file });
  if (!added.ok) throw new Error(added.refusal.kind);
  return added.value;
};
const takesOff = (draft: Awaited<ReturnType<typeof begins>>, attachmentId: Awaited<ReturnType<typeof adds>>['attachmentId']) =>
  transact(h.house, actor, async ctx => accept(await removeAttachment(ctx, { draft, attachmentId })));
const daysPass = async (days: number) => {
  const now = h.house.clock();
  h.itIs(new Date(now.getTime() + days * 86_400_000).toISOString());
  const forget = modules.flatMap(module => module.jobs ?? []).find(job => job.name === 'administration.forget-removed-files');
  await forget?.run(h.house, {}, 1);
  h.itIs(now.toISOString());
};

test('the bytes of a file that was taken off are deleted after their days, not before', async () => {
  const draft = await begins();
  const { attachmentId, sha256 } = await adds(draft, 'Wyjaśnienie, którego nie wyślę.');
  await daysPass(40);
  expect(await h.house.storage.has(sha256)).toBe(true);
  await takesOff(draft, attachmentId);
  await daysPass(29);
  expect(await h.house.storage.has(sha256)).toBe(true);
  await daysPass(32);
  expect(await h.house.storage.has(sha256)).toBe(false);
});

test('bytes that another draft still has stay, and go when that one is thrown away too', async () => {
  const [one, other] = [await begins(), await begins()];
  const { attachmentId, sha256 } = await adds(one, 'To samo pismo w dwóch dokumentach.');
  await adds(other, 'To samo pismo w dwóch dokumentach.');
  await takesOff(one, attachmentId);
  await daysPass(32);
  expect(await h.house.storage.has(sha256)).toBe(true);
  await transact(h.house, actor, ctx => discardDraft(ctx, other));
  await daysPass(32);
  expect(await h.house.storage.has(sha256)).toBe(false);
});

test('a file put again after its bytes were deleted is there again', async () => {
  const draft = await begins();
  const first = await adds(draft, 'Jednak wyślę.');
  await takesOff(draft, first.attachmentId);
  await daysPass(32);
  expect(await h.house.storage.has(first.sha256)).toBe(false);
  const again = await adds(draft, 'Jednak wyślę.');
  await daysPass(32);
  expect(await h.house.storage.get(again.sha256)).toEqual(Buffer.from('Jednak wyślę.'));
});
