import { formatDay, dayOf } from '#kernel/day.ts';
import { partyCard } from '#modules/identity/index.ts';
import type { Ctx } from '#platform/context.ts';
import { type LetterFonts, readLetterFonts } from '#platform/documents/pdf/fonts.ts';
import { renderPdf } from '#platform/documents/pdf/letter.ts';
import { readBack } from '#platform/forms/readable.ts';
import { getForm } from './definitions.ts';
import { knownOfFiled } from './known.ts';
import { text } from './text.ts';
import type { Submission } from './types.ts';

let fonts: LetterFonts | undefined;

/** What was filed, as a PDF to keep or print. Polish, as the document is; the sealed proof is the UPP, not this. */
export async function printSubmission(ctx: Ctx, submission: Submission): Promise<Buffer> {
  fonts ??= readLetterFonts(ctx.house.config.root);
  const t = text('pl');
  const { definition: form } = getForm(ctx.house.forms, submission.formCode, submission.formVersion);
  const party = await partyCard(ctx, submission.partyId);
  const person = await partyCard(ctx, submission.filedBy);
  return renderPdf(fonts, {
    lang: 'pl',
    title: `${form.title.pl} (${form.code})`,
    institution: { name: ctx.house.pack.name.pl, lines: [] },
    number: submission.submissionId,
    createdAt: submission.filedAt,
    placeAndDate: formatDay(dayOf(submission.filedAt), 'pl'),
    blocks: [
      {
        kind: 'facts',
        rows: [
          [t('document.filed-for'), party.name],
          [t('document.filed-by'), person.name],
          [t('document.filed-at'), t('when', { when: submission.filedAt })],
          [t('document.digest'), submission.documentSha256],
        ],
      },
      ...readBack(form, submission.answers, 'pl', knownOfFiled(form, submission, party)).flatMap(section => [
        { kind: 'heading' as const, text: section.title },
        { kind: 'facts' as const, rows: section.lines.map(line => [line.official ?? line.label, line.value] as const) },
      ]),
    ],
  });
}
