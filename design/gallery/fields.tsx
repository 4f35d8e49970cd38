import { Button, ButtonRow } from '../components/button.tsx';
import { Card } from '../components/card.tsx';
import { Checkbox, Checkboxes, type Choice, Radios } from '../components/choices.tsx';
import { ComputedValue } from '../components/computed-value.tsx';
import { DateField, MonthField } from '../components/date-field.tsx';
import { Form } from '../components/form.tsx';
import { FileField, MoneyField, Select, TextArea, TextField } from '../components/text-fields.tsx';
import type { GalleryWords } from './words.ts';

const answers = (t: GalleryWords, part: string): Choice[] => [
  { value: 'portal', label: t('answer.portal'), hint: t('answer.portal.hint') },
  {
    value: 'post',
    label: t('answer.post'),
    reveals: <TextField name={`${part}.address`} label={t('answer.post.address')} autoComplete="street-address" />,
  },
  { value: 'office', label: t('answer.office') },
];

const offices = (t: GalleryWords) => [
  { value: 'kielce', label: t('field.office.kielce') },
  { value: 'lodz', label: t('field.office.lodz') },
  { value: 'slupsk', label: t('field.office.slupsk') },
];

/** Every kind of question as it is first seen. */
export function Fields({ t }: { t: GalleryWords }) {
  const about = [
    { value: 'fee', label: t('about.fee') },
    { value: 'address', label: t('about.address') },
    { value: 'other', label: t('about.other'), reveals: <TextField name="plain.about.what" label={t('about.other')} /> },
  ];
  return (
    <Card title={t('section.fields')}>
      <Form action="#sent" method="get" guard>
        <TextField name="plain.name" label={t('field.name')} hint={t('field.name.hint')} autoComplete="name" />
        <TextField name="plain.mail" label={t('field.mail')} type="email" autoComplete="email" width={32} optional />
        <TextField name="plain.number" label={t('field.number')} hint={t('field.readonly')} value="0042 1377" width={12} readOnly />
        <TextArea name="plain.why" label={t('field.why')} hint={t('field.why.hint')} limit={500} value={t('field.why.value')} />
        <DateField name="plain.day" label={t('field.day')} hint={t('field.day.hint')} />
        <MonthField name="plain.month" label={t('field.month')} value={{ month: '12', year: '2026' }} />
        <ComputedValue name="plain.days" label={t('field.days')} value="19" />
        <MoneyField name="plain.sum" label={t('field.sum')} value="1649,82" />
        <Select name="plain.office" label={t('field.office')} options={offices(t)} />
        <FileField name="plain.file" label={t('field.file')} types="PDF, JPG, PNG" size="5 MB" accept=".pdf,.jpg,.png" optional />
        <Radios name="plain.answer" label={t('field.answer')} hint={t('field.answer.hint')} choices={answers(t, 'plain')} value="post" />
        <Radios
          name="plain.yesno"
          label={t('field.yesno')}
          layout="row"
          choices={[
            { value: 'yes', label: t('yes') },
            { value: 'no', label: t('no') },
          ]}
        />
        <Checkboxes name="plain.about" label={t('field.about')} values={['address']} choices={about} />
        <Checkbox name="plain.statement" label={t('field.statement')} />
        <ButtonRow>
          <Button>{t('button.primary')}</Button>
          <Button kind="quiet" skipCheck name="step" value="back">
            {t('button.quiet')}
          </Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

/** The same questions with something to put right. */
export function WrongFields({ t }: { t: GalleryWords }) {
  return (
    <Card title={`${t('section.fields')} (2)`}>
      <Form action="#sent" method="get">
        <TextField
          name="wrong.mail"
          label={t('field.mail')}
          type="email"
          width={32}
          value="anna-example.pl"
          error={t('field.mail.error')}
        />
        <TextArea name="wrong.why" label={t('field.why')} limit={20} value={t('field.why.value')} error={t('field.why.hint')} rows={3} />
        <DateField
          name="wrong.day"
          label={t('field.day')}
          hint={t('field.day.hint')}
          value={{ day: '31', month: '11', year: '2026' }}
          wrong={['day']}
          error={t('field.day.error')}
        />
        <DateField name="wrong.birthday" label={t('field.birthday')} birthday error={t('field.day.error')} />
        <MoneyField name="wrong.sum" label={t('field.sum')} value="-3" error={t('field.sum.error')} />
        <Select name="wrong.office" label={t('field.office')} options={offices(t)} error={t('field.office.error')} />
        <FileField name="wrong.file" label={t('field.file')} types="PDF" size="5 MB" error={t('field.file.error')} />
        <Radios name="wrong.answer" label={t('field.answer')} choices={answers(t, 'wrong')} error={t('field.answer.error')} />
        <Checkboxes
          name="wrong.about"
          label={t('field.about')}
          choices={[
            { value: 'fee', label: t('about.fee') },
            { value: 'address', label: t('about.address') },
          ]}
          error={t('field.answer.error')}
        />
        <Checkbox name="wrong.statement" label={t('field.statement')} error={t('field.statement.error')} />
      </Form>
    </Card>
  );
}
