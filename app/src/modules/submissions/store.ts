import type { AnswersJson } from './types.ts';

declare module '#platform/database/tables.ts' {
  interface Tables {
    'submissions.draft': DraftRow;
    'submissions.attachment': AttachmentRow;
    'submissions.submission': SubmissionRow;
  }
}
