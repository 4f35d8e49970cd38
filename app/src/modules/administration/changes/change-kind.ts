import type { Static, TSchema } from '@sinclair/typebox';
import { TypeCompiler } from '@sinclair/typebox/compiler';
import type { Day } from '#kernel/day.ts';
import type { Result } from '#kernel/result.ts';
import type { Amendment } from '#platform/amendments.ts';
import type { Ctx, StaffActor } from '#platform/context.ts';
import type { House } from '#platform/house.ts';
import type { Bilingual } from '#platform/text/text.ts';
import type { Change, ChangeId, Fault, Preview } from '../types.ts';

export interface Rights {
  propose: string;
  decide: string;
  /** What whoever decides is about to decide on. */
  about(ctx: Ctx<StaffActor>, change: Change): Promise<{ kind: string; [attribute: string]: string | boolean }>;
}

/** What can be changed by two people. `Wish` is what is kept of it, JSON. */
export interface ChangeKind<Wish = any> {
  name: string;
  /** Of what it is a change, as code: one proposal a subject waits. */
  subject(wish: Wish): string;
  title(house: House, wish: Wish): Bilingual;
  /** What keeps it from being proposed, and from being approved should things have moved meanwhile.
   *  @param change where it is about to be approved */
  faults(ctx: Ctx, wish: Wish, change?: Change): Promise<readonly Fault[]>;
  /** What will be otherwise. Asked before it is proposed, in a transaction that is not kept. */
  preview(ctx: Ctx, wish: Wish): Promise<Preview>;
  /** What the policy is asked in place of the usual, where this kind asks more of people. */
  rights?: Rights;
  /** What is kept of it beside the wish, in the transaction in which it is proposed. */
  proposed?(ctx: Ctx<StaffActor>, wish: Wish, changeId: ChangeId): Promise<void>;
  /** A page of its own that tells more of it. */
  detail?(changeId: ChangeId): string;
  /** From when on it holds, where that is a day: until then it can be recalled. */
  begins?(wish: Wish): Day;
  /** What the pack becomes by it. */
  amendment?(wish: Wish): Amendment;
  /** What becomes true in the transaction in which it is approved. */
  carryOut?(ctx: Ctx<StaffActor>, wish: Wish, change: Change): Promise<Result<unknown, { kind: string }>>;
}

/** @param shape what a wish must look like, also when it is read back years later */
export function changeKind<Shape extends TSchema>(shape: Shape, kind: ChangeKind<Static<Shape>>): ChangeKind {
  const compiled = TypeCompiler.Compile(shape);
  const read = (wish: unknown): Static<Shape> => {
    if (compiled.Check(wish)) return wish;
    throw new Error(`A wish for ${kind.name} cannot be read: ${[...compiled.Errors(wish)].map(error => error.path).join(' ')}`);
  };
  return {
    ...kind,
    subject: wish => kind.subject(read(wish)),
    title: (house, wish) => kind.title(house, read(wish)),
    faults: (ctx, wish, change) => kind.faults(ctx, read(wish), change),
    preview: (ctx, wish) => kind.preview(ctx, read(wish)),
    ...(kind.proposed ? { proposed: (ctx, wish, changeId) => kind.proposed!(ctx, read(wish), changeId) } : {}),
    ...(kind.begins ? { begins: wish => kind.begins!(read(wish)) } : {}),
    ...(kind.amendment ? { amendment: wish => kind.amendment!(read(wish)) } : {}),
    ...(kind.carryOut ? { carryOut: (ctx, wish, change) => kind.carryOut!(ctx, read(wish), change) } : {}),
  };
}
