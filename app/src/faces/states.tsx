import { Button, LinkButton } from '#design/components/button.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import { formatDay } from '#kernel/day.ts';
import type { FaceOptions, StatePage } from '#platform/http/mount.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from './text.ts';

const page = (title: string, words: string, home: { href: string; label: string }, more?: string): StatePage => ({
  title,
  body: (
    <Stack>
      <PageHeading lead={words}>{title}</PageHeading>
      {more === undefined ? null : <p>{more}</p>}
      <p>
        <LinkButton href={home.href}>{home.label}</LinkButton>
      </p>
    </Stack>
  ),
});

/** The pages that every face has when there is no page to show. */
export function faceStates(homePath: string): FaceOptions<unknown>['states'] {
  const home = (lang: Lang) => ({ href: homePath, label: text(lang)('not-found.home') });
  return {
    notFound: lang => page(text(lang)('not-found.title'), text(lang)('not-found.text'), home(lang)),
    destroyed(lang, record) {
      const t = text(lang);
      return {
        title: t('destroyed.title'),
        body: (
          <Stack>
            <PageHeading lead={t('destroyed.text')}>{t('destroyed.title')}</PageHeading>
            <DescriptionTable
              rows={[
                { name: t('destroyed.what'), value: record.what[lang] },
                ...(record.number === null ? [] : [{ name: t('destroyed.number'), value: record.number }]),
                ...(record.number === record.matterNumber ? [] : [{ name: t('destroyed.matter'), value: record.matterNumber }]),
                { name: t('destroyed.on'), value: formatDay(record.on, lang) },
                { name: t('destroyed.protocol'), value: t('destroyed.protocol.number', { protocol: record.protocol }) },
              ]}
            />
            <p>
              <LinkButton href={homePath}>{t('not-found.home')}</LinkButton>
            </p>
          </Stack>
        ),
      };
    },
    failed: (lang, incident) =>
      page(text(lang)('failed.title'), text(lang)('failed.text'), home(lang), text(lang)('failed.incident', { incident })),
    busy: lang => page(text(lang)('busy.title'), text(lang)('busy.text'), home(lang)),
    tooLarge: lang => page(text(lang)('too-large.title'), text(lang)('too-large.text'), home(lang)),
    signInAgain: (lang, signInPath, action, written) => ({
      title: text(lang)('again.title'),
      failed: true,
      body: (
        <Stack>
          <PageHeading lead={text(lang)('again.text')}>{text(lang)('again.title')}</PageHeading>
          <p>
            <a href={signInPath} target="_blank" rel="noopener">
              {text(lang)('again.sign-in')}
            </a>
          </p>
          <form className="form" method="post" action={action}>
            {[...written].flatMap(([name, values]) =>
              values.map((value, place) => <input key={`${name} ${place}`} type="hidden" name={name} value={value} />),
            )}
            <Button>{text(lang)('again.send')}</Button>
          </form>
        </Stack>
      ),
    }),
    refused: (lang, why, fix) => page(text(lang)('refused.title'), why[lang], home(lang), fix?.[lang]),
  };
}
