import { Card } from '../components/card.tsx';
import { BarChart } from '../components/chart.tsx';
import { Select } from '../components/text-fields.tsx';
import { Filter } from '../components/filter.tsx';
import { SquareCode } from '../components/square-code.tsx';
import type { GalleryWords } from './words.ts';

const MONTHS = ['06.2026', '07.2026', '08.2026', '09.2026', '10.2026', '11.2026'];
const MAIN = [1788, 1788, 1927, 1927, 1927, 1927];
const MORE = [498, 498, 498, 498, 498, 498];
/** Cells of no meaning, so that nobody scans a number from the gallery. */
const CELLS = Array.from({ length: 21 }, (_, y) => Array.from({ length: 21 }, (__, x) => (x * 7 + y * 5 + ((x * y) % 3)) % 4 < 2));

export function Pictures({ t }: { t: GalleryWords }) {
  const write = (value: number): string => `${value}\u00a0zł`;
  return (
    <Card title={t('section.pictures')}>
      <Filter action="#pictures" button={t('picture.show')}>
        <Select
          name="year"
          label={t('picture.year')}
          value="2026"
          empty="none"
          options={['2026', '2025'].map(year => ({ value: year, label: year }))}
        />
      </Filter>
      <BarChart
        summary={t('picture.months')}
        series={[t('picture.main'), t('picture.more')]}
        bars={MONTHS.map((label, place) => ({ label, values: [MAIN[place] ?? 0, MORE[place] ?? 0] }))}
        arrangement="stacked"
        write={write}
      >
        {t('picture.months')}
      </BarChart>
      <BarChart
        summary={t('picture.compare')}
        series={[t('table.due'), t('table.paid')]}
        bars={MONTHS.map((label, place) => ({ label, values: [MAIN[place] ?? 0, place === 4 ? 900 : (MAIN[place] ?? 0)] }))}
        arrangement="beside"
        write={write}
      />
      <SquareCode cells={CELLS} label={t('picture.code')} />
    </Card>
  );
}
