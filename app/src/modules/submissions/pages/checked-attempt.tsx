import { Card } from '#design/components/card.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Prose } from '#design/components/page.tsx';
import type { Slot } from '#platform/http/page.ts';
import { verifyAttempt } from '../attempts/verify-attempt.ts';
import { text } from '../text.ts';

const PROVED = {
  'seal-and-journal': 'attempt.desk.whole',
  journal: 'attempt.desk.whole-journal',
  seal: 'attempt.desk.whole-seal',
} as const;

/** On the public check of a file: a proof of an attempt, what it proves and what it does not. Any other file is left to
 *  whoever knows it. */
export const checkedAttemptSlot: Slot = {
  slot: 'verify.file',
  order: 10,
  async render(ctx, { file }) {
    const t = text(ctx.lang);
    const checked = await verifyAttempt(ctx.house, { xml: Buffer.from(file ?? '', 'base64') });
    if (!checked.ok) {
      const { kind } = checked.refusal;
      const ours = kind !== 'not-a-note' && kind !== 'seal-broken';
      return ours ? <Notice tone="problem" live="announce" title={t(`attempt.refusal.${kind}`)} /> : null;
    }
    const { number, at, formCode, proved, answersSha256 } = checked.value;
    return (
      <>
        <Notice tone="done" live="announce" title={t(PROVED[proved])} />
        <Card title={t('attempt.proof')}>
          <DescriptionTable
            rows={[
              { name: t('attempt.number'), value: <strong>{number}</strong> },
              { name: t('attempt.when'), value: t('attempt.when.value', { when: at }) },
              { name: t('attempt.form'), value: formCode },
              { name: t('attempt.digest'), value: <code>{answersSha256}</code> },
            ]}
          />
          <Prose>
            <p>{t('attempt.check.proves')}</p>
            <p>{t('attempt.check.proves-not')}</p>
          </Prose>
        </Card>
      </>
    );
  },
};
