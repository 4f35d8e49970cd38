import type { Block, KeduEvent } from '../kedu/document.ts';
import { inventedSet, type Rates, type SetWish } from '../kedu/invented-set.ts';
import { writeKedu } from '../kedu/writer.ts';
import { month } from '#kernel/day.ts';

const RATES: Rates = {
  oldAge: '0.0976',
  disabilityInsured: '0.015',
  disabilityPayer: '0.065',
  sickness: '0.0245',
  accident: '0.0167',
  health: '0.09',
  funds: '0.0245',
  guaranteedBenefits: '0.001',
};

/** An invented month of a payer of the cast, as the bytes of a KEDU file. */
export async function keduFileOf(
  payer: { nip: string; regon?: string },
  wish: Partial<Omit<SetWish, 'rates' | 'month'>> & { month?: string; change?: (event: KeduEvent) => KeduEvent } = {},
): Promise<Buffer> {
  const { change = one => one, month: of = '2026-10', ...rest } = wish;
  const events = inventedSet({ version: '5.7', insured: 3, seed: 1, rates: RATES, month: month(of), ...rest });
  const pieces: Uint8Array[] = [];
  for await (const piece of writeKedu(
    [...events].map(event => change(named(event, payer))),
    rest.version ?? '5.7',
  ))
    pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}

function named(event: KeduEvent, payer: { nip: string; regon?: string }): KeduEvent {
  if (event.kind !== 'block' || event.block.name !== 'II') return event;
  const block: Block = {
    ...event.block,
    parts: [
      { name: 'p1', value: payer.nip },
      ...(payer.regon === undefined ? [] : [{ name: 'p2', value: payer.regon }]),
      { name: 'p6', value: 'FIRMA' },
    ],
  };
  return { ...event, block };
}
