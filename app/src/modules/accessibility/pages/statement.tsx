import { Card } from '#design/components/card.tsx';
import { LinkButton } from '#design/components/button.tsx';
import { Notice } from '#design/components/notice.tsx';
import { PageHeading, Prose, Stack } from '#design/components/page.tsx';
import { day, dayOf, formatDay } from '#kernel/day.ts';
import { publicUrl } from '#platform/http/cookies.ts';
import type { Page } from '#platform/http/page.ts';
import { reviewDue, reviewState } from '../rules/review.ts';
import { text } from '../text.ts';

/** The statement as the law wants it. The ids are those that the standard of the statement gives its parts (from memory),
 *  so that a machine finds them. */
export const statementPage: Page = {
  path: '/accessibility',
  faces: ['portal'],
  for: 'anyone',
  permission: { action: 'portal.open' },
  sameForVisitors: true,
  async get(ctx) {
    const t = text(ctx.lang);
    const { pack, config } = ctx.house;
    const statement = pack.accessibility;
    if (!statement) return { kind: 'not-found' };
    const { lang } = ctx;
    const written = (iso: string): string => formatDay(day(iso), lang);
    const state = reviewState(day(statement.reviewedOn), dayOf(ctx.now));
    return {
      kind: 'page',
      title: t('statement.title'),
      body: (
        <Stack>
          <PageHeading>{t('statement.title')}</PageHeading>
          {state === 'overdue' ? (
            <Notice tone="attention" title={t('statement.overdue', { due: formatDay(reviewDue(day(statement.reviewedOn)), lang) })} />
          ) : null}
          <Prose>
            <p id="a11y-wstep">
              <span id="a11y-podmiot">{pack.name[lang]}</span> {t('statement.intro.what')}{' '}
              <span id="a11y-zakres">{t('statement.scope')}</span>{' '}
              <a id="a11y-url" href="/">
                {publicUrl(config)}
              </a>
              .
            </p>
            <ul>
              <li>
                {t('statement.published')}{' '}
                <time id="a11y-data-publikacja" dateTime={statement.publishedOn}>
                  {written(statement.publishedOn)}
                </time>
              </li>
              <li>
                {t('statement.updated')}{' '}
                <time id="a11y-data-aktualizacja" dateTime={statement.updatedOn}>
                  {written(statement.updatedOn)}
                </time>
              </li>
            </ul>
            <h2>{t('statement.status')}</h2>
            <p id="a11y-status">{t(`statement.status.${statement.status}`)}</p>
            {statement.shortfalls.length === 0 ? null : (
              <>
                <p>{t('statement.shortfalls')}</p>
                <ul>
                  {statement.shortfalls.map(one => (
                    <li key={one.en}>{one[lang]}</li>
                  ))}
                </ul>
              </>
            )}
            <h2>{t('statement.prepared')}</h2>
            <ul>
              <li>
                {t('statement.prepared.on')}{' '}
                <time id="a11y-data-sporzadzenie" dateTime={statement.preparedOn}>
                  {written(statement.preparedOn)}
                </time>
              </li>
              <li>{t(`statement.method.${statement.method}`)}</li>
              <li>
                {t('statement.reviewed')}{' '}
                <time id="a11y-data-przeglad" dateTime={statement.reviewedOn}>
                  {written(statement.reviewedOn)}
                </time>
                {t('statement.review-due', { due: formatDay(reviewDue(day(statement.reviewedOn)), lang) })}
              </li>
            </ul>
            <h2>{t('statement.keyboard')}</h2>
            <p>{t('statement.keyboard.text')}</p>
            <h2 id="a11y-kontakt">{t('statement.contact')}</h2>
            <ul>
              <li>
                {t('statement.contact.who')} <span id="a11y-osoba">{statement.contact.who[lang]}</span>
              </li>
              <li>
                {t('statement.contact.email')}{' '}
                <a id="a11y-email" href={`mailto:${statement.contact.email}`}>
                  {statement.contact.email}
                </a>
              </li>
              <li>
                {t('statement.contact.phone')}{' '}
                <a id="a11y-telefon" href={`tel:${statement.contact.phone.replaceAll(' ', '')}`}>
                  {statement.contact.phone}
                </a>
              </li>
            </ul>
            <h2>{t('statement.procedure')}</h2>
            <p id="a11y-procedura">{t('statement.procedure.text')}</p>
            <h2>{t('statement.architecture')}</h2>
            <p id="a11y-architektura">{statement.architecture[lang]}</p>
          </Prose>
          <Card title={t('complaint.title')}>
            <p>{t('complaint.lead')}</p>
            <LinkButton href="/accessibility/complaint">{t('complaint.write')}</LinkButton>
            <p>
              <a href="/accessibility/answer">{t('answer.link')}</a>
            </p>
          </Card>
        </Stack>
      ),
    };
  },
};
