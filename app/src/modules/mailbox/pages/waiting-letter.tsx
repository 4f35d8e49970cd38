import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { Form } from '#design/components/form.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { Timeline, type TimelineEntry } from '#design/components/timeline.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import type { Lang } from '#platform/text/text.ts';
import { allowedSteps } from '../rules/delivery.ts';
import { text } from '../text.ts';
import type { Letter, NoticeOfLetter } from '../types.ts';

interface Props {
  letter: Letter;
  notices: readonly NoticeOfLetter[];
  institution: string;
  lang: Lang;
}

/** A letter before its UPD: what it is, from whom, its dates, and the button that opens it. Not a word of its content. */
export function WaitingLetter({ letter, notices, institution, lang }: Props) {
  const t = text(lang);
  const steps: readonly string[] = allowedSteps[letter.delivery.state];
  return (
    <Stack>
      <PageHeading eyebrow={letter.number} lead={t('waiting.lead')}>
        {t('waiting.title')}
      </PageHeading>
      <Card title={t('waiting.what')}>
        <DescriptionTable
          rows={[
            { name: t('waiting.kind'), value: t(`kind.${letter.kind}`) },
            { name: t('waiting.number'), value: letter.number },
            { name: t('waiting.from'), value: institution },
            { name: t('waiting.to'), value: letter.addressee.name },
          ]}
        />
      </Card>
      {steps.includes('collect') ? (
        <Card title={t('waiting.collect')} window="lit">
          <p>{t('waiting.statement', { number: letter.number })}</p>
          <p>{t('waiting.both')}</p>
          <Form>
            <ButtonRow>
              <Button icon="seal">{t('waiting.button')}</Button>
            </ButtonRow>
          </Form>
        </Card>
      ) : null}
      <Card title={t('waiting.dates')}>
        <Timeline entries={datesOf(letter, notices, lang)} />
      </Card>
    </Stack>
  );
}

function datesOf(letter: Letter, notices: readonly NoticeOfLetter[], lang: Lang): TimelineEntry[] {
  const t = text(lang);
  const { dates, placedAt, secondNoticeAt } = letter.delivery;
  if (dates === null) return [];
  const entry = (
    key: string,
    day: ReturnType<typeof dayOf>,
    title: string,
    about?: string,
    state: 'past' | 'now' | 'ahead' = 'past',
  ): TimelineEntry => ({ key, at: day, when: formatDay(day, lang), title, state, ...(about === undefined ? {} : { about }) });
  const placedOn = dayOf(placedAt);
  const told = (kind: 'first' | 'second'): string => {
    const sent = notices.filter(notice => notice.kind === kind);
    if (sent.length === 0) return t('waiting.first.none');
    return sent.every(notice => notice.bouncedAt !== null) ? t('waiting.first.bounced') : t('waiting.first.sent');
  };
  return [
    entry('placed', placedOn, t('waiting.placed')),
    entry('first', placedOn, t('waiting.first'), told('first')),
    secondNoticeAt === null
      ? entry('second', dates.secondNoticeOn, t('waiting.second'), t('waiting.second.ahead'), 'ahead')
      : entry('second', dayOf(secondNoticeAt), t('waiting.second'), told('second')),
    entry('fiction', dates.fictionOn, t('waiting.fiction'), t('waiting.fiction.about'), 'ahead'),
  ];
}
