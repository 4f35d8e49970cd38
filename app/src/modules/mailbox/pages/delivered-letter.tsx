import type { ReactNode } from 'react';
import { ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { PrintButton } from '#design/components/content.tsx';
import { type Column, DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { LetterSheet } from '#design/components/letter-sheet.tsx';
import { Notice } from '#design/components/notice.tsx';
import { Stack } from '#design/components/page.tsx';
import { LanguageProvider } from '#design/language.tsx';
import { formatDay } from '#kernel/day.ts';
import type { Lang } from '#platform/text/text.ts';
import type { ReadLetter, ReadPassage } from '../letters/read-letter.ts';
import { deliveredOn } from '../rules/delivery.ts';
import { text } from '../text.ts';
import type { Letter, NoticeOfLetter } from '../types.ts';

/** An amount as Polish letters write it. */
const AMOUNT = /^−?[\d\u00a0]+,\d{2}\u00a0zł$/;

interface Props {
  letter: Letter;
  notices: readonly NoticeOfLetter[];
  content: ReadLetter;
  institution: string;
  lang: Lang;
  now: Date;
}

/** A letter that may be read: the sheet, its files, how it was delivered, how others can check it. */
export function DeliveredLetter({ letter, notices, content, institution, lang, now }: Props) {
  const t = text(lang);
  const here = `/letters/${letter.letterId}`;
  const polish = text('pl');
  return (
    <Stack>
      {letter.withdrawnAt === null ? null : <Notice tone="problem" title={t('letter.withdrawn', { at: letter.withdrawnAt })} />}
      <ButtonRow>
        <LinkButton href={`${here}/pdf`} icon="file" download>
          {t('letter.pdf')}
        </LinkButton>
        <LinkButton href={`${here}/xml`} kind="secondary" download>
          {t('letter.xml')}
        </LinkButton>
        {letter.updReceiptId === null ? null : (
          <LinkButton href={`/receipts/${letter.updReceiptId}`} kind="secondary">
            {t('letter.upd')}
          </LinkButton>
        )}
        <PrintButton />
      </ButtonRow>
      {lang === 'pl' ? null : <p className="quiet">{t('letter.polish')}</p>}
      {/* The sheet is Polish for everybody, its own labels too. */}
      <div lang="pl">
        <LanguageProvider lang="pl">
          <LetterSheet
            level={1}
            sender={content.senderLines}
            addressee={content.addresseeLines}
            number={letter.number}
            title={letter.title.pl}
            placeAndDate={formatLong(letter.decidedAt)}
            seal={{ text: polish('letter.seal', { institution, at: letter.decidedAt }), state: 'stated' }}
          >
            {content.passages.map((passage, place) => (
              <Passage key={`${place + 1}`} passage={passage} caption={polish('letter.table', { place: place + 1 })} />
            ))}
            <h2>{polish('letter.basis')}</h2>
            <p>{content.legalBasis}</p>
            {content.instruction.length === 0 ? null : (
              <>
                <h2>{polish('letter.instruction')}</h2>
                {content.instruction.map(sentence => (
                  <p key={sentence}>{sentence}</p>
                ))}
              </>
            )}
          </LetterSheet>
        </LanguageProvider>
      </div>
      <Card title={t('letter.about')}>
        <DescriptionTable
          rows={[
            { name: t('letter.number'), value: letter.number },
            ...(letter.matterId === null
              ? []
              : [{ name: t('letter.matter'), value: <a href={`/matters/${letter.matterId}`}>{letter.matterNumber ?? letter.number}</a> }]),
            { name: t('letter.delivered'), value: howDelivered(letter, lang, now) },
            ...(notices.length === 0 ? [] : [{ name: t('letter.notices'), value: noticeDays(notices, lang) }]),
            ...(letter.accessUntil === null ? [] : [{ name: t('letter.access'), value: formatDay(letter.accessUntil, lang) }]),
          ]}
        />
      </Card>
      <Card title={t('letter.check')}>
        <p>{t('letter.check.about')}</p>
        <DescriptionTable
          rows={[
            { name: t('letter.number'), value: letter.number },
            { name: t('letter.code'), value: <code>{letter.verificationCode}</code> },
          ]}
        />
        <p>
          <a href={`/verify?number=${encodeURIComponent(letter.number)}`}>{t('letter.check.link')}</a>
        </p>
      </Card>
    </Stack>
  );
}

const formatLong = (at: Date): string => text('pl')('letters.waiting.on', { at });

function howDelivered(letter: Letter, lang: Lang, now: Date): string {
  const t = text(lang);
  const { delivery } = letter;
  const on = deliveredOn(delivery, now);
  if (delivery.state === 'open' || on === null) return t('letter.delivered.open');
  return t(delivery.state === 'collected' ? 'letter.delivered.upd' : 'letter.delivered.fiction', { on: formatDay(on, lang) });
}

/** Both days of notices must be shown with a letter delivered by fiction. @legal KPA art. 46 § 8 */
function noticeDays(notices: readonly NoticeOfLetter[], lang: Lang): ReactNode {
  const t = text(lang);
  const first = notices.find(notice => notice.kind === 'first');
  const second = notices.find(notice => notice.kind === 'second');
  return (
    <>
      {first ? t('letter.notice.first', { at: first.queuedAt }) : null}
      {second ? (
        <>
          <br />
          {t('letter.notice.second', { at: second.queuedAt })}
        </>
      ) : null}
    </>
  );
}

function Passage({ passage, caption }: { passage: ReadPassage; caption: string }) {
  if (passage.kind === 'paragraph') return <p>{passage.text}</p>;
  const rows = passage.rows.map((cells, place) => ({ key: String(place), cells }));
  const columns = passage.head.map(
    (label, place): Column<(typeof rows)[number]> => ({
      key: label,
      label,
      heading: place === 0,
      cell: row => row.cells[place] ?? '',
      align: rows.every(row => AMOUNT.test(row.cells[place] ?? '')) ? 'end' : 'start',
    }),
  );
  return <DataTable caption={caption} captionShown="hidden" rows={rows} rowKey={row => row.key} columns={columns} />;
}
