import { Card } from '#design/components/card.tsx';
import { Prose } from '#design/components/page.tsx';
import type { PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { text } from '../text.ts';
import type { Attachment, Submission } from '../types.ts';
import { listFiledAttachments } from '../views.ts';

/** Files that went along with a document, to be fetched. */
export function FiledAttachments({ ctx, files, at }: { ctx: Pick<PageCtx, 'lang'>; files: readonly Attachment[]; at: string }) {
  if (files.length === 0) return null;
  const t = text(ctx.lang);
  return (
    <Card title={t('document.attachments')}>
      <Prose>
        <ul>
          {files.map(file => (
            <li key={file.attachmentId}>
              <a href={`${at}/${file.attachmentId}`}>{file.fileName}</a>{' '}
              {t('attach.kilobytes', { size: Math.max(1, Math.round(file.bytes / 1024)) })}
            </li>
          ))}
        </ul>
      </Prose>
    </Card>
  );
}

/** The file named in the address, if it went along with this submission. */
export async function fileOf(ctx: PageCtx, submission: Submission, request: PageRequest, purpose?: string): Promise<PageAnswer> {
  const file = (await listFiledAttachments(ctx.db, submission.submissionId)).find(
    one => one.attachmentId === request.params['attachmentId'],
  );
  if (!file) return { kind: 'not-found' };
  await ctx.audit({
    action: 'submissions.read-attachment',
    object: `attachment:${file.attachmentId}`,
    subjectPartyId: submission.partyId,
    ...(purpose ? { purpose } : {}),
  });
  return {
    kind: 'document',
    bytes: await ctx.house.storage.get(file.sha256),
    type: file.mediaType,
    fileName: file.fileName,
    disposition: 'attachment',
  };
}
