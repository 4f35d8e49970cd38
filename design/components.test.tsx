import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { LANGS } from '#platform/text/text.ts';
import { Radios } from './components/choices.tsx';
import { DateField, dayParts } from './components/date-field.tsx';
import { ErrorSummary } from './components/error-summary.tsx';
import { fieldId } from './components/field.tsx';
import { pagesShown, Pagination } from './components/navigation.tsx';
import { CountBadge } from './components/status-tag.tsx';
import { TextField } from './components/text-fields.tsx';
import { GALLERY_PAGES, galleryRequest, renderGallery } from './gallery.tsx';
import { LanguageProvider } from './language.tsx';

const assets = { css: '/assets/okienko.css', script: '/assets/okienko.js', icon: '/assets/mark.svg', preload: [] };

/** Values of an attribute in the order met; React always writes double quotes. */
const values = (html: string, attribute: string): string[] =>
  [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, 'g'))].map(found => found[1] ?? '');
const tags = (html: string, name: string): string[] => [...html.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))].map(found => found[0]);

const pages = LANGS.flatMap(lang =>
  GALLERY_PAGES.map(page => [page, lang, renderGallery({ page, lang, theme: 'auto', textSize: '1' }, assets)] as const),
);

test.each(pages)('the page "%s" (%s) refers only to what is on it, and every name is used once', (_page, _lang, html) => {
  const ids = values(html, 'id');
  expect(ids.filter((id, index) => ids.indexOf(id) !== index && id !== 'window-row-pane')).toEqual([]);
  const referred = [
    ...values(html, 'for'),
    ...values(html, 'aria-describedby').flatMap(list => list.split(' ')),
    ...values(html, 'aria-labelledby'),
    ...values(html, 'data-copy'),
    ...values(html, 'data-count'),
  ];
  expect(referred.filter(id => !ids.includes(id))).toEqual([]);
});

test.each(pages)('on the page "%s" (%s) every field has a label', (_page, _lang, html) => {
  const labelled = new Set(values(html, 'for'));
  const fields = ['input', 'select', 'textarea'].flatMap(name => tags(html, name)).filter(tag => !tag.includes('type="hidden"'));
  expect(fields.filter(tag => !labelled.has(values(tag, 'id')[0] ?? ''))).toEqual([]);
});

test.each(pages)('the page "%s" (%s) holds nothing a strict content policy would refuse', (_page, _lang, html) => {
  expect(html).not.toMatch(/\sstyle="|\son[a-z]+="|javascript:|<style/);
  expect(tags(html, 'script').filter(tag => !tag.includes('src="/assets/'))).toEqual([]);
  expect(html).not.toMatch(/<script[^>]*>[^<]/);
});

test.each(pages)('the page "%s" (%s) has one first heading, one main part and a skip link as its first link', (_page, _lang, html) => {
  expect(tags(html, 'h1')).toHaveLength(1);
  expect(tags(html, 'main')).toHaveLength(1);
  expect(tags(html, 'a')[0]).toContain('href="#content"');
});

test('Anna, whose date was wrong, hears the error at the day, and the summary leads to the same place', () => {
  const html = renderToStaticMarkup(
    <LanguageProvider lang="pl">
      <ErrorSummary errors={[{ field: 'stay.from', text: 'Podaj dzień.' }]} />
      <DateField name="stay.from" label="Od kiedy?" error="Podaj dzień." wrong={['day']} />
    </LanguageProvider>,
  );
  expect(html).toContain('href="#stay-from"');
  const day = tags(html, 'input').find(tag => tag.includes('name="stay.from.day"')) ?? '';
  expect(day).toContain('id="stay-from"');
  expect(day).toContain('aria-invalid="true"');
  expect(day).toContain('aria-describedby="stay-from-error"');
  expect(tags(html, 'input').find(tag => tag.includes('name="stay.from.month"'))).not.toContain('aria-invalid');
});

test('a hint and an error are both heard with the field, the hint first', () => {
  const html = renderToStaticMarkup(<TextField name="people[0].mail" label="E-mail" hint="Hint" error="Error" />);
  expect(html).toContain('aria-describedby="people-0-mail-hint people-0-mail-error"');
  expect(fieldId('people[0].mail')).toBe('people-0-mail');
});

test('the words of the components follow the language of the page', () => {
  const page = (lang: 'pl' | 'en') =>
    renderToStaticMarkup(
      <LanguageProvider lang={lang}>
        <TextField name="a" label="A" error="B" optional />
      </LanguageProvider>,
    );
  expect(page('pl')).toContain('Błąd:');
  expect(page('pl')).toContain('(opcjonalnie)');
  expect(page('en')).toContain('Error:');
});

test('what a choice reveals stands beside its button, so that CSS alone can hide it', () => {
  const html = renderToStaticMarkup(
    <Radios
      name="way"
      label="Way"
      value="post"
      choices={[{ value: 'post', label: 'Post', reveals: <TextField name="street" label="Street" /> }]}
    />,
  );
  expect(html).toMatch(
    /<div class="choice"><input class="choice-input"[^>]*checked[^>]*><label[^>]*>Post<\/label><div class="choice-reveals">/,
  );
});

test('a day comes apart as a person writes it, and nonsense comes out empty', () => {
  expect(dayParts('2026-03-05')).toEqual({ day: '5', month: '3', year: '2026' });
  expect(dayParts('5 marca')).toEqual({ day: '', month: '', year: '' });
});

test('page numbers show the ends and the neighbours, with a gap only where something is left out', () => {
  expect(pagesShown(6, 23)).toEqual([1, 'gap', 5, 6, 7, 'gap', 23]);
  expect(pagesShown(2, 3)).toEqual([1, 2, 3]);
  expect(pagesShown(1, 2)).toEqual([1, 2]);
  expect(renderToStaticMarkup(<Pagination page={1} pages={1} hrefFor={String} />)).toBe('');
});

test('the number of waiting things is said in right Polish', () => {
  const said = (count: number) => renderToStaticMarkup(<CountBadge count={count} />);
  expect(said(1)).toContain('1 nowa rzecz');
  expect(said(3)).toContain('3 nowe rzeczy');
  expect(said(5)).toContain('5 nowych rzeczy');
  expect(said(0)).toBe('');
});

test('a title says first that something went wrong', () => {
  expect(renderGallery({ page: 'question', lang: 'pl', theme: 'auto', textSize: '1' }, assets)).toContain(
    '<title>Błąd: Pytanie - Okienko, Urząd Przykładowy</title>',
  );
});

test('what the address asks of the gallery is bounded', () => {
  expect(galleryRequest('/gallery/home', { theme: 'dark', size: '9', lang: 'xx' })).toEqual({
    page: 'home',
    theme: 'dark',
    textSize: '1',
    lang: 'pl',
  });
  expect(galleryRequest('/gallery/"><script>', {}).page).toBe('components');
});
