import type { Day } from '#kernel/day.ts';
import { parameterOn } from '#platform/dated-value.ts';
import type { Pack } from '#platform/pack.ts';
import { ATTACHMENT_TYPES } from '#platform/storage/sniff.ts';
import type { AttachmentLimits } from './rules/attachments.ts';

const KIBIBYTE = 1024;

/** What people may attach on a day. A kind of file that no reader here knows is not taken, whatever the pack says. */
export function attachmentLimits(pack: Pick<Pack, 'parameters'>, on: Day): AttachmentLimits {
  const value = (name: string): string => parameterOn(pack, name, on).value;
  const taken = value('attachment-types').toUpperCase().split(' ');
  return {
    fileBytes: Number(value('attachment-bytes')),
    documentBytes: Number(value('document-bytes')),
    types: ATTACHMENT_TYPES.filter(type => taken.includes(type)),
  };
}

/** The same in the words of a page. */
export function limitWords(limits: AttachmentLimits): { file: number; together: number; types: string } {
  const megabytes = (bytes: number): number => Math.floor((bytes / KIBIBYTE / KIBIBYTE) * 10) / 10;
  return { file: megabytes(limits.fileBytes), together: megabytes(limits.documentBytes), types: limits.types.join(', ') };
}
