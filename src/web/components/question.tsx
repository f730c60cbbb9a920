import type { ComponentChildren } from 'preact';

/** A short question with its answers as buttons in the same line: "Hvordan gik det?" Han kom, Kom ikke, Vi aflyste. */
export function Question({ words, children }: { words: string; children: ComponentChildren }) {
  return (
    <fieldset class="question-set">
      <legend class="visually-hidden">{words}</legend>
      <div class="question">
        <span class="question-words" aria-hidden="true">
          {words}
        </span>
        {children}
      </div>
    </fieldset>
  );
}
