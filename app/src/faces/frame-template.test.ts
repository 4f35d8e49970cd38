import { expect, test } from 'vitest';
import { filled, PLACES, templateOf } from './frame-template.ts';

const document = (...given: Parameters<typeof filled>): string => filled(...given).toString();

const parts = { title: 'T', body: '<p>B</p>', who: 'W', acting: 'A' };

test('a document that was kept is the one that would have been rendered, each place as often as it stands there', () => {
  const rendered = `<title>${PLACES.title}</title>${PLACES.who} for ${PLACES.acting}: ${PLACES.body}${PLACES.title}`;
  const frame = {};
  expect(
    document(
      templateOf(frame, 'k', () => rendered),
      parts,
    ),
  ).toBe('<title>T</title>W for A: <p>B</p>T');
  expect(
    document(
      templateOf(frame, 'k', () => 'rendered again'),
      { ...parts, who: 'Anna' },
    ),
  ).toBe('<title>T</title>Anna for A: <p>B</p>T');
});

test('who writes a mark into a page finds it there as written', () => {
  const template = templateOf({}, 'k', () => `${PLACES.who} ${PLACES.body}`);
  expect(document(template, { ...parts, who: PLACES.body, body: PLACES.who })).toBe(`${PLACES.body} ${PLACES.who}`);
});

test('what is kept has an end', () => {
  const frame = {};
  for (let count = 0; count < 400; count += 1) templateOf(frame, `k${count}`, () => String(count));
  expect(templateOf(frame, 'k0', () => 'again').map(String)).toEqual(['again']);
  expect(templateOf(frame, 'k399', () => 'again').map(String)).toEqual(['399']);
});
