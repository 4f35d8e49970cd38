import { accept, refuse, type Result } from '#kernel/result.ts';
import type { AttachmentType } from '#platform/storage/sniff.ts';

/** What is taken: one file and a whole document with its attachments in bytes, and kinds of files. */
export interface AttachmentLimits {
  fileBytes: number;
  documentBytes: number;
  types: readonly AttachmentType[];
}

export type AttachmentRefusal =
  | { kind: 'too-large' }
  | { kind: 'whole-too-large' }
  | { kind: 'empty' }
  /** Its name ends in something we do not take, or its content is of a kind we do not take. */
  | { kind: 'name-not-allowed' }
  | { kind: 'type-not-allowed' }
  | { kind: 'name-does-not-match' }
  | { kind: 'damaged' }
  | { kind: 'infected' }
  /** The form was filed or thrown away meanwhile. */
  | { kind: 'no-such-draft' };

/** Whether a file still fits beside those already added. */
export function fits(
  file: { bytes: { length: number }; tooLarge: boolean },
  before: readonly { bytes: number }[],
  limits: AttachmentLimits,
): Result<undefined, AttachmentRefusal> {
  if (file.tooLarge || file.bytes.length > limits.fileBytes) return refuse({ kind: 'too-large' });
  if (file.bytes.length === 0) return refuse({ kind: 'empty' });
  const together = before.reduce((sum, one) => sum + one.bytes, file.bytes.length);
  return together > limits.documentBytes ? refuse({ kind: 'whole-too-large' }) : accept(undefined);
}
