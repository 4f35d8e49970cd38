import { Card } from '#design/components/card.tsx';
import { EmptyState } from '#design/components/content.tsx';
import { DataTable } from '#design/components/data-table.tsx';
import { formatDay } from '#kernel/day.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Page } from '#platform/http/page.ts';
import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { type AccountWords, text } from '../../text.ts';
import type { Title } from '../../types.ts';
import { openRegister, type RegisterView } from '../../views/insured.ts';
import { accountPart, notOpened } from '../frame.tsx';
import { meaning, until } from '../writing.ts';

/** Titles with the dates of each insurance, family on health insurance, sick leaves, breaks. */
export const registerPage: Page<PersonActor> = {
  path: '/account/insured',
  faces: ['portal', 'kiosk'],
  for: 'person',
  permission: { action: 'account.read' },
  async get(ctx) {
    const register = await openRegister(ctx);
    if (register === undefined) return notOpened();
    const t = text(ctx.lang);
    return accountPart(ctx, 'insured', '/account/insured', {
      lead: t('register.lead', { day: formatDay(register.asOf, ctx.lang) }),
      print: 'printable',
      body: <Register register={register} pack={ctx.house.pack} lang={ctx.lang} />,
    });
  },
};

function Register({ register, pack, lang }: { register: RegisterView; pack: Pack; lang: Lang }) {
  const t = text(lang);
  return (
    <>
      {register.titles.length === 0 ? (
        <EmptyState title={t('register.none')}>
          <p>{t('register.none.about')}</p>
        </EmptyState>
      ) : (
        register.titles.map(title => <TitleCard key={title.titleId} title={title} pack={pack} lang={lang} />)
      )}
      <Card title={t('insured.family')} inset={register.family.length === 0 ? 'padded' : 'flush'}>
        {register.family.length === 0 ? (
          <p>{t('insured.family.none')}</p>
        ) : (
          <DataTable
            caption={t('insured.family')}
            captionShown="hidden"
            rows={register.family}
            rowKey={one => `${one.names} ${one.bornOn}`}
            columns={[
              { key: 'names', label: t('family.names'), heading: true, cell: one => one.names },
              { key: 'kinship', label: t('family.kinship'), cell: one => kinshipText(t, one.kinship) },
              { key: 'born', label: t('family.born'), cell: one => formatDay(one.bornOn, lang) },
              { key: 'from', label: t('from'), cell: one => formatDay(one.from, lang) },
              { key: 'to', label: t('to'), cell: one => until(t, one.to, lang) },
            ]}
          />
        )}
      </Card>
      <Card title={t('leaves')} inset={register.sickLeaves.length === 0 ? 'padded' : 'flush'}>
        {register.sickLeaves.length === 0 ? (
          <p>{t('leaves.none')}</p>
        ) : (
          <DataTable
            caption={t('leaves')}
            captionShown="hidden"
            rows={register.sickLeaves}
            rowKey={one => one.number}
            columns={[
              { key: 'number', label: t('leaves.number'), heading: true, cell: one => one.number },
              {
                key: 'days',
                label: t('leaves.days'),
                cell: one => t('days.from-to', { from: formatDay(one.from, lang), to: formatDay(one.to, lang) }),
              },
              { key: 'payer', label: t('title.payer'), cell: one => one.payerName },
              { key: 'by', label: t('leaves.by'), cell: one => one.practitioner },
              { key: 'issued', label: t('leaves.issued'), cell: one => formatDay(one.issuedOn, lang) },
              {
                key: 'instruction',
                label: t('leaves.instruction'),
                cell: one => (one.inHospital ? t('leaves.hospital') : t(`leaves.instruction.${one.instruction}`)),
              },
            ]}
          />
        )}
      </Card>
      <Card title={t('insured.breaks')} inset={register.breaks.length === 0 ? 'padded' : 'flush'}>
        {register.breaks.length === 0 ? (
          <p>{t('insured.breaks.none')}</p>
        ) : (
          <DataTable
            caption={t('insured.breaks')}
            captionShown="hidden"
            rows={register.breaks}
            rowKey={one => `${one.payerName} ${one.from}`}
            columns={[
              {
                key: 'days',
                label: t('leaves.days'),
                heading: true,
                cell: one => t('days.from-to', { from: formatDay(one.from, lang), to: formatDay(one.to, lang) }),
              },
              { key: 'payer', label: t('title.payer'), cell: one => one.payerName },
              { key: 'code', label: t('break.code'), cell: one => one.code },
              { key: 'meaning', label: t('break.meaning'), cell: one => meaning(pack, 'break', one.code, lang) ?? t('code.unknown') },
            ]}
          />
        )}
      </Card>
    </>
  );
}

function TitleCard({ title, pack, lang }: { title: Title; pack: Pack; lang: Lang }) {
  const t = text(lang);
  return (
    <Card title={title.payerName} inset="flush">
      <p className="card-line">
        {t('title.line', {
          code: `${title.titleCode.slice(0, 4)} ${title.titleCode.slice(4, 5)} ${title.titleCode.slice(5)}`,
          meaning: meaning(pack, 'title', title.titleCode, lang) ?? t('code.unknown'),
          from: formatDay(title.from, lang),
          to: until(t, title.to, lang),
        })}
        {title.payerNip === null ? null : ` NIP ${title.payerNip}.`}
      </p>
      <DataTable
        caption={t('title.insurances.of', { payer: title.payerName })}
        captionShown="hidden"
        rows={title.dates}
        rowKey={one => `${one.insurance} ${one.from}`}
        columns={[
          { key: 'insurance', label: t('title.insurance'), heading: true, cell: one => t(`insurance.${one.insurance}`) },
          { key: 'from', label: t('from'), cell: one => formatDay(one.from, lang) },
          { key: 'to', label: t('to'), cell: one => until(t, one.to, lang) },
        ]}
      />
    </Card>
  );
}

const KINSHIPS = ['child', 'spouse'] as const;

function kinshipText(t: AccountWords, kinship: string): string {
  const known = KINSHIPS.find(one => one === kinship);
  return known === undefined ? kinship : t(`family.${known}`);
}
