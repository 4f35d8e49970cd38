import type { PageRequest } from '#platform/http/page.ts';
import { ANSWERS, type ClerkAnswer } from '../rules/draft.ts';

/** Which answer a clerk is writing; a refusal where the address does not say. */
export const answerAsked = (request: PageRequest): ClerkAnswer =>
  ANSWERS.find(one => one === (request.form.get('answer')?.[0] ?? request.query['answer'])) ?? 'refuse';
