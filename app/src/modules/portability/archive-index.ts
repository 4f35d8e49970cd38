import { dayOf, formatDay } from '#kernel/day.ts';
import type { Bilingual, Lang } from '#platform/text/text.ts';
import { text } from './text.ts';

export interface GivenPart {
  /** In the archive; written where there is a record. */
  file: string;
  title: Bilingual;
  records: number;
  /** Records of which only that they wait is told. */
  heldBack: number;
}

interface About {
  name: string;
  takenAt: Date;
  parts: readonly GivenPart[];
}

const LANGUAGES: readonly Lang[] = ['pl', 'en'];

/** The page that opens the archive without any program of ours: what is in it, in both languages. */
export function indexPage(about: About): string {
  const title = LANGUAGES.map(lang => text(lang)('index.title')).join(' · ');
  return `<!doctype html>
<html lang="pl">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title></head>
<body>
${LANGUAGES.map(lang => section(about, lang)).join('\n')}
</body>
</html>
`;
}

function section({ name, takenAt, parts }: About, lang: Lang): string {
  const t = text(lang);
  const given = parts.filter(part => part.records > 0);
  const nothing = parts.filter(part => part.records === 0).map(part => part.title[lang]);
  const held = parts.some(part => part.heldBack > 0);
  const rows = given.map(
    part =>
      `<tr><th scope="row">${escaped(part.title[lang])}</th><td><a href="${escaped(part.file)}">${escaped(part.file)}</a></td><td>${part.records}</td></tr>`,
  );
  return `<section lang="${lang}">
<h1>${escaped(t('index.title'))}</h1>
<p>${escaped(t('index.whose', { name, day: formatDay(dayOf(takenAt), lang) }))}</p>
<p>${escaped(t('index.how'))}</p>
${held ? `<p>${escaped(t('index.held'))}</p>` : ''}
<table><thead><tr><th scope="col">${escaped(t('index.what'))}</th><th scope="col">${escaped(t('index.file'))}</th><th scope="col">${escaped(t('index.records'))}</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table>
${nothing.length > 0 ? `<p>${escaped(t('index.nothing', { parts: nothing.join(', ') }))}</p>` : ''}
<p>${escaped(t('index.left-out'))}</p>
</section>`;
}

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
