import { formatDay } from '#kernel/day.ts';
import type { Block } from '#platform/documents/pdf/blocks.ts';
import { type LetterFonts, readLetterFonts } from '#platform/documents/pdf/fonts.ts';
import { renderPdf } from '#platform/documents/pdf/letter.ts';
import type { House } from '#platform/house.ts';
import type { Lang } from '#platform/text/text.ts';
import { formTitle } from './changes/destroy.ts';
import { deletedText } from './deleted-text.ts';
import type { ListedMatter, Protocol } from './store/destruction.ts';
import { text } from './text.ts';

/** All that the document says of a destruction. */
export interface Told {
  protocol: Protocol;
  proposed: { by: string; at: Date; reason: string };
  approved: { by: string; at: Date; reason: string | null };
  finishedAt: Date;
  matters: readonly ListedMatter[];
  deleted: Readonly<Record<string, number>>;
}

const fontsByRoot = new Map<string, LetterFonts>();

/** The protocol as paper: in Polish, which binds, with the numbers of all matters; below it what it says in English.
 *  Unsealed yet. */
export function protocolPdf(house: House, told: Told): Promise<Buffer> {
  const { root } = house.config;
  const fonts = fontsByRoot.get(root) ?? readLetterFonts(root);
  fontsByRoot.set(root, fonts);
  const t = text('pl');
  const destroyed = told.matters.filter(matter => matter.state === 'destroyed');
  const kept = told.matters.filter(matter => matter.state === 'kept');
  const blocks: Block[] = [
    { kind: 'paragraph', text: t('protocol.pdf.lead', { institution: house.pack.name.pl, destroyed: destroyed.length }) },
    ...facts(house, told, 'pl'),
    { kind: 'heading', text: t('protocol.pdf.deleted') },
    { kind: 'facts', rows: Object.entries(told.deleted).map(([table, count]) => [deletedText('pl', table), String(count)] as const) },
    ...(destroyed.length > 0
      ? [
          { kind: 'heading', text: t('protocol.pdf.list') } as const,
          matterTable(
            [t('protocol.column.place'), t('retained.number'), t('retained.ended'), t('retention.category')],
            destroyed.map((matter, place) => [String(place + 1), matter.number, formatDay(matter.endedOn, 'pl'), matter.category]),
          ),
        ]
      : []),
    ...(kept.length > 0
      ? [
          { kind: 'heading', text: t('protocol.pdf.kept') } as const,
          matterTable(
            [t('protocol.column.place'), t('retained.number'), t('retained.ended'), t('protocol.column.why')],
            kept.map((matter, place) => [
              String(place + 1),
              matter.number,
              formatDay(matter.endedOn, 'pl'),
              matter.why ? t(`protocol.why.${matter.why}`) : '',
            ]),
          ),
        ]
      : []),
    { kind: 'seal', by: house.pack.name.pl, at: told.finishedAt, check: t('protocol.pdf.check') },
    { kind: 'heading', text: text('en')('protocol.title', { number: told.protocol.number }) },
    { kind: 'paragraph', text: text('en')('protocol.pdf.courtesy'), tone: 'foreign' },
    ...facts(house, told, 'en'),
  ];
  return renderPdf(fonts, {
    lang: 'pl',
    title: t('protocol.title', { number: told.protocol.number }),
    institution: { name: house.pack.name.pl, lines: [] },
    number: told.protocol.number,
    createdAt: told.finishedAt,
    blocks,
  });
}

const SHARES = [0.5, 2, 1, 1.4] as const;
const matterTable = (titles: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns: titles.map((title, place) => ({ title, share: SHARES[place] ?? 1 })),
  rows,
});

function facts(house: House, told: Told, lang: Lang): Block[] {
  const t = text(lang);
  const { protocol, proposed, approved, finishedAt } = told;
  const { opinion } = protocol;
  const counted = (state: ListedMatter['state']): string =>
    t('destroy.preview.matters', { count: told.matters.filter(matter => matter.state === state).length });
  return [
    {
      kind: 'facts',
      rows: [
        [t('retention.class'), `${formTitle(house, protocol.formCode)[lang]}, ${String(protocol.endedIn)}`],
        [t('protocol.destroyed'), counted('destroyed')],
        [t('protocol.kept'), counted('kept')],
        [t('change.proposed-by'), t('by-at', { who: proposed.by, at: proposed.at })],
        [t('change.reason'), proposed.reason],
        [t('change.ended.approved'), t('by-at', { who: approved.by, at: approved.at })],
        ...(approved.reason ? ([[t('change.decision-reason'), approved.reason]] as const) : []),
        ...(opinion ? ([[t('destroy.opinion'), t('destroy.opinion.line', { ...opinion, on: formatDay(opinion.on, lang) })]] as const) : []),
        [t('protocol.finished'), t('at', { at: finishedAt })],
      ],
    },
  ];
}
