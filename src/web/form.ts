import { defineTexts, type Language } from './texts.ts';

const texts = defineTexts({
  tooLong: {
    da: (max: number) => `Skriv højst ${max} tegn.`,
    en: (max: number) => `Write at most ${max} characters.`,
  },
  unreadable: {
    da: 'Teksten har tegn, der ikke kan gemmes. Skriv den igen.',
    en: 'The text has characters that cannot be saved. Type it again.',
  },
});

/** One message, shown beside its field and in the error summary. */
export interface FieldError {
  field: string;
  message: string;
}

/** What was typed into a form: kept as typed, read with a rule, with the errors gathered on the way. */
export class Form {
  readonly errors: FieldError[] = [];
  private readonly fields: URLSearchParams;
  private readonly language: Language;

  constructor(fields: URLSearchParams, language: Language) {
    this.fields = fields;
    this.language = language;
  }

  /** Exactly as typed, '' when absent; NUL, which no page can show, is left out. */
  typed(field: string): string {
    return this.raw(field).replaceAll('\u0000', '');
  }

  private raw(field: string): string {
    return this.fields.get(field) ?? '';
  }

  /** Every value of a field that may be chosen more than once. */
  all(field: string): string[] {
    return this.fields.getAll(field);
  }

  /** Names of the fields that were sent. */
  names(): string[] {
    return [...new Set(this.fields.keys())];
  }

  /** Trimmed text within its length; `required` is the message when it is empty. */
  text(field: string, rule: { max: number; required?: string }): string {
    const value = this.raw(field).replaceAll('\r\n', '\n').trim();
    const words = texts(this.language);
    // oxlint-disable-next-line no-control-regex -- exactly these cannot be stored or shown
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(value)) this.refuse(field, words.unreadable);
    else if (value.length > rule.max) this.refuse(field, words.tooLong(rule.max));
    else if (value === '' && rule.required) this.refuse(field, rule.required);
    return value;
  }

  /** One of the given values; the message when it is none of them. */
  oneOf<const T extends string>(field: string, allowed: readonly T[], message: string): T {
    const value = this.typed(field) as T;
    if (!allowed.includes(value)) this.refuse(field, message);
    return value;
  }

  /** Adds an error to a field. */
  refuse(field: string, message: string): void {
    if (!this.errors.some((error) => error.field === field)) this.errors.push({ field, message });
  }

  /** The message of a field, if it has one. */
  errorOf(field: string): string | undefined {
    return this.errors.find((error) => error.field === field)?.message;
  }

  get isValid(): boolean {
    return this.errors.length === 0;
  }
}
