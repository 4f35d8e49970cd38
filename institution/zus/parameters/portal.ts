import type { DatedValue } from '#platform/pack.ts';

const since = '2016-01-01';
const portalHelp = 'help of the portal on attachments';

/** Greatest size of one attachment, bytes. */
export const attachmentBytes: readonly DatedValue[] = [{ from: since, value: '5242880', mark: 'S', source: portalHelp }];
/** Greatest size of a whole document with its attachments, bytes (10 240 KB). */
export const documentBytes: readonly DatedValue[] = [{ from: since, value: '10485760', mark: 'S', source: portalHelp }];
/** Greatest size of one file of insurance documents, bytes. */
export const documentSetBytes: readonly DatedValue[] = [{ from: since, value: '500000000', mark: 'D', source: 'limit of this platform' }];
/** Endings of files taken as attachments. */
export const attachmentTypes: readonly DatedValue[] = [
  { from: since, value: 'txt odt doc rtf pdf jpeg gif tiff xls xml png ods', mark: 'S', source: portalHelp },
];

/** Days in which an account made without proof of identity must be confirmed in a branch. */
export const untrustedProfileDays: readonly DatedValue[] = [
  { from: since, value: '7', mark: 'S', source: 'manual of the portal for institutions, registration' },
];
/** Minutes for which a person's page stays open to a member of staff who has stated the purpose. */
export const deskOpeningMinutes: readonly DatedValue[] = [
  { from: since, value: '30', mark: 'D', source: 'as long as serving one person usually takes' },
];

/** Whether refusals are decided by two clerks. */
export const fourEyesOnRefusals: readonly DatedValue[] = [{ from: since, value: 'yes', mark: 'D', source: 'decision of the house' }];
/** A sum greater than this, in zloty, is granted by two clerks. */
export const fourEyesAbove: readonly DatedValue[] = [{ from: since, value: '10000.00', mark: 'D', source: 'decision of the house' }];
