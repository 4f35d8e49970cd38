import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import en from './text/en.json' with { type: 'json' };
import pl from './text/pl.json' with { type: 'json' };

type Ast = ReturnType<IntlMessageFormat['getAst']>;

function holesOf(message: string, lang: string): readonly string[] {
  const names = new Set<string>();
  const read = (ast: Ast): void => {
    for (const part of ast) {
      if ('value' in part && part.type !== 0) names.add(part.value);
      if ('options' in part) for (const option of Object.values(part.options)) read(option.value);
    }
  };
  read(new IntlMessageFormat(message, lang, undefined, { ignoreTag: true }).getAst());
  return [...names].sort();
}

describe('the sentences of the form engine', () => {
  test('are whole in both languages', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(pl).sort());
  });

  test.each(Object.keys(pl) as (keyof typeof pl)[])('%s has the same holes in both', key => {
    expect(holesOf(en[key], 'en')).toEqual(holesOf(pl[key], 'pl'));
  });
});
