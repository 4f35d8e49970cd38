// The door of the design: what faces and modules draw pages with.
export type { Assets } from './assets.ts';
export { Button, ButtonRow, LinkButton } from './components/button.tsx';
export { Card } from './components/card.tsx';
export { Checkbox, Checkboxes, type Choice, Radios } from './components/choices.tsx';
export {
  ConfirmPanel,
  CopyButton,
  Disclosure,
  EmptyState,
  InlineHelp,
  type KeyFigure,
  KeyFigures,
  PrintButton,
} from './components/content.tsx';
export { type Column, DataTable, DescriptionTable } from './components/data-table.tsx';
export { DateField, type DayParts, dayParts } from './components/date-field.tsx';
export { ErrorSummary } from './components/error-summary.tsx';
export { Field, Fieldset, fieldId, type Question } from './components/field.tsx';
export type { FooterProps } from './components/footer.tsx';
export { Form } from './components/form.tsx';
export { Icon, type IconName, Lamp, Mark } from './components/icon.tsx';
export { LetterSheet } from './components/letter-sheet.tsx';
export type { MastheadProps } from './components/masthead.tsx';
export { type NavigationEntry, Pagination, ProgressSteps, Tabs } from './components/navigation.tsx';
export { Notice, type Tone } from './components/notice.tsx';
export { BackLink, Breadcrumbs, Columns, Grid, Hidden, PageHeading, Prose, SkipLink, Stack } from './components/page.tsx';
export type { SessionClock } from './components/session-dialog.tsx';
export { CountBadge, StatusTag } from './components/status-tag.tsx';
export { SummaryList, type SummaryRow } from './components/summary-list.tsx';
export { type Task, TaskList } from './components/task-list.tsx';
export { FileField, MoneyField, type Option, Select, TextArea, TextField } from './components/text-fields.tsx';
export { Timeline, type TimelineEntry } from './components/timeline.tsx';
export { type DocumentFace, type DocumentOptions, renderDocument } from './document.tsx';
export { LanguageProvider, useLang, useWords } from './language.tsx';
export { type Appearance, TEXT_SIZES, type TextSize, type Theme, THEMES } from './tokens.ts';
