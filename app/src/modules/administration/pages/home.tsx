import { Card } from '#design/components/card.tsx';
import { Grid, PageHeading } from '#design/components/page.tsx';
import type { StaffActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import { text } from '../text.ts';
import { HOME, textOf, wide } from './parts.tsx';
import { sectionsFor } from './sections.ts';

/** The front of administration: what there is, for whom it is, and what waits. */
export const homePage: Page<StaffActor> = {
  path: HOME,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.open' },
  async get(ctx) {
    const t = text(ctx.lang);
    const sections = sectionsFor(ctx);
    const waiting = await Promise.all(sections.map(section => section.waiting?.(ctx) ?? Promise.resolve(0)));
    return wide(
      t('home.title'),
      undefined,
      <>
        <PageHeading lead={t('home.lead')}>{t('home.title')}</PageHeading>
        <Grid>
          {sections.map(({ name, path }, place) => (
            <Card
              key={path}
              title={textOf(ctx.lang, `section.${name}`)}
              window={waiting[place] ? 'lit' : 'unlit'}
              footer={<a href={path}>{t('home.open', { section: textOf(ctx.lang, `section.${name}`) })}</a>}
            >
              <p>{textOf(ctx.lang, `section.${name}.about`)}</p>
              {waiting[place] ? (
                <p>
                  <strong>{t('home.waiting', { count: waiting[place] })}</strong>
                </p>
              ) : null}
            </Card>
          ))}
        </Grid>
      </>,
    );
  },
};
