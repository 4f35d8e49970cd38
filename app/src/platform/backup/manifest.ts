import { createHash, verify, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type, type Static } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import type { KeyProvider } from '#platform/documents/seals.ts';

/** One file of the archive: `plain` is what went in, the rest what lies there after compression and encryption. */
const Part = Type.Object({
  file: Type.String({ pattern: '^[a-z0-9._-]+(/[a-z0-9._-]+)?$' }),
  bytes: Type.Integer(),
  sha256: Type.String(),
  plainBytes: Type.Integer(),
  plainSha256: Type.String(),
});

const Manifest = Type.Object({
  format: Type.Literal('okienko-backup/1'),
  /** The instant of the database's snapshot: all that was committed by then is in, nothing later. */
  takenAt: Type.String(),
  finishedAt: Type.String(),
  version: Type.String(),
  institution: Type.String(),
  postgres: Type.String(),
  migrations: Type.Array(Type.Object({ id: Type.String(), checksum: Type.String() })),
  tables: Type.Array(
    Type.Object({ schema: Type.String(), table: Type.String(), columns: Type.Array(Type.String()), rows: Type.Integer(), part: Part }),
  ),
  sequences: Type.Array(Type.Object({ schema: Type.String(), name: Type.String(), last: Type.String(), called: Type.Boolean() })),
  /** Stored documents and attachments, in tar parts. */
  files: Type.Object({ count: Type.Integer(), bytes: Type.Integer(), parts: Type.Array(Part) }),
  /** What the house writes beside the database: the outside copy of the audit's checkpoints and the like. */
  records: Type.Object({ count: Type.Integer(), part: Part }),
  identity: Type.Union([Part, Type.Null()]),
});

export type Part = Static<typeof Part>;
export type Manifest = Static<typeof Manifest>;

export const MANIFEST = 'manifest.json';
const SIGNATURE = 'manifest.signature.json';

export const partsOf = (manifest: Manifest): Part[] => [
  ...(manifest.identity ? [manifest.identity] : []),
  ...manifest.tables.map(table => table.part),
  ...manifest.files.parts,
  manifest.records.part,
];

/** The manifest with the institution's word for it, by the key that also signs the checkpoints of the audit. */
export async function signedManifest(manifest: Manifest, keys: KeyProvider): Promise<{ file: string; text: string }[]> {
  const text = `${JSON.stringify(manifest, null, 1)}\n`;
  const signature = {
    signature: (await keys.sign('checkpoints', digestText(text), 'der')).toString('base64'),
    certificate: keys.certificate('checkpoints').toString(),
  };
  return [
    { file: MANIFEST, text },
    { file: SIGNATURE, text: `${JSON.stringify(signature, null, 1)}\n` },
  ];
}

/** @throws with a sentence where it is no whole archive */
export function readManifest(archive: string): Manifest {
  const file = join(archive, MANIFEST);
  if (!existsSync(file)) throw new Error(`${archive} is not a finished backup: it has no ${MANIFEST}.`);
  const read: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!Value.Check(Manifest, read)) throw new Error(`${file} is not a manifest this version understands.`);
  return read;
}

/** Whether the manifest was signed by one of these keys, or a certificate of the same issuer. */
export function isSignedBy(archive: string, keys: KeyProvider): boolean {
  try {
    const text = readFileSync(join(archive, MANIFEST), 'utf8');
    const given = JSON.parse(readFileSync(join(archive, SIGNATURE), 'utf8')) as { signature: string; certificate: string };
    const certificate = new X509Certificate(given.certificate);
    const issuer = keys.chain('checkpoints')[0];
    const known =
      certificate.fingerprint256 === keys.certificate('checkpoints').fingerprint256 ||
      (issuer !== undefined && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey));
    return known && verify('sha256', digestText(text), certificate.publicKey, Buffer.from(given.signature, 'base64'));
  } catch {
    // What cannot be read is not signed.
    return false;
  }
}

const digestText = (text: string): Buffer => Buffer.from(`okienko backup\n${createHash('sha256').update(text).digest('hex')}\n`);
