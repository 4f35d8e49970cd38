import { Button, ButtonRow } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { Form } from '#design/components/form.tsx';
import { HitList } from '#design/components/hit-list.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { TextField } from '#design/components/text-fields.tsx';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx } from '#platform/http/page.ts';
import type { Hit } from '#platform/search.ts';
import { find, type Findings } from '../find.ts';
import { text } from '../text.ts';

const ON_PAGE = 20;
const SUGGESTED = 6;
const KINDS = ['party', 'matter', 'letter', 'submission', 'destroyed'] as const satisfies readonly Hit['kind'][];

/** Posted, so that neither a name nor a PESEL stands in an address or a log. */
export const searchPage: Page<StaffActor> = {
  path: '/desk/search',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'desk.search' },
  get: async ctx => shown(ctx, '', undefined),
  async post(ctx, request) {
    const typed = request.form.get('q')?.[0] ?? '';
    return shown(ctx, typed, await find(ctx, typed, ON_PAGE));
  },
};

/** What the palette suggests while somebody types. */
export const suggestPage: Page<StaffActor> = {
  path: '/desk/search/suggest',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'desk.search' },
  async post(ctx, request) {
    const t = text(ctx.lang);
    const { hits } = await find(ctx, request.form.get('q')?.[0] ?? '', SUGGESTED);
    const told = hits.map(hit => ({ kind: t(`search.one.${hit.kind}`), title: hit.title, about: hit.about.join(' · '), href: hit.href }));
    return {
      kind: 'document',
      bytes: Buffer.from(JSON.stringify(told), 'utf8'),
      type: 'application/json',
      fileName: 'suggestions.json',
      disposition: 'inline',
    };
  },
};

function shown(ctx: PageCtx<StaffActor>, typed: string, found: Findings | undefined): PageAnswer {
  const t = text(ctx.lang);
  return {
    kind: 'page',
    title: t('search.title'),
    body: (
      <Stack>
        <PageHeading lead={t('search.lead')}>{t('search.title')}</PageHeading>
        <Form action="/desk/search">
          <TextField
            name="q"
            type="search"
            label={t('search.label')}
            hint={t('search.hint')}
            value={typed}
            width={32}
            spellCheck={false}
            autoComplete="off"
          />
          <ButtonRow>
            <Button icon="search">{t('search.button')}</Button>
          </ButtonRow>
        </Form>
        {found === undefined ? null : found.tooShort ? (
          <EmptyState title={t('search.too-short')} />
        ) : found.hits.length === 0 ? (
          <EmptyState title={t('search.none')}>
            <p>{t('search.none.text')}</p>
          </EmptyState>
        ) : (
          KINDS.map(kind => ({ kind, hits: found.hits.filter(hit => hit.kind === kind) }))
            .filter(({ hits }) => hits.length > 0)
            .map(({ kind, hits }) => (
              <Card
                key={kind}
                title={t(`search.kind.${kind}`)}
                inset="flush"
                {...(hits.length >= ON_PAGE ? { footer: <p className="quiet">{t('search.more')}</p> } : {})}
              >
                <HitList hits={hits.map(hit => ({ key: hit.id, title: hit.title, about: hit.about, href: hit.href }))} />
              </Card>
            ))
        )}
      </Stack>
    ),
  };
}
