/** What one provider may be asked for. */
import { z } from 'zod';
import { dayParameter, npiParameter } from './parameters.forms.ts';

export const inProvider = z.strictObject({ npi: npiParameter('National Provider Identifier: ten digits.') });

export const asOf = dayParameter(
  'The record as it was on that day, by the dates of its source. A day before the oldest state that is known here is answered as unknown.',
);

export const providerQuery = z.strictObject({ 'as-of': asOf.optional() });
