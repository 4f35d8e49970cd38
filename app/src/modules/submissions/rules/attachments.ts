import { accept, refuse, type Result } from '#kernel/result.ts';

const MEBIBYTE = 1024 * 1024;
/** One file, and a whole document with its attachments. Manual of the institution [S3]: 5 MB and 10 240 KB. */
export const LARGEST_FILE_BYTES = 5 * MEBIBYTE;
export const LARGEST_DOCUMENT_BYTES = 10 * MEBIBYTE;

/** Kinds of files taken, as the institution lists them. */
export const ATTACHMENT_TYPES = ['TXT', 'ODT', 'DOC', 'RTF', 'PDF', 'JPEG', 'GIF', 'TIFF', 'XLS', 'XML', 'PNG', 'ODS'] as const;

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
): Result<undefined, AttachmentRefusal> {
  if (file.tooLarge || file.bytes.length > LARGEST_FILE_BYTES) return refuse({ kind: 'too-large' });
  if (file.bytes.length === 0) return refuse({ kind: 'empty' });
  const together = before.reduce((sum, one) => sum + one.bytes, file.bytes.length);
  return together > LARGEST_DOCUMENT_BYTES ? refuse({ kind: 'whole-too-large' }) : accept(undefined);
}
