import { describe, expect, test } from 'vitest';
import { exampleForm } from '#app/testing/example-form.ts';
import type { FormDefinition } from './definition.ts';
import { checkDefinition } from './meta-schema.ts';

type Loose = any;

/** The example, changed by hand as somebody editing a definition would. */
function changed(change: (form: Loose) => void): FormDefinition {
  const copy: Loose = structuredClone(exampleForm);
  change(copy);
  return copy;
}

const leave = (form: Loose) => form.pages[1].fields;

describe('a definition is checked before anybody sees it', () => {
  test('a sound definition has no faults', () => {
    expect(checkDefinition(exampleForm)).toEqual([]);
  });

  test.each<[string, (form: Loose) => void, RegExp]>([
    [
      'a text that is missing in English',
      form => {
        delete form.title.en;
      },
      /title: must have required property 'en'/,
    ],
    [
      'a text that is blank in Polish',
      form => {
        form.pages[0].fields[0].label.pl = ' ';
      },
      /pages\.0\.fields\.0\.label\.pl/,
    ],
    [
      'a misspelt property',
      form => {
        form.pages[0].fields[0].optionl = true;
      },
      /pages\.0\.fields\.0: does not know "optionl"/,
    ],
    [
      'an unknown type of field',
      form => {
        form.pages[0].fields[0].type = 'colour';
      },
      /pages\.0\.fields\.0.*type/,
    ],
    [
      'a condition that is none',
      form => {
        leave(form)[3].when = { field: 'reason', equals: 'other' };
      },
      /pages\.1\.fields\.3\.when: is none of the allowed shapes/,
    ],
    [
      'a page without fields',
      form => {
        form.pages[0].fields = [];
      },
      /pages\.0\.fields: must NOT have fewer than 1 items/,
    ],
    [
      'a name that XML cannot take',
      form => {
        form.pages[0].fields[0].name = '1name';
      },
      /pages\.0\.fields\.0\.name/,
    ],
    [
      'two fields of one name',
      form => {
        leave(form)[1].name = 'from';
        form.rules = [];
      },
      /field "from" is there more than once/,
    ],
    [
      'two pages of one name',
      form => {
        form.pages[1].name = 'person';
      },
      /page "person" is there more than once/,
    ],
    [
      'two fields of one name in a group',
      form => {
        form.pages[2].fields[0].fields[1].name = 'childName';
        form.pages[2].fields[0].fields[2].when = undefined;
        delete form.pages[2].fields[0].fields[2].when;
      },
      /field of "child" "childName" is there more than once/,
    ],
    [
      'a name that every object of the language has',
      form => {
        form.pages[0].fields[2].name = 'constructor';
      },
      /"constructor": the name is taken/,
    ],
    [
      'a condition on a field that does not exist',
      form => {
        leave(form)[3].when = { field: 'cause', is: 'x' };
      },
      /field "otherReason": the condition looks at "cause", which does not exist/,
    ],
    [
      'a condition on an option that is not offered',
      form => {
        leave(form)[3].when = { field: 'reason', is: 'war' };
      },
      /"reason" does not offer "war"/,
    ],
    [
      'a condition that compares a yes-no with a text',
      form => {
        form.pages[2].fields[0].fields[2].when = { field: 'child.adopted', is: 'yes' };
      },
      /"child\.adopted" answers yes or no/,
    ],
    [
      'a condition on itself',
      form => {
        leave(form)[3].when = { field: 'otherReason', answered: true };
      },
      /"otherReason", which does not stand earlier/,
    ],
    [
      'two fields that wait for each other',
      form => {
        leave(form)[0].when = { field: 'to', answered: true };
        leave(form)[1].when = { field: 'from', answered: true };
      },
      /field "from": the condition looks at "to", which does not stand earlier/,
    ],
    [
      'a page that waits for its own field',
      form => {
        form.pages[1].when = { field: 'reason', is: 'child' };
      },
      /page "leave": the condition looks at "reason", which does not stand earlier/,
    ],
    [
      'a look into a group from outside',
      form => {
        form.pages[3].fields[0].when = { field: 'child.adopted', is: true };
      },
      /looks into the group "child" from outside/,
    ],
    [
      'a choice that offers nothing',
      form => {
        leave(form)[2].options = [];
        leave(form).splice(3, 1);
        form.pages.splice(2, 1);
      },
      /field "reason": offers nothing to choose/,
    ],
    [
      'an option twice',
      form => {
        leave(form)[2].options.push(leave(form)[2].options[0]);
      },
      /field "reason": an option is there more than once/,
    ],
    [
      'a locked field that nothing fills',
      form => {
        delete form.pages[0].fields[0].prefill;
      },
      /field "name": read-only, but nothing fills it/,
    ],
    [
      'a pattern that is no regular expression',
      form => {
        leave(form)[4].pattern = '[';
      },
      /the pattern is no regular expression/,
    ],
    [
      'a pattern without a hint',
      form => {
        delete leave(form)[4].patternHint;
      },
      /leaves people guessing/,
    ],
    [
      'a bound that is no day',
      form => {
        leave(form)[0].notBefore = '2026-02-30';
      },
      /field "from": 2026-02-30 is not a day/,
    ],
    [
      'a validity that ends before it begins',
      form => {
        form.validTo = '2025-01-01';
      },
      /validTo is before validFrom/,
    ],
    [
      'a rule on a field that does not exist',
      form => {
        form.rules[0].than = 'start';
      },
      /rule "in-order": "start" does not exist/,
    ],
    [
      'a rule of days on a field that is none',
      form => {
        form.rules[0].than = 'reason';
      },
      /rule "in-order": "reason" is not date/,
    ],
    [
      'a group with less room than it needs',
      form => {
        form.pages[2].fields[0].min = 5;
      },
      /field "child": min is above max/,
    ],
  ])('%s is named', (_what, change, fault) => {
    expect(checkDefinition(changed(change)).join('\n')).toMatch(fault);
  });

  test('every fault is told, not only the first, and says which form', () => {
    const faults = checkDefinition(
      changed(form => {
        delete form.title.en;
        delete form.summary.pl;
      }),
    );
    expect(faults).toHaveLength(2);
    for (const fault of faults) expect(fault).toMatch(/^EX-1\/1 /);
  });
});
