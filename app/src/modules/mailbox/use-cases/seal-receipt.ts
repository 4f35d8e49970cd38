import type { PartyId, ReceiptId } from '#kernel/ids.ts';
import { createGroupWriter, type GroupWriter } from '#platform/database/group-writer.ts';
import type { House } from '#platform/house.ts';
import { receiptSealed } from '../events.ts';
import { receiptXml } from '../receipts/receipt-xml.ts';
import { receiptOf } from '../store.ts';
import type { Receipt } from '../types.ts';

interface Wish {
  partyId: PartyId;
  receiptId: ReceiptId;
}
type ReceiptRow = Parameters<typeof receiptOf>[0];

// One look by the key for each wish, whatever the statistics say of a table that grows fast.
const FIND = `select r.* from json_to_recordset($1::json) as w("partyId" uuid, "receiptId" uuid)
  cross join lateral (select t.party_id, t.receipt_id, t.number, t.kind, t.subject_id, t.received_at, t.facts, t.sealed_xml, t.sealed_at, t.pdf_sha256
    from mailbox.receipt t where t.party_id = w."partyId" and t.receipt_id = w."receiptId" limit 1) r`;

/** The first seal stays: a row sealed meanwhile by another process is answered with what it has. */
const KEEP = `with kept as materialized (select k.* from mailbox.keep_seals($1, $2, $3, $4) k),
  told as (insert into platform.outbox (name, party_id, facts, at)
    select $5, k.party_id, jsonb_build_object('receiptId', k.receipt_id, 'number', k.number, 'subjectId', k.subject_id), k.sealed_at from kept k)
  select k.receipt_id from kept k`;

const writers = new WeakMap<House, GroupWriter<Wish, string>>();

/** Seals the UPP of a filing and keeps it, once and for ever; sealed already, it is only read. Several that come
 *  together share their statements. May be called by anyone at any time after the filing's commit: the receipt's own
 *  time is the filing's.
 *  @throws where there is no such receipt
 *  @announces mailbox.receipt-sealed, the first time
 *  @returns the sealed XML */
export function sealReceipt(house: House, partyId: PartyId, receiptId: ReceiptId): Promise<string> {
  const writer = writers.get(house) ?? makeWriter(house);
  writers.set(house, writer);
  return writer.write({ partyId, receiptId });
}

function makeWriter(house: House): GroupWriter<Wish, string> {
  const many = async (wishes: readonly Wish[]): Promise<string[]> => {
    let known = await find(house, wishes);
    const unsealed = [...known.values()].filter(receipt => receipt.sealedXml === null);
    if (unsealed.length > 0) {
      const sealed = await Promise.all(unsealed.map(receipt => seal(house, receipt)));
      const kept = await house.database.writerPool.query<{ receipt_id: string }>({
        name: 'keep-seals',
        text: KEEP,
        values: [
          sealed.map(one => one.party_id),
          sealed.map(one => one.receipt_id),
          sealed.map(one => one.xml),
          sealed.map(one => one.at),
          receiptSealed(unsealed[0] as Receipt).name,
        ],
      });
      for (const { receipt_id, xml } of sealed) {
        const receipt = known.get(receipt_id);
        if (receipt) known.set(receipt_id, { ...receipt, sealedXml: xml });
      }
      // Somebody else was first for the others: theirs is the seal.
      if (kept.rows.length < sealed.length) known = await find(house, wishes);
    }
    return wishes.map(wish => {
      const xml = known.get(wish.receiptId)?.sealedXml;
      if (xml === undefined || xml === null) throw new Error(`There is no receipt ${wish.receiptId}`);
      return xml;
    });
  };
  return createGroupWriter<Wish, string>({
    one: async wish => (await many([wish]))[0] as string,
    many,
    lanes: 2,
    maxBatch: 64,
    maxQueue: 10_000,
  });
}

async function find(house: House, wishes: readonly Wish[]): Promise<Map<string, Receipt>> {
  const found = await house.database.writerPool.query<ReceiptRow>({ name: 'find-receipts', text: FIND, values: [JSON.stringify(wishes)] });
  return new Map(found.rows.map(row => [row.receipt_id, receiptOf(row)]));
}

async function seal(house: House, receipt: Receipt): Promise<{ party_id: PartyId; receipt_id: ReceiptId; xml: string; at: Date }> {
  const at = house.clock();
  const xml = await house.seals.sealXml('receipts', receiptXml(house.pack, receipt, at), at);
  return { party_id: receipt.partyId, receipt_id: receipt.receiptId, xml: xml.toString('utf8'), at };
}
