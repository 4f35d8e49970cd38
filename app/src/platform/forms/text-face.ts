import type { Day } from '#kernel/day.ts';
import type { Lang } from '#platform/text/text.ts';
import { checkAll, type Remark } from './check.ts';
import { faultOf } from './check-field.ts';
import { isAnswered } from './conditions.ts';
import type { Answer, Answers, FormDefinition, Known } from './definition.ts';
import { storedAnswers } from './keep.ts';
import { withPrefills, withRowsBegun } from './prefill.ts';
import { withComputed } from './computed.ts';
import { readBack, readableValue } from './readable.ts';
import { answerAt, type Step, stepsOf, withAnswerAt } from './spoken-steps.ts';
import { understand, wordSaid } from './spoken-answers.ts';
import { inBoth, text } from './text.ts';
import { optionsOf } from './visible.ts';
import { withItemAdded } from './walk.ts';

/** A form as questions and answers, one at a time, over plain lines: what a phone menu, a kiosk that speaks and a
 *  terminal can follow. It keeps the place; the answers are those of any other face. */
export interface TextFace {
  /** What is to be said now; `hear` gives the same for the next step. */
  readonly said: readonly string[];
  readonly state: 'asking' | 'confirming' | 'done';
  /** As they may be stored: hidden ones are not among them. */
  readonly answers: Answers;
  hear(line: string): readonly string[];
}

export interface TextFaceStart {
  known: Known;
  today: Day;
  lang: Lang;
  answers?: Answers;
}

