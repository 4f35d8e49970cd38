import { create } from 'qrcode';
import { Card } from '#design/components/card.tsx';
import { CopyButton } from '#design/components/content.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { Columns } from '#design/components/page.tsx';
import { SquareCode } from '#design/components/square-code.tsx';
import { formatDay } from '#kernel/day.ts';
import { formatGrosze } from '#kernel/grosze.ts';
import type { Pack } from '#platform/pack.ts';
import type { Lang } from '#platform/text/text.ts';
import { transferCode } from '../../rules/transfer-code.ts';
import { text } from '../../text.ts';
import type { PayerView } from '../../views/payer.ts';
import { accountNumber } from '../writing.ts';

/** Where and how much to pay: the contribution account (NRS), and the code that a bank's app scans. */
export function PayCard({ view, pack, lang }: { view: PayerView; pack: Pack; lang: Lang }) {
  const t = text(lang);
  const { account, toPay } = view;
  if (account === null) return null;
  const title = t('pay.transfer-title');
  const code = transferCode({ nip: '', nrb: account, amount: toPay.amount, name: pack.shortName, title });
  const amount = toPay.amount > 0n ? formatGrosze(toPay.amount, lang) : t('pay.nothing');
  const table = (
    <DescriptionTable
      rows={[
        {
          name: t('pay.account'),
          value: (
            <>
              <strong id="nrs">{accountNumber(account)}</strong> <CopyButton target="nrs" />
            </>
          ),
        },
        { name: t('pay.payee'), value: pack.name[lang] },
        {
          name: t('pay.amount'),
          value: toPay.by === null || toPay.amount === 0n ? amount : t('pay.amount.by', { amount, day: formatDay(toPay.by, lang) }),
        },
        { name: t('pay.title'), value: title },
      ]}
    />
  );
  return (
    <Card title={t('pay')}>
      <p>{t('pay.about')}</p>
      {code === undefined ? (
        table
      ) : (
        <Columns
          aside={
            <>
              <SquareCode cells={cellsOf(code)} label={t('pay.code')} />
              <p className="quiet">{t('pay.code.about')}</p>
            </>
          }
        >
          {table}
        </Columns>
      )}
      {code === undefined && toPay.amount > 0n ? <p className="quiet">{t('pay.code.none')}</p> : null}
    </Card>
  );
}

function cellsOf(code: string): boolean[][] {
  const { modules } = create(code, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, y) => Array.from({ length: modules.size }, (__, x) => modules.get(y, x) === 1));
}
