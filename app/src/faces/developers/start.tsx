import { ButtonRow, LinkButton } from '#design/components/button.tsx';
import { Card } from '#design/components/card.tsx';
import { CodeBlock } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { PageHeading, Prose, Stack } from '#design/components/page.tsx';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import type { Described } from './described.ts';

const STEPS = ['developers.how.1', 'developers.how.2', 'developers.how.3', 'developers.how.4'] as const;
const RULES = [
  'developers.rules.keys',
  'developers.rules.pages',
  'developers.rules.etag',
  'developers.rules.404',
  'developers.rules.revoked',
] as const;

interface StartProps {
  lang: Lang;
  operations: readonly Described[];
  quickStart: { typescript: string; curl: string; keduTypescript: string; keduCurl: string };
  aMinute: number;
}

/** How to begin, the rules that hold everywhere, and every operation. */
export function StartBody({ lang, operations, quickStart, aMinute }: StartProps) {
  const t = text(lang);
  return (
    <Stack>
      <PageHeading lead={t('developers.lead')}>{t('developers.title')}</PageHeading>
      <Card title={t('developers.how')}>
        <Prose>
          <ol>
            {STEPS.map(step => (
              <li key={step}>{t(step)}</li>
            ))}
          </ol>
        </Prose>
        <ButtonRow>
          <LinkButton href="/machines/new">{t('developers.register')}</LinkButton>
          <LinkButton kind="secondary" href="/api/openapi.json">
            {t('developers.openapi')}
          </LinkButton>
        </ButtonRow>
      </Card>
      <Card title={t('developers.quick')}>
        <Stack>
          <p>{t('developers.quick.ts.about')}</p>
          <CodeBlock id="quick-typescript" label={t('developers.quick.ts')}>
            {quickStart.typescript}
          </CodeBlock>
          <p>{t('developers.quick.curl.about')}</p>
          <CodeBlock id="quick-curl" label={t('developers.quick.curl')}>
            {quickStart.curl}
          </CodeBlock>
          <p>{t('developers.quick.kedu.about')}</p>
          <CodeBlock id="quick-kedu-typescript" label={t('developers.quick.kedu.ts')}>
            {quickStart.keduTypescript}
          </CodeBlock>
          <CodeBlock id="quick-kedu-curl" label={t('developers.quick.kedu.curl')}>
            {quickStart.keduCurl}
          </CodeBlock>
        </Stack>
      </Card>
      <Card title={t('developers.rules')}>
        <Prose>
          <ul>
            {RULES.map(rule => (
              <li key={rule}>{t(rule)}</li>
            ))}
            <li>{t('developers.rules.limit', { count: aMinute })}</li>
            <li>
              <a href="/developers/problems">{t('developers.rules.problems')}</a>
            </li>
          </ul>
        </Prose>
      </Card>
      <Card title={t('developers.operations')} inset="flush">
        <DataTable
          caption={t('developers.operations')}
          captionShown="hidden"
          rows={operations}
          rowKey={one => one.operationId}
          columns={[
            {
              key: 'operation',
              label: t('developers.operation'),
              heading: true,
              cell: one => (
                <a href={`/developers/operations/${one.operationId}`}>
                  <code>
                    {one.method} {one.path}
                  </code>
                </a>
              ),
            },
            { key: 'summary', label: t('developers.summary'), cell: one => one.summary[lang] },
            { key: 'scope', label: t('developers.scope'), cell: one => <Scope lang={lang} scope={one.scope} /> },
          ]}
        />
      </Card>
    </Stack>
  );
}

export function Scope({ lang, scope }: { lang: Lang; scope: string | null }) {
  const t = text(lang);
  if (scope === null) return t('developers.scope.none');
  return scope === '' ? t('developers.scope.any') : <code>{scope}</code>;
}
