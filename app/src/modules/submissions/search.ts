import { parseId, type SubmissionId } from '#kernel/ids.ts';
import { matterOfSubmission } from '#modules/cases/index.ts';
import { receiptsByNumber } from '#modules/mailbox/index.ts';
import type { Hit, Search } from '#platform/search.ts';
import { text } from './text.ts';

/** What was filed, by the number of its receipt (UPP), or by its own id as a machine client says it. */
export const searchSubmissions: Search = async (ctx, sought, lang) => {
  if (sought.number === null) return [];
  const t = text(lang);
  const id = parseId<SubmissionId>(sought.number.toLowerCase());
  if (id) {
    const matter = await matterOfSubmission(ctx, id);
    return matter
      ? [{ kind: 'submission', id, title: id, about: [matter.title[lang], matter.number], href: `/desk/matters/${matter.matterId}` }]
      : [];
  }
  if (!/^UP[PD]-?/.test(sought.number)) return [];
  const receipts = await receiptsByNumber(ctx, sought.number, sought.most);
  return Promise.all(
    receipts.map(async (receipt): Promise<Hit> => {
      const matter = receipt.kind === 'UPP' ? await matterOfSubmission(ctx, receipt.subjectId as SubmissionId) : undefined;
      return {
        kind: 'submission',
        id: receipt.receiptId,
        title: receipt.number,
        about: [...(matter ? [matter.title[lang], matter.number] : []), t('when', { when: receipt.receivedAt })],
        href: matter ? `/desk/matters/${matter.matterId}` : `/desk/people/${receipt.partyId}`,
      };
    }),
  );
};
