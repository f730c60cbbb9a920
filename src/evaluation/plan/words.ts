/** A text in both languages of the report. */
export interface Words {
  da: string;
  en: string;
}

/** The JSON schema of {@link Words}. */
export const wordsSchema = {
  type: 'object',
  description: 'The same text in Danish and English.',
  required: ['da', 'en'],
  additionalProperties: false,
  properties: { da: { type: 'string' }, en: { type: 'string' } },
} as const;
