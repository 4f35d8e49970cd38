import { parseEmail } from '#kernel/email.ts';
import { parsePhone } from '#kernel/phone.ts';
import { parsePostcode } from '#kernel/postcode.ts';
import { accept, refuse, type Result } from '#kernel/result.ts';
import { competentBranch } from '#modules/branches/index.ts';
import type { Ctx, PersonActor } from '#platform/context.ts';
import type { Lang } from '#platform/text/text.ts';
import { setContact } from '../store/parties.ts';

export type ContactField = 'email' | 'phone' | 'street' | 'house-number' | 'flat-number' | 'postcode' | 'city' | 'notices';
/** As typed; everything may be left empty, but notices by e-mail need an address. */
export type TypedContact = Readonly<Record<Exclude<ContactField, 'notices'>, string>> & { lang: Lang; noticesByEmail: boolean };

const LONGEST = { street: 80, 'house-number': 12, 'flat-number': 12, city: 60 } as const;

export type ContactFault = { field: ContactField; kind: 'not-an-email' | 'not-a-phone' | 'not-a-postcode' | 'too-long' | 'needs-email' };

/** Changes how the person who acts can be reached. The branch follows the postcode. Names, PESEL and birth date come
 *  from the proof of identity and are not changed here.
 *  @refuses every faulty field at once */
export async function changeContact(ctx: Ctx<PersonActor>, typed: TypedContact): Promise<Result<null, readonly ContactFault[]>> {
  const faults: ContactFault[] = [];
  const read = <T extends string>(
    field: 'email' | 'phone' | 'postcode',
    kind: ContactFault['kind'],
    parse: (text: string) => Result<T, unknown>,
  ): T | null => {
    if (typed[field].trim() === '') return null;
    const parsed = parse(typed[field]);
    if (parsed.ok) return parsed.value;
    faults.push({ field, kind });
    return null;
  };
  const plain = (field: keyof typeof LONGEST): string | null => {
    const value = typed[field].trim();
    if (value.length > LONGEST[field]) faults.push({ field, kind: 'too-long' });
    return value || null;
  };
  const email = read('email', 'not-an-email', parseEmail);
  const phone = read('phone', 'not-a-phone', parsePhone);
  const postcode = read('postcode', 'not-a-postcode', parsePostcode);
  const address = {
    street: plain('street'),
    houseNumber: plain('house-number'),
    flatNumber: plain('flat-number'),
    postcode,
    city: plain('city'),
  };
  if (typed.noticesByEmail && email === null && !faults.some(fault => fault.field === 'email'))
    faults.push({ field: 'email', kind: 'needs-email' });
  if (faults.length > 0) return refuse(faults);
  const branchCode = competentBranch(ctx.house.pack, postcode ?? undefined).code;
  await setContact(ctx.db, ctx.actor.personId, {
    email,
    phone,
    lang: typed.lang,
    noticesByEmail: typed.noticesByEmail,
    address,
    branchCode,
  });
  await ctx.audit({ action: 'identity.change-contact', object: `person:${ctx.actor.personId}`, subjectPartyId: ctx.actor.personId });
  return accept(null);
}