export function textFace(definition: FormDefinition, start: TextFaceStart): TextFace {
  const { known, today, lang } = start;
  const say = text(lang);
  let answers = withRowsBegun(definition, withPrefills(definition, start.answers ?? {}, known), known);
  let state: TextFace['state'] = 'asking';
  let at: string | undefined;
  const closedGroups = new Set<string>();
  const steps = (): readonly Step[] => stepsOf(definition, answers, known, closedGroups);
  const filling = () => ({ answers, known, today });

  const moveTo = (step: Step | undefined, before: readonly string[] = []): readonly string[] => {
    if (step === undefined) return finish(before);
    state = 'asking';
    const newPage = at === undefined || steps().find(one => one.path === at)?.page !== step.page;
    at = step.path;
    const page = definition.pages.find(one => one.name === step.page);
    return [...before, ...(newPage && page !== undefined ? [page.title[lang]] : []), ...question(step)];
  };

  const onward = (): readonly string[] => {
    const all = steps();
    const place = all.findIndex(step => step.path === at);
    const told: string[] = [];
    for (const step of all.slice(place + 1)) {
      if (step.kind !== 'field' || !step.locked) return moveTo(step, told);
      const value = answerAt(answers, step.path);
      told.push(
        say('say-locked', {
          label: step.field.label[lang],
          value: value === undefined ? '' : readableValue(step.field, value, step.scope, lang),
        }),
      );
    }
    return finish(told);
  };

  const finish = (before: readonly string[]): readonly string[] => {
    const remark = checkAll(definition, filling())[0];
    const wrong =
      remark === undefined ? undefined : steps().find(step => step.path === remark.path || step.path.startsWith(`${remark.path}.`));
    if (remark !== undefined && wrong !== undefined) return moveTo(wrong, [...before, remark.text[lang]]);
    if (remark !== undefined) return [...before, remark.text[lang]];
    state = 'confirming';
    at = undefined;
    const lines = readBack(definition, answers, lang, known).flatMap(section => [
      section.title,
      ...section.lines.map(line => say('say-line', { label: line.label, value: line.value })),
    ]);
    return [...before, say('say-summary'), ...lines, say('say-confirm')];
  };

  const question = (step: Step): readonly string[] => {
    if (step.kind === 'another') return [say('say-another', { item: step.group.itemTitle[lang], count: step.count })];
    const { field } = step;
    const current = answerAt(answers, step.path);
    return [
      ...(step.item === undefined ? [] : [say('say-item', { item: step.item.title[lang], number: step.item.index + 1 })]),
      field.type === 'statement' ? say('say-statement', { label: field.label[lang] }) : say('say-question', { label: field.label[lang] }),
      ...(field.hint === undefined ? [] : [field.hint[lang]]),
      ...(field.type === 'choice' || field.type === 'choices'
        ? optionsOf(field, step.scope).map((option, index) => say('say-option', { number: index + 1, label: option.label[lang] }))
        : []),
      ...(field.type === 'yes-no'
        ? [say('say-option', { number: 1, label: say('yes') }), say('say-option', { number: 2, label: say('no') })]
        : []),
      ...(field.type === 'choice' || field.type === 'yes-no'
        ? [say('say-choose-one')]
        : field.type === 'choices'
          ? [say('say-choose-many')]
          : []),
      ...(current !== undefined && isAnswered(current)
        ? [say('say-current', { value: readableValue(field, current, step.scope, lang) })]
        : field.optional === true
          ? [say('say-optional')]
          : []),
    ];
  };

  /** A rule over several fields that stands at this one and that this answer broke. */
  const brokenHere = (path: string): Remark | undefined =>
    checkAll(definition, filling()).find(remark => remark.path === path && remark.kind.startsWith('rule:'));

  const answer = (step: Step & { kind: 'field' }, value: Answer | undefined): readonly string[] => {
    const fault = faultOf(step.field, value, step.scope, today);
    if (fault !== undefined) {
      const sentence = inBoth(fault.kind, one => ({
        ...fault.values?.(one),
        label: inBoth('label', other => ({ label: step.field.label[other] }))[one],
      }));
      return [sentence[lang], ...question(step)];
    }
    const before = answers;
    answers = withComputed(definition, withAnswerAt(answers, step.path, value));
    const broken = brokenHere(step.path);
    if (broken === undefined) return onward();
    answers = before;
    return [broken.text[lang], ...question(step)];
  };

  const hearField = (step: Step & { kind: 'field' }, line: string): readonly string[] => {
    const current = answerAt(answers, step.path);
    const word = wordSaid(line, lang);
    if (word === 'skip') return step.field.optional === true ? answer(step, undefined) : [say('say-cannot-skip'), ...question(step)];
    if (word === 'keep' || line.trim() === '') return current === undefined ? [say('say-not-understood')] : answer(step, current);
    const understood = understand(step.field, line, step.scope, lang);
    return understood === undefined ? [say('say-not-understood'), ...question(step)] : answer(step, understood);
  };

  const hearAnother = (step: Step & { kind: 'another' }, line: string): readonly string[] => {
    const choice = line.trim().replace(/\.$/, '');
    if (choice !== '1' && choice !== '2') return [say('say-not-understood'), ...question(step)];
    if (choice === '2') {
      const next = onward();
      closedGroups.add(step.group.name);
      return next;
    }
    answers = withItemAdded(definition, answers, step.group.name);
    const first = steps().find(one => one.path.startsWith(`${step.group.name}.${step.count}.`));
    return moveTo(first);
  };

  const goBack = (): readonly string[] => {
    const all = steps().filter(step => step.kind === 'another' || !step.locked);
    const place = at === undefined ? all.length : all.findIndex(step => step.path === at);
    const before = all[place - 1];
    return before === undefined ? [say('say-at-start'), ...said] : moveTo(before);
  };

  const hearNow = (line: string): readonly string[] => {
    if (state === 'done') return said;
    const word = wordSaid(line, lang);
    if (word === 'repeat') return said;
    if (word === 'back') return goBack();
    const step = steps().find(one => one.path === at);
    if (state === 'confirming' || step === undefined) {
      if (line.trim().replace(/\.$/, '') !== '1') return [say('say-not-understood'), say('say-confirm')];
      state = 'done';
      return [say('say-confirmed')];
    }
    return step.kind === 'another' ? hearAnother(step, line) : hearField(step, line);
  };

  let said = onward();
  return {
    get said() {
      return said;
    },
    get state() {
      return state;
    },
    get answers() {
      return storedAnswers(definition, answers, known);
    },
    hear(line) {
      said = hearNow(line);
      return said;
    },
  };
}
