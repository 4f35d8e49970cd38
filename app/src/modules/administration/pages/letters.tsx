import { Card } from '#design/components/card.tsx';
import { DataTable, DescriptionTable } from '#design/components/data-table.tsx';
import { DateField } from '#design/components/date-field.tsx';
import { Prose, PageHeading } from '#design/components/page.tsx';
import { TextArea, TextField } from '#design/components/text-fields.tsx';
import type { StaffActor } from '#platform/context.ts';
import type { Page, PageAnswer, PageCtx, PageRequest } from '#platform/http/page.ts';
import { fillLetter, holesOf, type LetterBlock } from '#platform/letters/fill-letter.ts';
import { sampleValues } from '#platform/letters/sample-letter.ts';
import type { LetterTemplate } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { text } from '../text.ts';
import { field, readDay, typedDay } from './fields.ts';
import { Trail, wide } from './parts.tsx';
import { proposing } from './proposing.tsx';

const PATH = '/desk/administration/letters';

/** Every letter that the institution writes by itself. */
export const lettersPage: Page<StaffActor> = {
  path: PATH,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.open' },
  async get(ctx) {
    const t = text(ctx.lang);
    return wide(
      t('section.letters'),
      <Trail lang={ctx.lang} here={t('section.letters')} />,
      <>
        <PageHeading lead={t('section.letters.about')}>{t('section.letters')}</PageHeading>
        <DataTable
          caption={t('section.letters')}
          captionShown="hidden"
          rows={ctx.house.pack.letters}
          rowKey={letter => letter.code}
          columns={[
            {
              key: 'title',
              label: t('letter.letter'),
              heading: true,
              cell: letter => <a href={`${PATH}/${letter.code}`}>{sampleTitle(letter, ctx.lang)}</a>,
            },
            { key: 'code', label: t('letter.code'), cell: letter => `${letter.code}/${letter.version}` },
            { key: 'kind', label: t('letter.kind'), cell: letter => t(`letter.kind.${letter.kind}`) },
            { key: 'basis', label: t('letter.basis'), cell: letter => letter.legalBasis },
          ]}
        />
      </>,
    );
  },
};

const sampleTitle = (letter: LetterTemplate, lang: Lang): string => fillLetter(letter, sampleValues(letter), lang).title;

/** One letter as its reader would see it, and a new version proposed. */
export const letterPage: Page<StaffActor> = {
  path: `${PATH}/:code`,
  faces: ['desk'],
  for: 'staff',
  permission: { action: 'administration.propose' },
  get: oneLetter,
  post: oneLetter,
  bodyLimit: 256 * 1024,
};

const joined = (paragraphs: readonly string[] | undefined): string => (paragraphs ?? []).join('\n\n');
const split = (typed: string): string[] =>
  typed
    .replace(/\r/g, '')
    .split(/\n\s*\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '');

async function oneLetter(ctx: PageCtx<StaffActor>, request: PageRequest): Promise<PageAnswer> {
  const letter = ctx.house.pack.letters.find(one => one.code === request.params['code']);
  if (!letter) return { kind: 'not-found' };
  const t = text(ctx.lang);
  const asked = field(request, 'step') !== '';
  const typed = (name: string, before: string): string => (asked ? field(request, name) : before);
  const title = sampleTitle(letter, ctx.lang);
  const parts = {
    titlePl: typed('titlePl', letter.title.pl),
    titleEn: typed('titleEn', letter.title.en),
    bodyPl: typed('bodyPl', joined(letter.body.pl)),
    bodyEn: typed('bodyEn', joined(letter.body.en)),
    instructionPl: typed('instructionPl', joined(letter.instruction?.pl)),
    instructionEn: typed('instructionEn', joined(letter.instruction?.en)),
    legalBasis: typed('legalBasis', letter.legalBasis),
  };
  return proposing(ctx, request, {
    kind: 'letter',
    action: `${PATH}/${letter.code}`,
    title,
    eyebrow: `${letter.code}/${letter.version}`,
    lead: t('letter.lead'),
    trail: <Trail lang={ctx.lang} over={[{ label: t('section.letters'), href: PATH }]} here={title} />,
    above: <Sample ctx={ctx} letter={letter} />,
    form: error => (
      <>
        <DateField name="from" label={t('parameter.from')} value={typedDay(request, 'from')} error={error('from')} />
        <p className="quiet">{t('letter.notation')}</p>
        <TextField name="titlePl" label={t('letter.title.pl')} value={parts.titlePl} error={error('titlePl')} />
        <TextArea
          name="bodyPl"
          label={t('letter.body.pl')}
          hint={t('letter.body.hint')}
          value={parts.bodyPl}
          error={error('bodyPl')}
          rows={14}
        />
        <TextArea
          name="instructionPl"
          label={t('letter.instruction.pl')}
          value={parts.instructionPl}
          error={error('instructionPl')}
          rows={6}
        />
        <TextField name="titleEn" label={t('letter.title.en')} value={parts.titleEn} error={error('titleEn')} />
        <TextArea name="bodyEn" label={t('letter.body.en')} value={parts.bodyEn} error={error('bodyEn')} rows={14} />
        <TextArea
          name="instructionEn"
          label={t('letter.instruction.en')}
          value={parts.instructionEn}
          error={error('instructionEn')}
          rows={6}
        />
        <TextField name="legalBasis" label={t('letter.basis')} value={parts.legalBasis} error={error('legalBasis')} />
      </>
    ),
    read() {
      const from = readDay(request, 'from');
      const empty = (['titlePl', 'titleEn', 'bodyPl', 'bodyEn', 'legalBasis'] as const).filter(name => parts[name] === '');
      if (!from || empty.length > 0)
        return {
          faults: [...(from ? [] : [{ field: 'from', key: 'fault.day' }]), ...empty.map(name => ({ field: name, key: 'fault.text' }))],
        };
      const [pl, en] = [split(parts.instructionPl), split(parts.instructionEn)];
      return {
        wish: {
          code: letter.code,
          version: letter.version + 1,
          from,
          title: { pl: parts.titlePl, en: parts.titleEn },
          body: { pl: split(parts.bodyPl), en: split(parts.bodyEn) },
          instruction: pl.length === 0 && en.length === 0 ? null : { pl, en },
          legalBasis: parts.legalBasis,
        },
      };
    },
  });
}

function Sample({ ctx, letter }: { ctx: PageCtx; letter: LetterTemplate }) {
  const t = text(ctx.lang);
  const filled = fillLetter(letter, sampleValues(letter), ctx.lang);
  return (
    <Card title={t('letter.sample')}>
      <Prose>
        <h3>{filled.title}</h3>
        {[...filled.body, ...filled.instruction].map((block, place) => (
          <Block key={`${String(place)} ${block.kind}`} block={block} />
        ))}
      </Prose>
      <DescriptionTable rows={[{ name: t('letter.holes'), value: [...holesOf(letter, 'pl')].join(', ') }]} />
    </Card>
  );
}

function Block({ block }: { block: LetterBlock }) {
  if (block.kind === 'paragraph') return <p>{block.text}</p>;
  return (
    <DataTable
      caption={block.columns.join(', ')}
      captionShown="hidden"
      rows={block.rows}
      rowKey={(row: readonly string[]) => row.join(' ')}
      columns={block.columns.map((label, place) => ({
        key: label,
        label,
        heading: place === 0,
        cell: (row: readonly string[]) => row[place],
      }))}
    />
  );
}
