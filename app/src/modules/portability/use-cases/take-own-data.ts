import { dayOf } from '#kernel/day.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import type { OwnFile, OwnDataPart } from '#platform/own-data/own-data.ts';
import { zipWriter } from '#platform/own-data/zip.ts';
import { dataTaken } from '../events.ts';
import { type GivenPart, indexPage } from '../archive-index.ts';
import { beginTaking, noteTaking } from '../store.ts';

/** Documents up to this sum go into the archive, which is made in memory; others are named and stay on the pages. */
export const MOST_DOCUMENT_BYTES = 200 * 1024 * 1024;

export type TakeRefusal = { kind: 'not-permitted' } | { kind: 'level' } | { kind: 'enough-for-today' };

export interface OwnArchive {
  bytes: Buffer;
  fileName: string;
}

/** Makes the copy of all data of the party acted for, under the row-level scope of whoever asks. Nothing of it is kept. */
export async function takeOwnData(ctx: Ctx<PersonActor>, wish: { name: string }): Promise<Result<OwnArchive, TakeRefusal>> {
  const { partyId, relation, level } = ctx.actor;
  if (relation === 'mandate') return refuse({ kind: 'not-permitted' });
  if (level < 3) return refuse({ kind: 'level' });
  const asked = { actor: ctx.actor, action: 'portability.take', resource: { kind: 'page', relation: 'own' } } as const;
  if (!ctx.house.policy.decide(asked).permitted) return refuse({ kind: 'not-permitted' });
  const on = dayOf(ctx.now);
  const nth = await beginTaking(ctx, on);
  if (nth === undefined) return refuse({ kind: 'enough-for-today' });

  const zip = zipWriter(ctx.now);
  const documents = { count: 0, left: MOST_DOCUMENT_BYTES, names: new Set<string>() };
  const given: GivenPart[] = [];
  for (const { module, parts } of ctx.house.declared.ownData)
    for (const part of parts) given.push(await addPart(ctx, zip, module, part, documents));
  const records = given.reduce((sum, part) => sum + part.records, 0);
  const about = { name: wish.name, partyId, takenAt: ctx.now, parts: given };
  zip.add('index.html', Buffer.from(indexPage(about), 'utf8'));
  zip.add('manifest.json', Buffer.from(`${JSON.stringify({ format: 'okienko-own-data/1', ...about }, null, 1)}\n`, 'utf8'));
  const bytes = zip.finish();
  await noteTaking(ctx, { on, nth, records, files: documents.count, bytes: bytes.length });
  await ctx.audit({
    action: 'portability.take',
    object: `party:${partyId}`,
    subjectPartyId: partyId,
    facts: { records, files: documents.count },
  });
  await ctx.announce(dataTaken(partyId));
  return accept({ bytes, fileName: `okienko-${on}.zip` });
}

type Documents = { count: number; left: number; names: Set<string> };

async function addPart(
  ctx: Ctx<PersonActor>,
  zip: ReturnType<typeof zipWriter>,
  module: string,
  part: OwnDataPart,
  documents: Documents,
): Promise<GivenPart> {
  const file = `${module}/${part.name}.ndjson`;
  const lines: string[] = [];
  let heldBack = 0;
  for await (const { row, files } of part.records(ctx, ctx.actor.partyId)) {
    if (row['held_back'] === true) heldBack += 1;
    const enclosed = await Promise.all((files ?? []).map(one => bytesOf(ctx, one)));
    const told = enclosed.map(({ path, bytes }) => addDocument(zip, path, bytes, documents));
    lines.push(JSON.stringify(told.length === 0 ? row : { ...row, files: told }));
  }
  if (lines.length > 0) zip.add(file, Buffer.from(`${lines.join('\n')}\n`, 'utf8'));
  return { file, title: part.title, records: lines.length, heldBack };
}

async function bytesOf(ctx: Ctx, file: OwnFile): Promise<{ path: string; bytes: Buffer | null }> {
  if ('text' in file) return { path: file.path, bytes: Buffer.from(file.text, 'utf8') };
  return { path: file.path, bytes: (await ctx.house.storage.has(file.sha256)) ? await ctx.house.storage.get(file.sha256) : null };
}

function addDocument(
  zip: ReturnType<typeof zipWriter>,
  path: string,
  bytes: Buffer | null,
  documents: Documents,
): { file: string | null; why?: 'not-in-store' | 'too-large' } {
  if (bytes === null) return { file: null, why: 'not-in-store' };
  if (bytes.length > documents.left) return { file: null, why: 'too-large' };
  const file = `documents/${safePath(path)}`;
  if (!documents.names.has(file)) {
    documents.names.add(file);
    documents.left -= bytes.length;
    documents.count += 1;
    zip.add(file, bytes);
  }
  return { file };
}

/** Names come from people: none leaves the folder, whoever unpacks it. */
export const safePath = (path: string): string =>
  path
    .split('/')
    .map(step =>
      step
        .replace(/[^\p{L}\p{N}._ -]+/gu, '-')
        .replace(/^\.+/, '-')
        .slice(-120),
    )
    .join('/');
