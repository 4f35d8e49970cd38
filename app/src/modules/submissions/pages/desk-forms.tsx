import { Card } from '#design/components/card.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { PageHeading, Stack } from '#design/components/page.tsx';
import type { StaffActor } from '#platform/context.ts';
import { type FormKnowledge, formKnowledge } from '#platform/forms/marks.ts';
import type { Page } from '#platform/http/page.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';

/** What of every form stands without a source, and what was left out: to be confirmed before the institution opens. */
export const deskFormsPage: Page<StaffActor> = {
  path: '/desk/forms',
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'submissions.see-forms' },
  async get(ctx) {
    const t = text(ctx.lang);
    const { pack } = ctx.house;
    const forms = formKnowledge(pack);
    const letters = pack.letters.filter(letter => letter.mark === 'M');
    return {
      kind: 'page',
      title: t('desk.forms.title'),
      width: 'wide',
      body: (
        <Stack>
          <PageHeading lead={t('desk.forms.lead')}>{t('desk.forms.title')}</PageHeading>
          <p>{t('desk.forms.count', { marks: forms.reduce((sum, form) => sum + form.marks.length, 0), forms: forms.length })}</p>
          {forms.map(form => (
            <OneForm key={`${form.code} ${form.version}`} form={form} lang={ctx.lang} />
          ))}
          <Card title={t('desk.forms.letters')} inset="flush">
            <DataTable
              caption={t('desk.forms.letters')}
              captionShown="hidden"
              rows={letters}
              rowKey={letter => `${letter.code} ${letter.version}`}
              columns={[
                { key: 'letter', label: t('desk.forms.says'), heading: true, cell: letter => `${letter.title[ctx.lang]} (${letter.code})` },
                { key: 'basis', label: t('desk.forms.basis'), cell: letter => letter.legalBasis },
              ]}
            />
          </Card>
        </Stack>
      ),
    };
  },
};

function OneForm({ form, lang }: { form: FormKnowledge; lang: Lang }) {
  const t = text(lang);
  return (
    <Card id={form.code} title={`${form.code}/${form.version}: ${form.title[lang]}`}>
      <Stack>
        <h3>{t('desk.forms.gaps')}</h3>
        <ul className="text-list">
          {form.gaps.map(gap => (
            <li key={gap.en}>{gap[lang]}</li>
          ))}
        </ul>
        {form.marks.length === 0 ? null : (
          <DataTable
            caption={t('desk.forms.marks')}
            rows={form.marks}
            rowKey={mark => `${mark.at} ${mark.says.en}`}
            columns={[
              { key: 'at', label: t('desk.forms.at'), heading: true, cell: mark => <code>{mark.at}</code> },
              { key: 'mark', label: t('desk.forms.mark'), cell: mark => t(`desk.forms.mark.${mark.mark}`) },
              { key: 'says', label: t('desk.forms.says'), cell: mark => mark.says[lang] },
            ]}
          />
        )}
      </Stack>
    </Card>
  );
}
