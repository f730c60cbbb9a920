/** The language a person reads (Da: sprog): Danish by default, or English. */
export type Language = 'da' | 'en';
