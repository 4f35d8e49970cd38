import type { DraftId } from '#kernel/ids.ts';
import type { Result } from '#kernel/result.ts';
import type { PersonActor } from '#platform/context.ts';
import type { Answers, FormDefinition } from '#platform/forms/definition.ts';
import type { House } from '#platform/house.ts';

/** A form that was filled in whole, by whom, and from which draft. */
export interface FilledForm {
  form: FormDefinition;
  /** As they were settled: hidden ones are gone. */
  answers: Answers;
  draftId: DraftId;
}

/** Where the answers of a form go that is not filed by itself: a module above makes something of them, and says at which
 *  address it goes on. The draft stays until what was made is filed. */
export interface FormEnd {
  /** As forms name it (`FormDefinition.endsIn`). */
  name: string;
  run(house: House, actor: PersonActor, filled: FilledForm): Promise<Result<{ to: string }, { kind: 'not-permitted' }>>;
}
