import { defineAdmin } from '@red-tortoise/admin-kit';
import { z } from 'zod';

const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const countryOf = (code: string) => (/^[A-Z]{2}$/.test(code) ? names.of(code) : undefined);

/** Only in force where the operator has named the header that says the country of a caller (COUNTRY_HEADER). */
export const blockedCountryAdmin = defineAdmin('BlockedCountry', {
  group: 'Mappings and settings',
  plural: 'Blocked countries',
  small: true,
  title: ({ code }) => countryOf(code) ?? code,
  list: {
    columns: [
      'code',
      { name: 'country', needs: ['code'], value: ({ code }) => countryOf(code) ?? '' },
      'reason',
      'createdAt',
    ],
    search: ['code', 'reason'],
    order: 'code',
  },
  form: {
    fieldsets: { Country: ['code', 'reason'], Record: ['createdAt'] },
    readonly: ['createdAt'],
    help: {
      code: 'Two letters of ISO 3166-1, such as AQ for Antarctica. Nobody signs up or in from there any more, within seconds; whoever is signed in stays so. It needs COUNTRY_HEADER in the configuration of the API',
      reason: 'Told to whoever is refused',
    },
    schema: z.looseObject({
      code: z
        .string()
        .trim()
        .toUpperCase()
        .refine((code) => countryOf(code) !== undefined, 'is no country’s code of two letters'),
      reason: z.string().trim().min(1, 'is told to people: it cannot be empty').max(300),
    }),
  },
});
