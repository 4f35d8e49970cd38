import { Card } from '#design/components/card.tsx';
import { DescriptionTable } from '#design/components/data-table.tsx';
import { Stack } from '#design/components/page.tsx';
import { formatDay } from '#kernel/day.ts';
import { formatGrosze } from '#kernel/grosze.ts';
import { formatNrb } from '#kernel/nrb.ts';
import type { Lang } from '#platform/text/text.ts';
import type { PayoutAccounts } from '../rules/payout-accounts.ts';
import { type AccountWords, text } from '../text.ts';
import type { BenefitInForce } from '../types.ts';

const KINDS = ['old-age-pension', 'disability-pension', 'survivors-pension'] as const;

function kindText(t: AccountWords, kind: string): string {
  const known = KINDS.find(one => one === kind);
  return known === undefined ? kind : t(`benefit.${known}`);
}

/** Benefits in force, each with its latest payment from gross to net. */
export function Beneficiary({
  benefits,
  payout,
  lang,
}: {
  benefits: readonly BenefitInForce[];
  payout: PayoutAccounts | null;
  lang: Lang;
}) {
  const t = text(lang);
  return (
    <Card title={t('beneficiary')} footer={<a href="/forms/POTW">{t('confirmation')}</a>}>
      <Stack>
        {benefits.map(benefit => (
          <section key={benefit.number}>
            <h3>{kindText(t, benefit.kind)}</h3>
            <DescriptionTable
              rows={[
                { name: t('benefit.number'), value: benefit.number },
                { name: t('benefit.granted'), value: formatDay(benefit.grantedOn, lang) },
                { name: t('benefit.payment'), value: formatDay(benefit.paidOn, lang) },
                { name: t('benefit.gross'), value: formatGrosze(benefit.gross, lang) },
                { name: t('benefit.tax'), value: formatGrosze(benefit.tax, lang) },
                { name: t('benefit.health'), value: formatGrosze(benefit.health, lang) },
                ...(benefit.seizure === 0n
                  ? []
                  : [
                      {
                        name: t('benefit.seizure'),
                        value: `${formatGrosze(benefit.seizure, lang)}${benefit.seizureReference === null ? '' : ` (${t('benefit.seizure.of', { reference: benefit.seizureReference })})`}`,
                      },
                    ]),
                { name: t('benefit.net'), value: <strong>{formatGrosze(benefit.net, lang)}</strong> },
              ]}
            />
          </section>
        ))}
        {payout === null ? null : <PayoutAccountPart payout={payout} lang={lang} />}
      </Stack>
    </Card>
  );
}

function PayoutAccountPart({ payout, lang }: { payout: PayoutAccounts; lang: Lang }) {
  const t = text(lang);
  const { inForce, ahead } = payout;
  return (
    <section>
      <h3>{t('payout')}</h3>
      <p>
        {inForce === null ? t('payout.none') : `${formatNrb(inForce.nrb)} (${t('payout.since', { from: formatDay(inForce.from, lang) })})`}
      </p>
      {ahead.map(({ nrb, from, enteredAt }) => (
        <p key={enteredAt.toISOString()}>{t('payout.next', { from: formatDay(from, lang), nrb: formatNrb(nrb) })}</p>
      ))}
    </section>
  );
}
