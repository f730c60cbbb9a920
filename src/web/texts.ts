/** The two languages of the program; Danish is the default. */
export type Language = 'da' | 'en';

type Text = string | ((...values: never[]) => string);
type Worded<T> = { [K in keyof T]: T[K] extends { da: infer D } ? (D extends string ? string : D) : never };

/**
 * Declares the words of a screen in both languages: a missing one does not compile.
 * A text with values is a function with the same parameters in both languages.
 */
export function defineTexts<const T extends Record<string, { da: Text; en: Text }>>(
  texts: T,
): (language: Language) => Worded<T> {
  const pick = (language: Language) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, text[language]])) as Worded<T>;
  const ready = { da: pick('da'), en: pick('en') };
  return (language) => ready[language];
}
