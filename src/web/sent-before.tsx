import { randomUUID } from 'node:crypto';
import { Button } from './components/button.tsx';
import { LinkButton } from './components/link-button.tsx';
import { PageHead } from './components/page-head.tsx';
import { type Answer, page } from './feature.ts';
import { paths } from './paths.ts';
import { defineTexts, type Language } from './texts.ts';

const texts = defineTexts({
  title: { da: 'Formularen er allerede gemt', en: 'The form is already saved' },
  lead: {
    da: 'Den blev gemt første gang, du sendte den. Siden har du ændret i den. Se efter, hvad der står på siden, før du gemmer igen.',
    en: 'It was saved the first time you sent it. You have changed it since. Look at what stands on the page before you save again.',
  },
  youWrote: { da: 'Det skrev du nu', en: 'What you wrote now' },
  saveToo: { da: 'Gem også dette', en: 'Save this too' },
  back: { da: 'Gå til I dag', en: 'Go to Today' },
  errorTitle: { da: 'Fejl: Formularen er allerede gemt', en: 'Error: The form is already saved' },
});

/** Words that a person typed, as against codes, keys and numbers. */
const isTyped = (value: string) => /\S\s+\S/.test(value);

/**
 * A form that was saved is sent again with other content (back in the browser, changed, saved): nothing is written, nothing is lost.
 * What was typed stands there and can be saved as a form of its own.
 */
export function sentBefore(address: string, fields: URLSearchParams, language: Language): Answer {
  const t = texts(language);
  const sent = [...fields].filter(([name]) => name !== 'form_key');
  const typed = sent.map(([, value]) => value).filter(isTyped);
  return page({
    title: t.errorTitle,
    status: 422,
    body: (
      <>
        <PageHead title={t.title} lead={t.lead} />
        {typed.length > 0 ? <h2>{t.youWrote}</h2> : null}
        {typed.map((value, index) => (
          <p class="as-typed" dir="auto" key={index}>
            {value}
          </p>
        ))}
        <form method="post" action={address}>
          <input type="hidden" name="form_key" value={randomUUID()} />
          {sent.map(([name, value], index) => (
            <input type="hidden" name={name} value={value} key={index} />
          ))}
          <div class="acts">
            <Button kind="primary">{t.saveToo}</Button>
            <LinkButton kind="quiet" href={paths.today}>
              {t.back}
            </LinkButton>
          </div>
        </form>
      </>
    ),
  });
}
