import { LetterSheet } from '#design/components/letter-sheet.tsx';
import { dayOf, formatDay } from '#kernel/day.ts';
import type { PartyCard } from '#modules/identity/index.ts';
import type { EditableBlock } from '#modules/mailbox/index.ts';
import type { PageCtx } from '#platform/http/page.ts';
import type { LetterTemplate } from '#platform/pack.ts';
import { BlockTable } from './desk-letter-form.tsx';

/** The Polish letter as it will be printed. The script of the letter keeps it in step with what is typed. */
export function Sheet({
  ctx,
  party,
  number,
  template,
  blocks,
}: {
  ctx: PageCtx;
  party: PartyCard;
  number: string;
  template: LetterTemplate;
  blocks: readonly EditableBlock[];
}) {
  const { pack } = ctx.house;
  const branch = pack.branches.find(one => one.code === party.branchCode);
  const { street, houseNumber, flatNumber, postcode, city } = party.address;
  const address = [
    [street, [houseNumber, flatNumber].filter(Boolean).join('/')].filter(Boolean).join(' '),
    [postcode, city].filter(Boolean).join(' '),
  ];
  return (
    <LetterSheet
      level={2}
      sender={[pack.name.pl, ...(branch ? [branch.name, `${branch.address}, ${branch.postcode} ${branch.city}`] : [])]}
      addressee={[party.name, ...address].filter(line => line !== '')}
      placeAndDate={[branch?.city, formatDay(dayOf(ctx.now), 'pl')].filter(Boolean).join(', ')}
      number={number}
      title={template.title.pl}
    >
      {[...blocks, { text: '', table: null }].map((block, place) =>
        block.table === null ? (
          <p key={place} data-preview-of={`pl-${place}`} hidden={block.text.trim() === ''}>
            {block.text}
          </p>
        ) : (
          <BlockTable key={place} lang="pl" table={block.table} where="on-paper" />
        ),
      )}
    </LetterSheet>
  );
}
