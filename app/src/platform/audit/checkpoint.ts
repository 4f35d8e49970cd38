import { verify, X509Certificate } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { KeyProvider } from '#platform/documents/seals.ts';

/** The institution's word that the audit log had this root at this size. */
export interface Checkpoint {
  /** Events in the tree. */
  size: number;
  root: Buffer;
  at: Date;
  /** ECDSA P-256 over SHA-256 of `checkpointText`, DER. */
  signature: Buffer;
  /** PEM. */
  certificate: string;
}

export const checkpointText = (point: Pick<Checkpoint, 'size' | 'root' | 'at'>): Buffer =>
  Buffer.from(`okienko audit\n${point.size}\n${point.root.toString('base64')}\n${point.at.toISOString()}\n`);

export async function signCheckpoint(keys: KeyProvider, point: Pick<Checkpoint, 'size' | 'root' | 'at'>): Promise<Checkpoint> {
  return {
    ...point,
    signature: await keys.sign('checkpoints', checkpointText(point), 'der'),
    certificate: keys.certificate('checkpoints').toString(),
  };
}

/** Whether the signature is right and its certificate is ours: the one in use, or an earlier one of the same issuer. */
export function isOurs(keys: KeyProvider, point: Checkpoint): boolean {
  try {
    const certificate = new X509Certificate(point.certificate);
    const issuer = keys.chain('checkpoints')[0];
    const trusted =
      certificate.fingerprint256 === keys.certificate('checkpoints').fingerprint256 ||
      (issuer !== undefined && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey));
    return trusted && verify('sha256', checkpointText(point), certificate.publicKey, point.signature);
  } catch {
    // A certificate or signature that cannot even be read is not ours.
    return false;
  }
}

/** Where the copy outside the database lies: one line of JSON a checkpoint. It should stand on another disk or be
 *  shipped away, since whoever can change the database must not be able to change it too. */
export const checkpointFile = (dataFolder: string): string => join(dataFolder, 'audit', 'checkpoints.jsonl');

/** Durable before it resolves. A line cut off by a crash is closed first, so that the new one stands by itself. */
export async function appendCheckpoint(file: string, point: Checkpoint): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(file, 'a+');
  try {
    const { size } = await handle.stat();
    const last = size === 0 ? '\n' : (await handle.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString();
    const line = JSON.stringify({
      size: point.size,
      root: point.root.toString('base64'),
      at: point.at.toISOString(),
      signature: point.signature.toString('base64'),
      certificate: point.certificate,
    });
    await handle.write(`${last === '\n' ? '' : '\n'}${line}\n`);
    await handle.datasync();
  } finally {
    await handle.close();
  }
}

/** @returns the checkpoints that can be read (lines cut off by a crash cannot); none where there is no file */
export async function readCheckpoints(file: string): Promise<Checkpoint[]> {
  const text = await readFile(file, 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return '';
    throw fault;
  });
  return text.split('\n').flatMap(line => {
    const point = line === '' ? undefined : parseLine(line);
    return point ? [point] : [];
  });
}

function parseLine(line: string): Checkpoint | undefined {
  try {
    const { size, root, at, signature, certificate } = JSON.parse(line) as Record<string, unknown>;
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return undefined;
    if (
      typeof root !== 'string' ||
      typeof at !== 'string' ||
      typeof signature !== 'string' ||
      typeof certificate !== 'string' ||
      Number.isNaN(Date.parse(at))
    )
      return undefined;
    return { size, root: Buffer.from(root, 'base64'), at: new Date(at), signature: Buffer.from(signature, 'base64'), certificate };
  } catch {
    return undefined;
  }
}
